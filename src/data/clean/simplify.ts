import { applyEdits, type Edit, isHan, type Stage, type Variant } from './draft.ts';
import { isTraditionalOnly, openccSimplify, simplifiedCode } from './variants.ts';

/** So large a share of Traditional-only characters makes the whole text Traditional (003 has 0.35 of them). */
const TRADITIONAL_SHARE = 0.03;

/**
 * What OpenCC leaves or gets wrong in texts of this field, after its own conversion. 著 is 着 but for the words of writing and
 * fame; a one-to-one map wrote 藉, 覆 and 乾 for 借, 复 and 干 as well.
 */
const AFTER_OPENCC: readonly (readonly [string, RegExp, string])[] = [
  ['著', /(?<![名显卓土编原专论译巨昭遗合拙名新旧])著(?![名称述书者录作])/gu, '着'],
  ['覆', /(?<=[答回批反恢修重])覆(?=[^盖没灭辙]|$)/gu, '复'],
  ['藉', /(?<=[凭])藉|藉(?=[助此口由])/gu, '借'],
  ['乾', /乾(?=[净燥旱部事劲货果杯脆警群])|(?<=[饼肉晒烘])乾/gu, '干'],
  ['瞭', /瞭(?=解)|(?<=明)瞭/gu, '了'],
  ['徵', /(?<!角)徵(?!羽)/gu, '征'],
  ['昇', /昇/gu, '升'],
  ['麽', /麽/gu, '么'],
  ['馀', /馀/gu, '余'],
  ['祇', /祇/gu, '只'],
  ['於', /於(?=[是此])|(?<=[对关由终便利有属处等鉴基位致用善勇敢在至低高大小多少])於/gu, '于'],
];

function afterOpencc(text: string): string {
  return AFTER_OPENCC.reduce(
    (done, [char, wrong, right]) => (done.includes(char) ? done.replace(wrong, right) : done),
    text,
  );
}

/** One edit for each run of characters that changed; both texts have the same length. */
function changedRuns(before: string, after: string): Edit[] {
  const edits: Edit[] = [];
  for (let i = 0; i < before.length; i++) {
    if (before[i] === after[i]) continue;
    let end = i + 1;
    while (end < before.length && before[end] !== after[end]) end++;
    edits.push({ at: i, length: end - i, to: after.slice(i, end) });
    i = end;
  }
  return edits;
}

export const simplify: Stage = {
  name: 'simplify',
  run(draft) {
    const { text } = draft;
    let han = 0;
    let traditional = 0;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (!isHan(code)) continue;
      han++;
      if (isTraditionalOnly(code)) traditional++;
    }
    if (traditional === 0) return null;
    const variant: Variant = traditional / han >= TRADITIONAL_SHARE ? 'traditional' : 'mixed';
    const byChar = (source: string) =>
      Array.from({ length: source.length }, (_, i) => {
        const code = source.charCodeAt(i);
        return isTraditionalOnly(code) ? String.fromCharCode(simplifiedCode(code)) : source[i];
      }).join('');
    let after: string;
    if (variant === 'traditional') {
      const converted = openccSimplify(text);
      after = afterOpencc(converted.length === text.length ? converted : byChar(text));
    } else {
      // Only what cannot be Simplified: a 著 or 乾 in Simplified text may well be meant.
      after = byChar(text);
    }
    const edited = applyEdits(text, changedRuns(text, after), 'simplify');
    if (!edited) return null;
    return { draft: { ...draft, variant, text: edited.text }, repairs: edited.repairs, dropped: [] };
  },
};
