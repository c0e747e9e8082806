/** Honours that no rule has found: known by their titles, where the words around them say that they were given. */
import { clauseAt, type Span, sentenceAt } from '../text.ts';
import { createJudge } from '../weighing.ts';
import { dateAt, dateOfOccasion } from './award-dates.ts';
import { titleCues, titlesIn } from './candidates.ts';
import type { AwardContext } from './context.ts';
import { timesIn } from './counts.ts';
import { granterAround, granterBefore, granterBehind, isOwn } from './granters.ts';
import { recipientsOf } from './recipients.ts';
import { readTitle } from './titles.ts';
import { barred, trapOf } from './traps.ts';
import weights from './weights.json' with { type: 'json' };

const givenChance = createJudge(weights.weights);

/** From this chance on a title is taken for an honour that was given. */
const LIKELY = 0.75;

/** What one aims at, calls somebody, or gives away oneself. */
const NOT_GIVEN =
  /(?:冲刺|冲击|瞄准|剑指|叫板|打造|创建|争创|评选|评出|评比|开展|设立|推出|邀请|不愧是?|堪称|可谓|颁给|发给|送给|学习|组建|成立|实施|启动|举办)(?:了|出|的)?[^，]{0,8}$/u;

const OFFICE = /^(?:项目|课题|学科|技术|业务|科研|学术)*带头人$/u;

const bare = (title: string) => title.replace(/[“”《》、的]|称号/gu, '');

/** Looks at every title of the section that stands where neither an honour was found nor anything turned down as one. */
export function titled(context: AwardContext): void {
  const { reading, unit, subjects, dates, ledger } = context;
  const { text } = reading;
  const titles = titlesIn(text);
  const known = { reading, unit, subjects, found: [...ledger.found], rejected: [...ledger.rejected] };
  const taken = (span: Span) =>
    [...ledger.found, ...ledger.rejected].some(({ start, end }) => start < span.end && end > span.start);
  titles.forEach((span, i) => {
    if (taken(span)) return;
    const item = readTitle(text.slice(span.start, span.end), span.start);
    const sentence = sentenceAt(reading, span.start);
    if (!item || !sentence || trapOf(item.title.replace(/[“”]/gu, '')) !== null) return;
    const name = bare(item.title);
    if (ledger.found.some(({ title }) => bare(title).includes(name) || name.includes(bare(title)))) return;
    const chance = givenChance((cues) => titleCues(known, titles, i, cues));
    if (chance < LIKELY) return;
    const clause = clauseAt(sentence, span.start);
    const before = text.slice(clause.start, span.start);
    if (barred(reading, sentence, clause, span.start) || NOT_GIVEN.test(before)) return;
    // 先进集体（10个）: how many there are to be, and 项目带头人, whose office it is.
    if (
      /^”?（[\d一二三四五六七八九十]+[个名家位]）/u.test(text.slice(span.end, span.end + 8)) ||
      OFFICE.test(item.title)
    )
      return;
    // “创新之星”田小雨被授予…: what somebody is called who gets something else.
    if (/^的?(?:称号)?(?:获得者)?[\u4e00-\u9fff·]{2,5}(?:被|荣?获|当选|作)/u.test(text.slice(span.end, clause.end)))
      return;
    const recipients = recipientsOf(reading, subjects, unit, sentence, clause, span.start, ledger.found);
    if (recipients.some(({ kind }) => kind === 'other')) return;
    const granter =
      item.granter ??
      granterBehind(text, span.end) ??
      granterAround(sentence)(span.start) ??
      granterBefore(text, sentence, clause, span.start);
    if (granter && isOwn(unit, granter)) return;
    const count = timesIn(before, text.slice(span.end, span.end + 12));
    for (const recipient of recipients)
      ledger.push(
        sentence,
        item,
        recipient,
        granter,
        dateAt(text, dates, sentence, span.start) ?? dateOfOccasion(reading, dates, sentence),
        count,
        Math.min(0.8, Math.round((chance - 0.15) * 100) / 100),
      );
  });
}
