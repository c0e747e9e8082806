/** Who gave an honour and when, where it is told behind it: …，后者由省扶贫办于今年10月颁发; 授牌的是市总工会. */

import type { Sentence } from '../text.ts';
import { ALSO_HONOURED, dateAt } from './award-dates.ts';
import type { AwardContext } from './context.ts';
import { granterEnding, granterOf, isOwn } from './granters.ts';

const GIVES = '(?:颁发|授予|颁授|颁给|评选|评定|命名|表彰|授牌|颁布|授|颁)';
/** 1 what it says of which one, 2 the giver. */
const BY = new RegExp(
  `(?:^|[，；。—（])([^，；。“”]{0,14}?|其中[^，；。]{2,20}?)(?:是|系|由|均由|都由|分别由|皆由)(?:[^，；。由]{0,10}由)?([^，；。由于是]{2,30}?)(?:于[^，；。]{2,12}|(?:19|20)\\d{2}年[^，；。]{0,7}|[今去]年[^，；。]{0,7})?(?:联合|共同)?${GIVES}的?(?:证书|奖牌|牌匾|奖状|荣誉证书)?(?=[，；。）]|$)`,
  'gu',
);
const WHO_GAVE =
  /(?:^|[，；。—])(?:颁奖|授牌|发奖|授奖|颁发|授予|表彰|命名|颁证)(?:的|者|单位|机关|方|部门)(?:分别)?(?:是|为|系)([^，；。]{2,30}?)(?=[，；。]|$)/gu;
const WHEN =
  /(?:^|[，；。—])(?:时间|颁奖时间|颁发时间|授牌仪式|颁奖仪式|授牌时间|表彰时间)(?:是|为|在|于|定在)?(?=[\d今去前上本]|(?:19|20)\d)/gu;

/** Fills in what the honours of a sentence lack. */
export function toldBehind(context: AwardContext, sentence: Sentence): void {
  const { dates, ledger } = context;
  hosted(context, sentence);
  signed(context, sentence);
  also(context, sentence);
  if (!/[由是系为][^。]{0,40}[颁授评命表]|[颁授][^。]{0,6}[是为系]|时间|仪式/u.test(sentence.text)) return;
  const told = ledger.found.filter(({ start }) => start >= sentence.start && start < sentence.end);
  if (told.length === 0) return;
  for (const hit of sentence.text.matchAll(BY)) {
    const at = sentence.start + hit.index;
    const before = told.filter(({ end }) => end <= at + 2);
    const which = hit[1] ?? '';
    const giver = granterOf(
      (hit[2] ?? '').replace(/^(?:今年|去年|(?:19|20)\d{2}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:由|的)?/u, ''),
    );
    const named = /^其中的?(.{2,20}?)(?:称号|奖牌|荣誉)?$/u.exec(which)?.[1]?.replace(/[“”]/gu, '').replace(/^的/u, '');
    const meant = named
      ? before.filter(({ title }) => like(title.replace(/[“”]/gu, ''), named))
      : /前者/u.test(which)
        ? before.slice(-2, -1)
        : before.slice(-1);
    const end = at + hit[0].length;
    const when = dates.filter((date) => date.start >= at && date.end <= end && !date.stretch).at(-1)?.date ?? null;
    for (const one of meant) {
      if (giver && /[委府厅局部办会署院社联]$/u.test(giver)) one.granted_by ??= giver;
      if (when && (named || one.date === null || when.startsWith(one.date))) one.date = when;
    }
  }
  for (const hit of sentence.text.matchAll(WHO_GAVE)) {
    const last = told.findLast(({ end }) => end <= sentence.start + hit.index + 2);
    const giver = granterOf(hit[1] ?? '');
    if (last && giver && /[委府厅局部办会署院社联]$/u.test(giver)) last.granted_by ??= giver;
  }
  for (const hit of sentence.text.matchAll(WHEN)) {
    const at = sentence.start + hit.index;
    const last = told.findLast(({ end }) => end <= at + 2);
    const when = dates.find(({ start, stretch }) => start >= at && start <= at + hit[0].length + 2 && !stretch)?.date;
    if (last && when) last.date ??= when;
  }
}

/** 河南局在郑州举办知识抢答赛。…夺得一等奖: the host of the contest that the sentence before tells of gives its prizes. */
function hosted({ reading, dates, unit, ledger }: AwardContext, sentence: Sentence): void {
  const previous = reading.sentences[sentence.index - 1];
  if (!previous || previous.paragraph !== sentence.paragraph || !/赛|比武/u.test(previous.text)) return;
  const hit = HOSTS.exec(previous.text);
  const host = hit?.[1] ? granterOf(hit[1]) : null;
  for (const one of ledger.found) {
    if (one.start < sentence.start || one.end > sentence.end || !RANK.test(one.title)) continue;
    if (host && !isOwn(unit, host)) one.granted_by ??= host;
    if (host || /落幕|闭幕|收官|揭晓|结束|举行/u.test(previous.text))
      one.date ??= dateAt(reading.text, dates, previous, previous.end);
  }
}
const HOSTS =
  /(?:^|[，旬日月年初底])((?:(?![月日旬在])[\u4e00-\u9fff]){2,14}?(?:局|工会|团委|妇联|委|政府|协会|厅|部))(?:、[^，]{2,12})?(?:在[\u4e00-\u9fff]{2,8})?(?:联合)?(?:举办|主办|组织|举行|开展)(?:了)?[^，。]{0,24}(?:赛|比武)(?:活动)?[。！]?$/u;
const RANK =
  /^“?(?:[\u4e00-\u9fff]{0,10}[特一二三]等奖|优[秀胜]奖|[金银铜]奖|最佳[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{0,4}[冠亚季]军|优秀[\u4e00-\u9fff]{2,4}奖)”?$/u;

/** 受表彰的还有梁小玲，被评为…: by whoever gave what the sentence before tells of. */
function also({ reading, ledger }: AwardContext, sentence: Sentence): void {
  const previous = reading.sentences[sentence.index - 1];
  if (!previous || previous.paragraph !== sentence.paragraph || !ALSO_HONOURED.test(sentence.text)) return;
  const last = ledger.found.findLast(({ start }) => start >= previous.start && start < previous.end);
  for (const one of ledger.found)
    if (last && one.start >= sentence.start && one.end <= sentence.end) one.granted_by ??= last.granted_by;
}

/** 授予徐大勇“A”称号，黑龙江省人民政府，2015年1月。 — as it stands on the certificate. */
function signed({ dates, ledger }: AwardContext, sentence: Sentence): void {
  const [giver, day] = sentence.clauses.slice(-2);
  if (
    !giver ||
    !day ||
    sentence.clauses.length < 3 ||
    !/^[\d〇一二三四五六七八九十年月日]{4,12}[。！]?$/u.test(day.text)
  )
    return;
  if (granterEnding(giver.text) !== giver.text) return;
  const last = ledger.found.findLast(({ start, end }) => start >= sentence.start && end <= giver.start);
  if (!last) return;
  last.granted_by ??= giver.text;
  last.date ??= dates.find(({ start }) => start >= day.start && start < day.end)?.date ?? null;
}

/** 劳模 for 劳动模范, 五一劳动奖章 for 陕西省五一劳动奖章: all characters in their order. */
function like(title: string, short: string): boolean {
  if (title.includes(short)) return true;
  let i = 0;
  for (const char of title) if (char === short[i]) i += 1;
  return i === short.length;
}
