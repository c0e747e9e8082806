import type { Dropped, Repair, Stage } from './draft.ts';
import { withFullMarks } from './marks.ts';
import { unitAtStart } from './units.ts';

const NAME = 'title';
/** Longest title of the field; with its second line some have forty characters. */
const LONGEST = 60;
const COLUMN =
  /^([\u4e00-\u9fff“”‘’""''·\d]{2,26}?(?:专题报道|系列报道|特别报道|专栏|专题|专刊|特刊|专版))[ \t　]*([（(.][一二三四五六七八九十\d]{1,3}[)）.])?[ \t　:：—-]*/u;
const SITE =
  /[ \t　]*[_|｜][ \t　]*[^_|｜\n]{2,24}$|[ \t　]*[-—–]{1,2}[ \t　]*[\u4e00-\u9fff]{2,14}(?:网|网站|报|时报|日报|在线|频道|门户|首页|政府网|信息网)$/u;

/** The letters of a line without marks and blanks, for comparing lines that were set differently. */
export function bare(line: string): string {
  return line.replace(/[^\p{L}\p{N}]/gu, '');
}

function isTitle(line: string, more: boolean): boolean {
  const trimmed = line.trim();
  if (trimmed.length < 2 || trimmed.length > LONGEST || !more) return false;
  if (/[。，；：、.,;:]$/u.test(trimmed) || /。|\p{Script=Han}[.，][^”]*[.，]\p{Script=Han}/u.test(trimmed))
    return false;
  return /\p{Script=Han}/u.test(trimmed);
}

/** Half of a line that says the same thing twice, or null. */
function once(line: string): string | null {
  const text = line.trim();
  if (text.length > 2 * LONGEST + 4) return null;
  for (let cut = Math.floor(text.length / 2) - 2; cut <= Math.ceil(text.length / 2) + 2; cut++) {
    const first = text.slice(0, cut).trim();
    if (bare(first).length >= 6 && bare(first) === bare(text.slice(cut))) return first;
  }
  return null;
}

/** Takes the title and the column off the text, and what repeats the title. */
export const title: Stage = {
  name: NAME,
  run(draft) {
    if (draft.title !== null) return null;
    const lines = draft.text.split('\n');
    const first = lines.findIndex((line) => line.trim());
    if (first < 0) return null;
    const dropped: Dropped[] = [];
    const repairs: Repair[] = [];
    let found: string | null = null;
    let column = draft.column;
    let rest = lines.slice(first);
    const takeColumn = (line: string): string | null => {
      const trimmed = line.trim();
      const tight =
        trimmed.length <= LONGEST ? trimmed.replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '') : trimmed;
      const match = COLUMN.exec(tight);
      if (!match?.[1]) return null;
      const after = tight.slice(match[0].length);
      const opening = after.slice(0, LONGEST);
      const anew = found
        ? bare(opening).startsWith(bare(found).slice(0, 4)) || bare(found).startsWith(bare(opening))
        : false;
      if (after && !anew && !(match[2] && unitAtStart(after))) return null;
      column ??= match[1] + (match[2] ?? '').replace(/^\.(.+)\.$/u, '（$1）');
      return after;
    };
    const line = (rest[0] ?? '').trim();
    const single = once(line);
    if (
      isTitle(
        single ?? line,
        rest.slice(1).some((other) => other.trim() !== ''),
      )
    ) {
      found = line;
      rest = rest.slice(1);
      if (single) {
        dropped.push({ stage: NAME, text: found.slice(single.length).trim() });
        found = single;
      }
      const site = SITE.exec(found);
      if (site && bare(found.slice(0, site.index)).length >= 4) {
        dropped.push({ stage: NAME, text: site[0].trim() });
        found = found.slice(0, site.index).trim();
      }
    }
    const kept: string[] = [];
    let seen = 0;
    for (const line of rest) {
      const trimmed = line.trim();
      if (!trimmed) {
        kept.push(line);
        continue;
      }
      seen++;
      if (seen > 4 || found === null) {
        kept.push(line);
        continue;
      }
      if (
        (trimmed.length <= 2 * LONGEST && bare(trimmed) === bare(found)) ||
        (trimmed.length <= LONGEST + 24 && bare(trimmed.replace(SITE, '')) === bare(found))
      ) {
        dropped.push({ stage: NAME, text: trimmed });
        continue;
      }
      // The title with the names of column and site behind it, then the title itself.
      if (
        trimmed.length < LONGEST &&
        bare(trimmed).length >= 4 &&
        found.startsWith(trimmed) &&
        /^[ \t　]*[-—–_|｜]/u.test(found.slice(trimmed.length))
      ) {
        dropped.push({ stage: NAME, text: found.slice(trimmed.length).trim() });
        dropped.push({ stage: NAME, text: trimmed });
        found = trimmed;
        continue;
      }
      const after = seen <= 2 ? takeColumn(line) : null;
      if (after !== null) {
        if (after.length <= 2 * LONGEST && bare(after) === bare(found) && after)
          dropped.push({ stage: NAME, text: after });
        else if (after) {
          repairs.push({
            stage: NAME,
            before: trimmed.slice(0, trimmed.length - after.length),
            after: '',
            at: draft.text.indexOf(trimmed),
          });
          kept.push(after);
        }
        continue;
      }
      // The title once more, glued to the beginning of the body.
      const glued = bare(found).length >= 8 && trimmed.startsWith(found) && trimmed.length > found.length + 4;
      const behind = trimmed.slice(found.length);
      if (glued && /^[ \t　\n]/u.test(behind)) {
        repairs.push({ stage: NAME, before: found, after: '', at: draft.text.indexOf(trimmed) });
        kept.push(behind.trimStart());
      } else kept.push(line);
    }
    if (found === null && kept.length === lines.length) return null;
    return {
      draft: { ...draft, title: found === null ? null : withFullMarks(found), column, text: kept.join('\n') },
      repairs,
      dropped,
    };
  },
};
