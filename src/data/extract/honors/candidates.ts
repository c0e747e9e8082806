/**
 * What looks like a title of an honour wherever it stands, and what the words around it say about its being one that was given to
 * the unit: told without any verb that the rules know, titles are still found by what they are called.
 */

import type { Subjects } from '../subjects.ts';
import { clauseAt, quotationAt, type Reading, type Sentence, type Span, sentenceAt } from '../text.ts';
import type { UnitIdentity } from '../units.ts';
import { type Cues, kindOf, plainly, wordsIn, wordsOf } from '../weighing.ts';
import { HONOR_WORD } from './titles.ts';

/** The nouns that titles end in. */
const NOUN =
  '先进(?:集体|单位|个人|工作者|党支部|党组织|基层党组织|党委|班组|团支部|工会|组织)?|文明(?:单位标兵|标兵单位|单位|窗口|示范窗口|示范岗|行业|科室|机关|岗|号|支部)|青年文明号|巾帼(?:文明(?:示范)?岗|建功标兵|建功先进[\\u4e00-\\u9fff]{2}|标兵|英雄)|文明岗|三八红旗(?:手标兵|手|集体)|五一(?:劳动奖[状章]|巾帼标兵岗|巾帼标兵|巾帼奖[状章]|先锋号|巾帼岗)|五四(?:红旗团(?:支部|委|总支)|奖章(?:集体)?)|红旗团支部|工人先锋号|青年(?:先锋岗|岗位能手|突击队)|岗位能手|(?:劳动)模范|劳模|标兵(?:单位|集体|个人)?|(?:技术)?能手|优秀(?:共产党员|党务工作者|[\\u4e00-\\u9fff]{2,6})|[特一二三]等奖|[金银铜]奖|优[秀胜]奖|组织奖|[特一二三]等功|嘉奖|示范(?:党支部|支部|岗|点|单位|窗口)|模范(?:集体|单位|个人|党支部|职工之家|工作者)?|十佳[\\u4e00-\\u9fff]{2,6}|十大[\\u4e00-\\u9fff]{2,8}|最美[\\u4e00-\\u9fff]{2,6}|杰出青年|突出贡献(?:单位|奖|个人)?|贡献奖|满意(?:单位|窗口|站所|基层站所)|优胜单位|达标单位|平安单位|双拥[\\u4e00-\\u9fff]{0,2}单位|和谐[\\u4e00-\\u9fff]{2}|奖状|奖章|科技(?:进步|兴检)奖|卫士|之星|带头人|楷模|好人|先锋(?:号|岗|支部|党支部)?|职工之家|名师|工匠|道德模范|红旗[单支][位部]|标杆[\\u4e00-\\u9fff]{2}|奖';
const HEAD = new RegExp(`(?:${NOUN})(?![\\u4e00-\\u9fff]*(?:评选|创建|活动))`, 'gu');
/** A cheap look before HEAD is tried. */
const ANY_HEAD =
  /先进|文明|标兵|模范|能手|优[秀胜]|奖|等功|示范|红旗|先锋|十[佳大]|最美|杰出|贡献|满意|达标|平安|双拥|和谐|卫士|之星|带头人|楷模|好人|之家|名师|工匠|标杆|称号|“/u;
const QUOTED = /“([^“”]{2,24})”([\u4e00-\u9fff]{0,10})/gu;
const TAIL =
  /^[\u4e00-\u9fff]{0,8}?(?:称号|奖牌|奖章|奖状|奖杯|牌匾|证书|奖|荣誉|单位|集体|个人|支部|团支部|号|岗|手|章)/u;
/** What no title goes over to its left. */
const BARRIER = /[，。；、：！？（）“”《》\n—的了被是将为把和与及获得评授予给从在到以对由也还又再曾]/u;
const SCOPE =
  /(?:(?:19|20)\d{2}年?度)?(?:全国|全[省市县区州局]|[\u4e00-\u9fff]{2,4}(?:省|市|县|州|自治区)|省级|市级|国家级|县级|[\u4e00-\u9fff]{0,8}(?:系统|机关|口岸|直属|直))[\u4e00-\u9fff]{0,6}$/u;

/** What stands between a place and the barrier before it, at most `most` characters. */
function leftOf(text: string, at: number, most: number): string {
  let from = at;
  while (from > 0 && at - from < most && !BARRIER.test(text[from - 1] ?? '')) from--;
  return text.slice(from, at);
}

