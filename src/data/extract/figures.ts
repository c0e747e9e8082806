/**
 * Numbers that a reporter may quote: what was counted, how many, since when, and whose it is. Names that contain numbers, dates,
 * ranks and document numbers are turned down with their reason.
 */
import type { Figure } from '../model.ts';
import { metricOf, sharesOf } from './figures/metrics.ts';
import { figuresToldIn } from './figures/told.ts';
import type { Rejected } from './honors.ts';
import { ownersOf } from './owners.ts';
import type { Quantity } from './quantities.ts';
import type { Subjects } from './subjects.ts';
import { type Clause, type Passage, passageOf, type Reading, type Sentence, type Span } from './text.ts';
import type { UnitIdentity } from './units.ts';

export type ExtractedFigure = Omit<Figure, 'source'> & { evidence: Passage; confidence: number };

export type FigureContext = {
  /** Where honours are told: their counts are theirs. */
  honors: readonly Span[];
  reading: Reading;
  section: number;
  unit: UnitIdentity | null;
  subjects: Subjects;
};

const PERIOD =
  /(?:自|从|截至|截止|到)?(?:(?:19|20)\d{2}年?(?:(?:[~～\-—]|至|到)(?:19|20)\d{2})年(?:度)?|(?:19|20)\d{2}年(?:度)?(?:\d{1,2}(?:[、~～至到-]\d{1,2})?月(?:份)?(?:\d{1,2}日)?|上半年|下半年|前\d{1,2}个月|前三季度|[一二三四]季度|底|初|末)?|(?:今年|去年|前年|当年|同年)(?:\d{1,2}月?(?:[、至到-]\d{1,2}月)?(?:月)?(?:份)?|上半年|下半年|前\d{1,2}个月|前三季度|[一二三四]季度|底|初)?|(?:\d{1,2}[、至到-])?\d{1,2}月(?:份)?(?:\d{1,2}日)?|前\d{1,2}个月|前三季度|上半年|下半年|全年|每年|每月|每周|每天|年均|近年来|(?:近|过去|最近)?[一二两三四五六七八九十\d]{1,10}年(?:多)?来|(?:近|过去|最近)[一二两三四五六七八九十\d]{1,10}年|目前)(?:以来|起|间)?(?:[\u4e00-\u9fff]{0,12}以来)?/gu;
const SINCE =
  /([“”\u4e00-\u9fff、]{2,20}(?:开展|成立|运行|挂牌|实施|启动|开工|组建)(?:[一两二三四五\d]+年)?(?:多)?(?:以来|来))/u;

export function figuresIn(context: FigureContext): { figures: ExtractedFigure[]; rejected: Rejected[] } {
  const { reading, section } = context;
  const { text } = reading;
  const figures: ExtractedFigure[] = [];
  const { told, rejected } = figuresToldIn(reading, section, context.honors);

  const shares = sharesOf(
    reading,
    told.map(({ quantity }) => quantity),
  );
  const metrics = told.map(
    ({ quantity, sentence, clause }, i) =>
      shares.get(quantity) ?? metricOf(text, quantity, sentence, clause, told[i - 1]?.quantity),
  );
  const owners = ownersOf(context, told, metrics);
  told.forEach(({ quantity, sentence, clause, from }, i) => {
    const metric = metrics[i] ?? '';
    const whose = owners[i] ?? { name: null, sure: false };
    const period = periodOf(sentence, quantity.start, clause);
    const figure: ExtractedFigure = {
      metric: metric || quantity.printed,
      value: quantity.value,
      printed: quantity.printed,
      unit: quantity.unit,
      qualifier: quantity.qualifier,
      period,
      subject: whose.name,
      from,
      evidence: passageOf(reading, sentence, { start: quantity.start, end: quantity.end }, section),
      confidence: whose.sure ? (quantity.chinese ? 0.75 : 0.9) : 0.6,
    };
    const twice = figures.some(
      (other) =>
        other.value === figure.value &&
        other.unit === figure.unit &&
        ((figure.value > 12 &&
          /^(?:人|户|口|公里|岁|平方米|亩|摄氏度)$/u.test(figure.unit ?? '') &&
          other.printed === figure.printed) ||
          other.metric === figure.metric ||
          (quantity.value > 12 &&
            quantity.form === 'count' &&
            (related(other.metric, figure.metric) ||
              (other.printed === figure.printed &&
                named2(quantity) !== '' &&
                other.metric.includes(named2(quantity)))))),
    );
    if (!twice) figures.push(figure);
  });
  return { figures, rejected };

  /** The first two characters of what is counted: 党员 in 21名党员. */
  function named2(quantity: Quantity): string {
    return /^[\u4e00-\u9fff]{2}/u.exec(text.slice(quantity.end, quantity.end + 2))?.[0] ?? '';
  }

  function related(a: string, b: string): boolean {
    return [...new Set(a)].filter((character) => b.includes(character)).length >= Math.min(a.length, b.length) * 0.5;
  }

  function periodOf(sentence: Sentence, at: number, clause: Clause): string | null {
    const inClause = lastPeriod(text.slice(clause.start, at));
    if (inClause) return inClause;
    const inSentence = lastPeriod(text.slice(sentence.start, at));
    if (inSentence) return inSentence;
    const previous = reading.sentences[sentence.index - 1];
    if (!previous || previous.paragraph !== sentence.paragraph) return null;
    if (/^(?:目前|现有|现在|如今)/u.test(sentence.text)) return null;
    const opening = previous.clauses[0];
    const carried = opening ? lastPeriod(opening.text) : null;
    return carried && /^(?:其中|同时|全年|共|累计|此外|还|检|签|查|截|办|受理|实现|完成)/u.test(sentence.text)
      ? carried
      : null;
  }

  function lastPeriod(part: string): string | null {
    let found: string | null = null;
    for (const match of part.matchAll(PERIOD)) found = match[0];
    if (found !== null) return found;
    const since = /(?:以来|来)/u.test(part) ? SINCE.exec(part) : null;
    return since?.[1] ?? null;
  }
}
