/**
 * Whose a figure is: the unit's own, or somebody else's, and whose then. A figure of somebody else printed as the unit's own is
 * the worst error there is, so it is the unit's own only where no rule gives it to somebody else and the words around it speak
 * for it.
 */
import type { Told } from './figures/told.ts';
import { cuesOf, type FigureBefore, type OwnerContext } from './owners/cues.ts';
import { lastNamed, trimName } from './owners/names.ts';
import { type Owner, ruledOwner, setApart } from './owners/rules.ts';
import weights from './owners/weights.json' with { type: 'json' };
import { OWN_WORK } from './owners/words.ts';
import type { Quantity } from './quantities.ts';
import type { Clause, Sentence } from './text.ts';
import { createJudge } from './weighing.ts';

const anothersChance = createJudge(weights.weights);

/**
 * From this chance on a figure is told as somebody else's. Below one half, for printing another's as the unit's own is the worse
 * mistake: on 24 articles that nothing was learned from, 0.3 let 1 of 649 through.
 */
const DOUBT = 0.3;

/** Whose each figure of a section is; `metrics` are what they count. */
export function ownersOf(context: OwnerContext, told: readonly Told[], metrics: readonly string[]): Owner[] {
  const owners: Owner[] = [];
  told.forEach((figure, i) => {
    const { quantity, sentence, clause } = figure;
    const ruled =
      setApart(context, quantity, sentence, clause) ??
      goingOn(context, told[i - 1], figure, owners.at(-1)) ??
      amongThose(context, sentence) ??
      ruledOwner(context, quantity, sentence, clause, metrics[i] ?? '');
    if (ruled.name !== null) {
      owners.push(ruled);
      return;
    }
    const before = beforeOf(told[i - 1], figure, owners.at(-1));
    const chance = anothersChance((cues) => cuesOf(context, quantity, sentence, clause, before, cues));
    if (chance < DOUBT) owners.push({ name: null, sure: ruled.sure && chance < DOUBT / 2 });
    else owners.push({ name: nameFor(context, figure, told[i - 1], owners.at(-1)), sure: chance >= 1 - DOUBT });
  });
  return owners;
}

/** The figure before as the cues see it: of the same paragraph, in this sentence or the one before. */
export function beforeOf(before: Told | undefined, figure: Told, owner: Owner | undefined): FigureBefore | null {
  if (!before || !owner) return null;
  const { sentence } = figure;
  if (before.sentence.paragraph !== sentence.paragraph || sentence.index - before.sentence.index > 1) return null;
  return { own: owner.name === null, end: before.quantity.end, sentence: before.sentence };
}

/** Whose a figure is that only the words around it give to somebody else. */
function nameFor(context: OwnerContext, figure: Told, before: Told | undefined, owner: Owner | undefined): string {
  const { sentence, clause, quantity } = figure;
  const subject = context.subjects.of(sentence, clause);
  if (subject?.kind === 'other' || subject?.kind === 'superior') return trimName(subject.name);
  if (owner?.name && before?.sentence === sentence) return owner.name;
  return lastNamed(context, sentence, quantity.start);
}

/** Whose the figure before was, where this one goes on with it. */
function goingOn(
  { reading, subjects }: OwnerContext,
  before: Told | undefined,
  { quantity, sentence, clause }: Told,
  owner: Owner | undefined,
): Owner | null {
  if (!before || !owner) return null;
  // 五年过去，这个数字变成了210家: of what was told last.
  if (/这(?:个|一|项)?(?:数字|数据|比例|指标)/u.test(reading.text.slice(clause.start, quantity.start))) return owner;
  // 现有20人。其中，党员13名: of those who were just told of.
  const near =
    before.sentence === sentence || (before.sentence.index === sentence.index - 1 && sentence.text.startsWith('其中'));
  return near && follows(before.quantity, quantity, before.clause, clause) ? owner : null;

  /** 出口茶叶1.3万吨、货值4560万美元，同比分别增长…: the value and the growth are whose the amount is. */
  function follows(first: Quantity, second: Quantity, firstClause: Clause, secondClause: Clause): boolean {
    const gap = reading.text.slice(first.end, second.start);
    // 收入6800元，比帮扶前翻了一番
    if (second.form === 'times' && /^，(?:比[^，]{1,8})?$/u.test(gap)) return true;
    // 每公斤26元，比往年高出8元
    if (
      first.unit === second.unit &&
      firstClause !== secondClause &&
      /^，(?:同?比|较)(?:往年|上年|去年|以前|以往|过去|同类[^，]{0,4})[^，]{0,2}(?:高|低|多|少|涨|贵)[^，]{0,3}$/u.test(
        gap,
      )
    )
      return true;
    // 21名船员中有4人发烧
    if (/^[\u4e00-\u9fff]{0,8}中，?就?有$/u.test(gap)) return true;
    // 过货量850万吨，…其中木材进口520万立方米
    const ofThose = /[，。；]其中，?[^，。；]*$/u.test(gap);
    if (gap.length > 26 || (/[。；]/u.test(gap) && !ofThose)) return false;
    if (ofThose && !OWN_WORK.test(gap) && subjects.named(secondClause) === null) return true;
    if (
      !/^[\u4e00-\u9fff]{0,5}(?:、|，|和|及|，且|，其中)?(?:总|其)?(?:货值|金额|价值|创汇|面积|产值|同比|比上年|比去年|较上年|较去年|增长|增幅|占|货物总值|总值|分别)/u.test(
        gap,
      ) &&
      !/^(?:和|、)$/u.test(gap)
    )
      return false;
    if (/^(?:和|、)$/u.test(gap) && second.form !== 'percent') return false;
    if (firstClause.start === secondClause.start) return true;
    const named = subjects.named(secondClause);
    return named === null || named.start >= second.start || /占/u.test(gap);
  }
}

/** 其中 at the beginning of a sentence: of what the clause before it tells of, where that names somebody. */
function amongThose({ reading, subjects }: OwnerContext, sentence: Sentence): Owner | null {
  if (!sentence.text.startsWith('其中')) return null;
  const last = reading.sentences[sentence.index - 1]?.clauses.at(-1);
  const subject = last ? subjects.named(last) : null;
  if (subject?.kind !== 'superior' && subject?.kind !== 'other') return null;
  return { name: subject.name, sure: true };
}