/** Where titles may stand in a section, in order. */
export function titlesIn(text: string): Span[] {
  const found: Span[] = [];
  if (!ANY_HEAD.test(text)) return found;
  const add = (start: number, end: number) => {
    if (!found.some((other) => start < other.end && end > other.start)) found.push({ start, end });
  };
  for (const { 0: whole, 1: inner = '', 2: behind = '', index } of text.matchAll(QUOTED)) {
    const tail = TAIL.exec(behind)?.[0] ?? '';
    if (tail === '' && !HONOR_WORD.test(inner)) continue;
    const scope = SCOPE.exec(leftOf(text, index, 16))?.[0] ?? '';
    const kept = /(?:称号|荣誉|奖牌|牌匾|证书)$/u.test(tail) ? 0 : tail.length;
    add(index - scope.length, index + whole.length - behind.length + kept);
  }
  for (const { 0: head, index } of text.matchAll(HEAD)) {
    if (text.lastIndexOf('“', index) > text.lastIndexOf('”', index)) continue;
    add(index - leftOf(text, index, 26).length, index + head.length);
  }
  return found.sort((a, b) => a.start - b.start);
}

/** What is known of a section when titles are looked at: where honours were found and where something was turned down. */
export type TitleContext = {
  reading: Reading;
  unit: UnitIdentity | null;
  subjects: Subjects;
  found: readonly Span[];
  rejected: readonly Span[];
};

const overlaps = (spans: readonly Span[], { start, end }: Span): boolean =>
  spans.some((span) => span.start < end && span.end > start);

/** Tells the cues of the title at `index` of `titles`. */
export function titleCues(context: TitleContext, titles: readonly Span[], index: number, cues: Cues): void {
  const { reading, unit, subjects, found, rejected } = context;
  const { text } = reading;
  const { add } = cues;
  const span = titles[index];
  const sentence = span && sentenceAt(reading, span.start);
  if (!span || !sentence) return;
  const clause = clauseAt(sentence, span.start);
  const place = sentence.clauses.indexOf(clause);
  const title = text.slice(span.start, span.end);
  add('always', '');

  const ahead = wordsOf(text.slice(clause.start, span.start));
  const rest = text.slice(span.end, Math.min(sentence.end, span.end + 20));
  const behind = wordsOf(rest);
  for (const word of ahead) add('ahead', word);
  for (const word of behind.slice(0, 6)) add('behind', word);
  const [last, first] = [ahead.at(-1) ?? '^', behind[0] ?? '$'];
  add('last', last);
  add('second last', ahead.at(-2) ?? '^');
  add('last two', `${ahead.at(-2) ?? '^'},${last}`);
  add('first', first);
  add('second', behind[1] ?? '$');
  add('first two', `${first},${behind[1] ?? '$'}`);
  add('last character', text.slice(clause.start, span.start).at(-1) ?? '^');
  add('first character', rest[0] ?? '$');
  around(sentence, place, cues);

  add('quoted', `${title.includes('“')}`);
  for (let length = 2; length <= 4; length++) add('ends', title.slice(-length));
  add('begins', title.replace(/“/gu, '').slice(0, 2));
  add('length', `${Math.min(12, title.length)}`);
  add('speech', `${quotationAt(reading, span.start)?.speech ?? false}`);
  add('here', kindOf(subjects.named(clause)));
  add('told of', kindOf(subjects.of(sentence, clause)));
  add('carried', kindOf(subjects.carried(sentence, clause)));
  add('party', `${unit?.kind === '党组织'}`);

  // The titles beside it, and what was made of them.
  const fate = (other: Span) => (overlaps(found, other) ? 'found' : overlaps(rejected, other) ? 'rejected' : 'open');
  const before = titles[index - 1];
  if (before) {
    add('title before', `${fate(before)},${plainly(text.slice(before.end, span.start)).slice(0, 6)}`);
    add('fate before', `${fate(before)},${before.end > sentence.start}`);
  }
  const next = titles[index + 1];
  if (next) add('title behind', `${fate(next)},${plainly(text.slice(span.end, next.start)).slice(0, 6)}`);
  const here = found.filter(({ start, end }) => start >= sentence.start && end <= sentence.end).length;
  add('found here', `${Math.min(3, here)}`);
  const earlier = reading.sentences[sentence.index - 1];
  if (earlier?.paragraph === sentence.paragraph) {
    add('found before', `${found.some(({ start, end }) => start >= earlier.start && end <= earlier.end)}`);
    for (const word of wordsOf(earlier.text.slice(-14))) add('sentence before', word);
  } else add('first sentence', '');
  add('in brackets', `${text.lastIndexOf('（', span.start) > text.lastIndexOf('）', span.start)}`);
  add('brackets behind', `${/^”?（/u.test(rest)}`);
  add('dated', `${/[年月]/u.test(sentence.text)}`);
}

function around({ clauses }: Sentence, place: number, { add, addWords }: Cues): void {
  clauses.forEach((clause, i) => {
    if (i === place - 1) addWords('clause before', wordsIn(clause));
    else if (i === place + 1) addWords('clause behind', wordsIn(clause));
    else if (i < place) addWords('earlier', wordsIn(clause));
  });
  if (place <= 0) add('first clause', '');
}
