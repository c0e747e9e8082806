/** Honours told by a list that somebody is on, by a plaque that is looked at, or by who hung it there. */
import { type Clause, clauseAt, type Sentence } from '../text.ts';
import { dateAt, dateOfOccasion } from './award-dates.ts';
import type { AwardContext } from './context.ts';
import { timesIn } from './counts.ts';
import { granterBefore, granterEnding, granterOf, isOwn } from './granters.ts';
import { holderOf, phraseBefore, rowOf } from './holders.ts';
import { antecedent, type Recipient, receiver, recipientOf, recipientsOf } from './recipients.ts';
import { HELD_TITLE } from './rows.ts';
import { HONOR_WORD, type Item, readTitle } from './titles.ts';
import { barred, trapOf } from './traps.ts';

const ON_IT =
  '(?:榜上有名|名列其中|位列其中|上榜|获得?(?:了)?此项?(?:殊荣|荣誉|称号|奖)|获奖|受(?:到)?表彰|(?:赫然|光荣|也)?在列|占得一席|占有一席|入选(?!的|了|为|全|国|省))(?=[，。；！、]|$)';
/** 在团省委命名的省级青年文明号中，检务科、植检科同时上榜 */
const AMONG = new RegExp(
  `(?:在|^|[，；])(?:刚刚|近日|日前|新近|最近)?([^，。；“”的]{0,30}?)(?:联合|新近|最新)?(?:命名|表彰|评选|公布|评出|发布|认定|揭晓|落幕|出炉)的([^，。；]{4,40}?)(?:评选|名单|榜单|榜|行列)?(?:活动|结果)?[中里]，([^。；]{2,40}?)(?:${ON_IT})`,
  'u',
);
/** 表彰先进集体20个、先进个人50名，检务科和张建国榜上有名; 命名2011年度青年文明号，全市只有三家，检务科是其中之一 */
const NAMES = new RegExp(
  `(?:命名表彰|表彰命名|通报表彰|表彰|命名|公布|评出|评选出?)了?((?!大会|会议|活动|的)[^，。；]{4,60}?)(?:名单)?，(?:[^，。；]{0,24}?(?:榜上有名|上榜|入选)，)?([^，。；]{2,40}?)(?:(?:是|为|成为)其中(?:之一|的一[个家员名])|也?在其[中列]|是[^，。；的]{0,8}入选的[^，。；]{1,6}之一|${ON_IT})`,
  'u',
);
const FOR_PEOPLE = /个人|工作者|党员|标兵|能手|劳动模范|劳模|红旗手|奖章|之星|卫士|青年$|人物/u;
const FOR_BODIES = /集体|单位|组织|支部|窗口|文明号|文明岗|先锋号|奖状|机关|站所|团队|班组/u;

/** Whoever is named in the phrase before `at`, one or all of a row. */
function namedBefore(context: AwardContext, from: number, at: number): Recipient[] {
  const { reading, subjects, unit } = context;
  // A与B等12个单位
  const more = /等[\d一二三四五六七八九十]{1,4}[个名家位][\u4e00-\u9fff]{1,4}$/u.exec(reading.text.slice(from, at));
  const phrase = phraseBefore(reading.text, subjects, from, at - (more?.[0].length ?? 0));
  if (phrase.start >= phrase.end) return [];
  const row = rowOf(reading.text, subjects, unit, phrase.start, phrase.end);
  if (row.length > 0) return row;
  const holder = holderOf(reading.text, subjects, unit, phrase.start, phrase.end);
  if (holder) return [holder];
  const entity = subjects.at(phrase.start);
  return entity && !entity.weak && entity.end >= phrase.end - 2 ? [recipientOf(entity)] : [];
}

/** Whoever stands on a list of those who were honoured. */
export function announced(context: AwardContext, sentence: Sentence) {
  if (!/榜|其中|在列|一席|入选|获得?了?此|获奖|受到?表彰/u.test(sentence.text)) return;
  const { reading, subjects, dates, unit, ledger } = context;
  const { text } = reading;
  const among = AMONG.exec(sentence.text);
  const hit = among ?? NAMES.exec(sentence.text);
  const list = among?.[2] ?? hit?.[1];
  const who = among?.[3] ?? hit?.[2];
  if (!hit || !list || !who) return;
  const at = sentence.start + hit.index;
  const listAt = at + hit[0].indexOf(list);
  const whoAt = at + hit[0].indexOf(`，${who}`, list.length) + 1;
  if (ledger.found.some((one) => one.start >= at && one.start < at + hit[0].length)) return;
  const clause = clauseAt(sentence, at);
  if (barred(reading, sentence, clause, whoAt)) return;
  const items: Item[] = [];
  for (const piece of list.matchAll(/(?:“[^”]*”|[^、“”和])+/gu)) {
    const item = readTitle(piece[0], listAt + piece.index);
    if (item && HONOR_WORD.test(item.title) && !trapOf(item.title.replace(/[“”]/gu, '')))
      items.push({ ...item, count: null });
  }
  const holders = namedBefore(context, whoAt, whoAt + who.length);
  if (items.length === 0 || holders.some(({ kind }) => kind === 'other')) return;
  const granter =
    (/[委局厅办会府署部院社组]$/u.test(among?.[1] ?? '') ? among?.[1] : null) ??
    granterBefore(text, sentence, clause, at) ??
    decides(sentence, hit.index);
  if (granter ? isOwn(unit, granter) : !among && subjects.named(clause)?.kind === 'own') return;
  const date = dateAt(text, dates, sentence, at) ?? dateOfOccasion(reading, dates, sentence);
  for (const holder of holders) {
    const fits = holder.kind === 'person' ? FOR_PEOPLE : FOR_BODIES;
    const own = items.filter(({ title }) => fits.test(title));
    for (const item of items.length === 1 ? items : own.slice(0, 1))
      ledger.push(sentence, item, holder, item.granter ?? granter, date, undefined, 0.75);
  }
}

/** 市政府印发决定，表彰…: who decided, in the clause before. */
function decides(sentence: Sentence, at: number): string | null {
  const told =
    /(?:^|[，；])(?:(?:19|20)\d{2}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?，?([\u4e00-\u9fff、]{2,24}?)(?:联合)?(?:印发|下发|作出|做出|发出|下达|发布)(?:了)?(?:[\u4e00-\u9fff]{0,6})(?:决定|通报|通知|文件|命令)，$/u.exec(
      sentence.text.slice(0, at),
    );
  return told?.[1] ?? null;
}

/** What an honour is handed over as. */
const TOKEN =
  '(?:这[一个份项块])?(?:荣誉)?(?:称号)?的?(?:奖牌|牌匾|牌子|匾牌|匾额|奖匾|匾|奖杯|奖状|铜牌|金匾|金牌|证书|荣誉证书|奖章|勋章|奖盘|绶带|旗帜|奖旗|红旗|队旗|锦旗|大旗|桂冠|荣誉|殊荣|奖项|大奖|奖励|称号)?';
const CARRIED = new RegExp(
  `[把将]((?:一[块枚面座个])?(?:(?:全国|国家级|全?[省市县州]级?|[\\u4e00-\\u9fff]{2,3}[省市])?“[^”]{4,24}”|(?:全国|国家级|全[省市]|[省市]级)[\\u4e00-\\u9fff]{3,16}?)${TOKEN})(?:成功|再次|首次|一举|悉数|双双|又)*(?:(?:捧|扛|抱|带|领|夺|摘|迎|拿)了?[回下到]|收入囊中|揽入怀中)`,
  'u',
);

/** 把“全国青年文明号”的牌子扛了回来 */
export function carriedHome(context: AwardContext, sentence: Sentence) {
  const hit = CARRIED.exec(sentence.text);
  if (!hit?.[1]) return;
  const { reading, subjects, dates, unit, ledger } = context;
  const at = sentence.start + hit.index;
  const clause = clauseAt(sentence, at);
  const item = readTitle(hit[1], at + 1);
  if (!item || !HONOR_WORD.test(item.title.replace(/[“”]/gu, '')) || barred(reading, sentence, clause, at)) return;
  // 要把, 一定把, 早日把: not yet.
  if (/(?:要|想|能|会|再|一定|早日|尽快|誓|必|去|来)$/u.test(reading.text.slice(clause.start, at))) return;
  if (ledger.found.some((one) => one.start < item.end && one.end > item.start)) return;
  const [who] = recipientsOf(reading, subjects, unit, sentence, clause, at, ledger.found);
  if (!who || who.kind === 'other') return;
  ledger.push(sentence, item, who, item.granter, dateAt(reading.text, dates, sentence, at), undefined, 0.75);
}

const plainGiver = (words: string): string =>
  words
    .replace(/副?(?:主席|书记|部长|领导|负责人|负责同志|会长|秘书长)$/u, '')
    .replace(
      /(?:又|还|也|则|便|就|再次|再度|亲自|专程|特地|专门|联合|正式|随后|接着|今天|当天|第一时间|派人|上门|高兴地|郑重|隆重|双双|一道|共同|(?:去|今|前|同)年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月(?:\d{1,2}日)?|(?:19|20)\d{2}年)+$/u,
      '',
    );
const THING = `((?:(?!一[块枚个面座]|[了向把将对让])[\\u4e00-\\u9fff\\d]){0,10}“[^”]{3,24}”)${TOKEN}(?=[，。；！和、]|$)`;
/** 市委今年1月给了张建国一个“T”; 市总工会为植检科挂上了“T”的牌子; 省妇联送来了“T”的奖牌 */
const HANDED = new RegExp(
  `(?:[为给向]([^，。；“”为给向]{1,16}?)(?:正式|亲手|亲自|郑重|隆重)*(?:挂上|挂起|挂了|送来|送上|送去|捧来|颁来|发来|戴上|递上|颁发|颁授|颁)|(?:给|发给|送给|奖给|颁给|授给|奖励)(?:了|予)?([^，。；“”为给向了]{1,16}?)(?=一[块枚个面座])|(?:送来|发来|寄来|捧来|颁来))了?(?:一[块枚个面座])?${THING}`,
  'u',
);
/** “T”的牌匾挂进了报检大厅 */
const MOVED = new RegExp(
  `${THING.replace('(?=[，。；！和、]|$)', '')}，?(?:(?:[今去]年|上个?月|\\d{1,2}月(?:\\d{1,2}日)?|(?:19|20)\\d{2}年)(?:\\d{1,2}月(?:\\d{1,2}日)?)?，?)?(?:也|又|已|被|便|就|则|如今|现在|正|正式|悄悄|再次|高高|端端正正|牢牢|稳稳|先后|相继)*(?:(?:佩?戴|[挂送搬请捧抬摆插别安立竖嵌钉]|落户|悬挂|陈列)(?:[进到在上入]|于)|(?:颁发?|授|发|奖励?|归|属|交)(?:给|予|于|到)|归属|授予|落[到在])了?([^，。；“”]{2,14}?)(?:的?(?:门口|门前|墙上|墙头|正中|大门|中央|胸前|手[中里上]|头上|身上|名下|所有|里|上))?(?=[，。；！]|$)`,
  'u',
);

/** A plaque or medal that somebody hands over, or that comes to hang where it was won. */
export function handed(context: AwardContext, sentence: Sentence) {
  if (!sentence.text.includes('“') || !/[挂送给颁发戴奖捧寄递落搬请抬嵌钉归属授]/u.test(sentence.text)) return;
  const { reading, dates, unit, ledger } = context;
  const { text } = reading;
  const given = HANDED.exec(sentence.text);
  const hit = given ?? MOVED.exec(sentence.text);
  const raw = given ? given[3] : hit?.[1];
  if (!hit || !raw) return;
  const at = sentence.start + hit.index;
  // A firm's thanks.
  if (!given && (hit[0].includes('锦旗') || /[把将](?:一[块枚面座个])?$/u.test(text.slice(sentence.start, at)))) return;
  const titleAt = at + hit[0].indexOf(raw);
  const item = readTitle(raw, titleAt);
  const plain = item?.title.replace(/[“”]/gu, '') ?? '';
  const clause = clauseAt(sentence, at);
  if (!item || !HONOR_WORD.test(plain) || trapOf(plain) || barred(reading, sentence, clause, given ? at : titleAt))
    return;
  if (ledger.found.some((one) => one.start < item.end && one.end > item.start && one.recipient !== null)) return;
  const object = given ? (given[1] ?? given[2]) : hit[2];
  const words = plainGiver(text.slice(clause.start, at));
  const previous = sentence.clauses[sentence.clauses.findIndex(({ start }) => start === clause.start) - 1];
  // 市委倒是记着他，今年1月给了他一个“T”: who gives it is named in the clause before.
  const giver = !given
    ? null
    : words === '' && previous
      ? (GIVER_OPENS.exec(previous.text)?.[1] ?? null)
      : granterEnding(words);
  if (given && (!giver || isOwn(unit, giver))) return;
  const from = object ? at + hit[0].indexOf(object, given ? 0 : raw.length) : 0;
  const all: Recipient[] = object
    ? givenTo(context, sentence, clause, from, from + object.length)
    : [{ name: null, kind: 'own' }];
  if (all.some(({ kind }) => kind === 'other')) return;
  const known = ledger.found.find((one) => one.start < item.end && one.end > item.start);
  if (known) {
    known.recipient = all[0]?.name ?? null;
    known.date ??= dateAt(text, dates, sentence, at + hit[0].length);
    return;
  }
  for (const who of all)
    ledger.push(
      sentence,
      item,
      who,
      item.granter ?? giver,
      dateAt(text, dates, sentence, given ? at : at + hit[0].length),
      undefined,
      0.7,
    );
}

const GIVER_OPENS =
  /^(?:[^，]{0,10}[日月年])?([\u4e00-\u9fff]{1,12}?(?:[省市县区州盟]委|政府|总局|局|工会|委员会|厅|妇联|工委|文明办|协会|团委))(?=[\u4e00-\u9fff]{2})/u;

const LIST = '(?:光荣榜|荣誉榜|功劳榜|英雄榜|红榜|榜单|光荣册|名册|荣誉簿|功劳簿|光荣簿|名录|名单|行列|榜)';
/** 出现在市委“优秀共产党员”的红榜上, 登上市妇联“巾帼文明岗”榜单, 进入省级文明单位行列 */
const ON_LIST = new RegExp(
  `(?:名列|出现在|登上|写进|写入|写上|写在|印在|登在|列入|列进|进入|迈进|步入|载入|刻在|挤进)了?((?:(?!公布|发布)[\\u4e00-\\u9fff]){0,14}“[^”]{3,24}”|(?:全国|国家级|全?[省市县区州]级?|[\\u4e00-\\u9fff]{2,3}[省市])[\\u4e00-\\u9fff]{3,12}?)(?:称号)?的?${LIST}`,
  'u',
);
/** 在省妇联公布的“T”名单上，有检务科的名字; “T”名册里，添上了报检大厅; 翻开“T”名单，检务科赫然在列 */
const LIST_HAS = new RegExp(
  `((?:[\\u4e00-\\u9fff]{2,20}?(?:公布|发布|评选|命名|表彰|下发|印发|出炉|评出)的?|[\\u4e00-\\u9fff]{2,14}的)?)((?:19|20)\\d{2}年度)?((?:全国|国家级|全?[省市县区州]级?|[\\u4e00-\\u9fff]{2,3}[省市])?“[^”]{3,24}”)的?(?:表彰)?${LIST}(?:[上里中]|，(?=[^，。；]{2,20}(?:赫然|榜上|位列|名列|在列)))，?(?:就|也|又|还|再次|第一次|首次)*(?:有了?|多了|添上?了?|出现了?|写着|印着|列着|写上了?|)([^，。；]{2,20}?)(?:的名字|(?:也|又)?(?:赫然|榜上有名|位列其中|名列其中|在列)[\\u4e00-\\u9fff]{0,4})(?=[，。；！]|$)|((?:全国|国家级|全?[省市县区州]级?|[\\u4e00-\\u9fff]{2,16}的)?“[^”]{3,24}”)的?${LIST}[上里中]，?(?:就|也|又|还|再次)*(?:多了|添上?了|出现了|写上了)([^，。；]{2,16}?)(?=[，。；！]|$)`,
  'u',
);

/** Whose name stands on a list of those who bear a title. */
export function onList(context: AwardContext, sentence: Sentence) {
  if (!/[榜册簿]|名单|名录|行列/u.test(sentence.text)) return;
  const { reading, subjects, dates, unit, ledger } = context;
  const { text } = reading;
  const listed = ON_LIST.exec(sentence.text);
  const has = listed ? null : LIST_HAS.exec(sentence.text);
  const hit = listed ?? has;
  const raw = listed?.[1] ?? has?.[3] ?? has?.[5];
  if (!hit || !raw) return;
  const at = sentence.start + hit.index;
  const item = readTitle(raw.replace(/的(?=“)/u, ''), at + hit[0].indexOf(raw));
  const plain = item?.title.replace(/[“”]/gu, '') ?? '';
  if (!item || !HONOR_WORD.test(plain) || trapOf(plain)) return;
  if (!raw.includes('“') && !HELD_TITLE.test(plain)) return;
  const clause = clauseAt(sentence, at);
  if (barred(reading, sentence, clause, at) || ledger.found.some((one) => one.start < item.end && one.end > item.start))
    return;
  const date = dateAt(text, dates, sentence, at);
  if (listed) {
    // 将“T”列入…名单 and 被X列入…: by its end alone; 张建国的名字，两度出现在…
    const named = /([^，。；]{2,16})的(?:名字|照片|事迹)，?[^，。；“]{0,10}$/u.exec(text.slice(sentence.start, at));
    const from = sentence.start + (named?.index ?? 0);
    const [who] = named?.[1]
      ? namedBefore(context, from, from + named[1].length)
      : recipientsOf(reading, subjects, unit, sentence, clause, at, ledger.found);
    if (!who || who.kind === 'other') return;
    ledger.push(sentence, item, who, item.granter, date, timesIn(text.slice(clause.start, at), ''), 0.75);
    return;
  }
  const words = has?.[4] ?? has?.[6] ?? '';
  const to = at + hit[0].lastIndexOf(words) + words.length;
  const giver =
    granterEnding(
      (has?.[1] ?? raw.slice(0, raw.indexOf('“')))
        .replace(/(?:最新|联合|刚刚|新近)?(?:公布|发布|评选|命名|表彰|下发|印发|出炉|评出)?的?$/u, '')
        .replace(/^(?:在|翻开|打开|翻看|查看)/u, ''),
    ) ?? item.granter;
  for (const who of namedBefore(context, to - words.length, to))
    if (who.kind !== 'other' && !(giver && isOwn(unit, giver)))
      ledger.push(sentence, { ...item, granter: null }, who, giver, date, undefined, 0.7);
}

const BROUGHT = new RegExp(
  `[把将]((?:一[块枚面座个])?(?:[\\u4e00-\\u9fff]{0,8}“[^”]{4,24}”|(?:全国|国家级|全[省市]|[省市]级)[\\u4e00-\\u9fff]{3,16}?|(?:先进|优秀)(?:基层)?(?:党组织|共产党员|党务工作者|集体|个人|单位|党支部)的?)${TOKEN})(?:正式|亲手|亲自|郑重|隆重|又|再次|也)*(?:送到|送给|送进|送至|送往|交到|交给|颁给|递到|递给|发给|发到|捧给|捧到|挂到|挂在|挂上|挂进|戴在|戴到|佩戴在|授给|奖给|插[进在上到]|给了?)了?([^，。；“”]{1,20}?)(?:的?(?:手[中里上]|胸前|肩上|门口|门前|(?<=[局关])大厅|办公楼|墙上|墙头))?(?=[，。；！]|$)`,
  'u',
);

/** Into whose hands something goes: those who are named there; at a mere place (桥头, 墙头), whoever was spoken of. */
function givenTo(context: AwardContext, sentence: Sentence, clause: Clause, from: number, to: number): Recipient[] {
  const { reading, subjects, unit, ledger } = context;
  const { text } = reading;
  const row = rowOf(text, subjects, unit, from, to);
  if (row.length > 0) return row;
  const words = text.slice(from, to);
  const one = antecedent(text, unit, words, from, ledger.found) ?? holderOf(text, subjects, unit, from, to);
  if (one) return [one];
  const entity = subjects.at(from);
  if (entity && !entity.weak && entity.end <= to) return [recipientOf(entity)];
  const last = ledger.found.at(-1)?.recipient ?? null;
  if (/^(?:这位|这名|他|她)|^老[^，]|[长员师任]$/u.test(words)) {
    const him = receiver(text, subjects, unit, from, last, to);
    if (him.name) return [him];
  }
  const [spoken] = recipientsOf(reading, subjects, unit, sentence, clause, clause.start, ledger.found);
  return [
    spoken && spoken.kind !== 'other' && !OTHER_PLACE.test(words)
      ? spoken
      : { name: null, kind: OTHER_PLACE.test(words) ? 'other' : 'own' },
  ];
}
const OTHER_PLACE = /企业|公司|集团|[^大]厂$|[县市镇乡村]$/u;

/** 市委又将“先进基层党组织”的牌匾送到了该局党支部 */
export function brought(context: AwardContext, sentence: Sentence) {
  if (!/[把将]/u.test(sentence.text)) return;
  const hit = BROUGHT.exec(sentence.text);
  if (!hit?.[1] || !hit[2]) return;
  const { reading, dates, unit, ledger } = context;
  const { text } = reading;
  const at = sentence.start + hit.index;
  const clause = clauseAt(sentence, at);
  const item = readTitle(hit[1], at + 1);
  const plain = item?.title.replace(/[“”]/gu, '') ?? '';
  if (!item || !HONOR_WORD.test(plain) || trapOf(plain) || barred(reading, sentence, clause, at)) return;
  if (ledger.found.some((one) => one.start < item.end && one.end > item.start)) return;
  const giver = granterEnding(plainGiver(text.slice(clause.start, at)));
  if (!giver || isOwn(unit, giver)) return ledger.reject(item.start, item.end, 'nobody named who gives it');
  const from = at + hit[0].lastIndexOf(hit[2]);
  const all = givenTo(context, sentence, clause, from, from + hit[2].length);
  if (all.some(({ kind }) => kind === 'other')) return ledger.reject(item.start, item.end, "somebody else's");
  for (const who of all) ledger.push(sentence, item, who, giver, dateAt(text, dates, sentence, at), undefined, 0.75);
}

const GIVEN = '(?:联合|共同|正式)*(?:授予|命名|颁发|颁授|评选|评定|表彰|授|颁布)';
const DAY = '(?:(?:19|20)\\d{2}年|[今去前]年)(?:\\d{1,2}月)?(?:\\d{1,2}日)?';
/** “A”是2010年团中央命名的; “B”由省委、省政府于2011年5月颁发 */
const EXPLAINED = new RegExp(
  `((?:[\\u4e00-\\u9fff]{0,4}[省市级])?“[^”]{3,24}”)(?:的?(?:奖牌|牌匾|牌子|称号|铜牌))?(?:是|由)(${DAY})?((?:(?!的)[\\u4e00-\\u9fff、]){2,24}?)(?:于(${DAY}))?${GIVEN}`,
  'gu',
);
/** 这块牌子，是2009年1月中央文明委授予的: the one that was told last. */
const THAT_ONE = new RegExp(
  `^(?:这|该|此)[块项枚面个]?(?:牌子|牌匾|奖牌|铜牌|荣誉|称号|殊荣|奖章|奖状)，?(?:是|由)(${DAY})?((?:(?!的)[\\u4e00-\\u9fff、]){2,24}?)(?:于(${DAY}))?${GIVEN}`,
  'u',
);

/** …，这是X联合授予的; …，授牌的是X; 颁奖单位是X */
const GAVE_IT = new RegExp(
  `(?:^|[，—；])(?:这|它)是(?:由)?((?:(?!的)[\\u4e00-\\u9fff、]){2,30}?)${GIVEN}的(?=[，。；]|$)|(?:^|[，—；])(?:授牌|颁奖|授予|颁发|授奖|命名|表彰)(?:的|单位|者|机关|部门|方)(?:分别)?(?:是|为)([\\u4e00-\\u9fff、]{2,30}?)(?=[，。；]|$)`,
  'u',
);

/** Who gave what hangs there, and when. */
export function explained(context: AwardContext, sentence: Sentence) {
  if (!/[是由]/u.test(sentence.text) || !/授|命名|颁|评|表彰/u.test(sentence.text)) return;
  const { reading, subjects, dates, unit, ledger } = context;
  const { text } = reading;
  const dateIn = (from: number, to: number) =>
    dates.findLast(({ start, end, stretch }) => start >= from && end <= to && !stretch)?.date ?? null;
  for (const match of sentence.text.matchAll(EXPLAINED)) {
    const at = sentence.start + match.index;
    const item = readTitle(match[1] ?? '', at);
    const granter = match[3] ? (granterEnding(match[3]) ?? match[3]) : null;
    if (!item || !granter || !HONOR_WORD.test(item.title.replace(/[“”]/gu, '')) || isOwn(unit, granter)) continue;
    if (barred(reading, sentence, clauseAt(sentence, at), at)) continue;
    const date = dateIn(at, at + match[0].length);
    const known = ledger.found.find((one) => one.start < item.end && one.end > item.start);
    if (known) {
      known.granted_by ??= granter;
      known.date ??= date;
    } else {
      // 检务科的“青年文明号”由X颁发
      const of = /(?:^|[，；：])([^，；：的“]{2,14})的$/u.exec(sentence.text.slice(0, match.index))?.[1];
      const who = of ? holderOf(text, subjects, unit, at - 1 - of.length, at - 1) : null;
      if (who?.kind !== 'other')
        ledger.push(sentence, item, who ?? { name: null, kind: 'own' }, granter, date, undefined, 0.75);
    }
  }
  const behind = GAVE_IT.exec(sentence.text);
  if (behind) {
    const at = sentence.start + behind.index;
    const it = ledger.found.findLast(({ end }) => end <= at + 1);
    const giver = granterOf(behind[1] ?? behind[2] ?? '');
    const near = it && /^[^。；]{0,12}$/u.test(text.slice(it.end, at)) && it.start >= sentence.start - 80;
    if (near && giver && !isOwn(unit, giver)) it.granted_by ??= giver;
  }
  const that = THAT_ONE.exec(sentence.text);
  const last = ledger.found.at(-1);
  const previous = reading.sentences[sentence.index - 1];
  if (!that || !last || !previous || last.start < previous.start) return;
  last.granted_by ??= that[2] ?? null;
  last.date = dateIn(sentence.start, sentence.start + that[0].length) ?? last.date;
}

const PLAQUES =
  /(?:写进|写在|化作|浓缩在|凝聚在|镌刻在|铸成|挂起|变成|换来)了?([^。；，]{6,120}?)等?(?:一[块枚面个项]{1,2}|这些|[两三四五六七八九十\d]{1,2}[块枚面个项]|众多|一系列|的)*(?:沉甸甸的|金灿灿的|闪光的)?(?:奖牌|牌匾|奖状|奖杯|荣誉|铜牌|匾额)/u;

/** 株洲市委又给办事处记了集体嘉奖; 同时受到市委表彰的，还有张建国，称号是“T” */
export function alsoTold(context: AwardContext, sentence: Sentence) {
  const { reading, subjects, dates, unit, ledger } = context;
  const { text } = reading;
  const noted = /记/u.test(sentence.text) && sentence.text.includes('嘉奖') ? NOTED.exec(sentence.text) : null;
  const named = noted || !/[称奖]号?[是为]“/u.test(sentence.text) ? null : CALLED_SO.exec(sentence.text);
  const hit = noted ?? named;
  const raw = noted ? noted[3] : named?.[3];
  if (!hit?.[1] || !hit[2] || !raw) return;
  const at = sentence.start + hit.index;
  const titleAt = at + hit[0].lastIndexOf(raw);
  const item = readTitle(raw, titleAt);
  const giver = granterOf(plainGiver(hit[1])) ?? hit[1];
  const clause = clauseAt(sentence, at + 1);
  if (!item || isOwn(unit, giver) || barred(reading, sentence, clause, titleAt)) return;
  if (!noted && !HONOR_WORD.test(item.title)) return;
  if (ledger.found.some((one) => one.start < item.end && one.end > item.start)) return;
  const from = at + hit[0].indexOf(hit[2], hit[0].indexOf(hit[1]) + hit[1].length);
  const row = rowOf(text, subjects, unit, from, from + hit[2].length);
  const one = holderOf(text, subjects, unit, from, from + hit[2].length);
  const entity = subjects.at(from);
  const all: Recipient[] = row.length > 0 ? row : one ? [one] : entity && !entity.weak ? [recipientOf(entity)] : [];
  for (const who of all)
    if (who.kind !== 'other')
      ledger.push(sentence, item, who, giver, dateAt(text, dates, sentence, titleAt), undefined, 0.7);
}
const NOTED =
  /(?:^|[，；日月])([\u4e00-\u9fff、]{2,20}?)(?:又|还|也|再次)?[给为]([^，。；“”]{2,20}?)(?:各)?记了?(?:一次)?((?:集体|个人)?嘉奖)/u;
const CALLED_SO =
  /(?:受到?|获得?|得到)([\u4e00-\u9fff、]{2,20}?)(?:的)?表彰的，?(?:还|也|另)有([^，。；“”]{2,20})，(?:称号|奖项|获得的称号|荣誉)[是为](“[^”]{3,24}”)/u;

/** 写进了全国青年文明号、广东省文明单位等一块块奖牌里 */
export function plaques(context: AwardContext, sentence: Sentence) {
  const row = PLAQUES.exec(sentence.text);
  if (!row?.[1]) return;
  const { reading, ledger } = context;
  const from = sentence.start + row.index + row[0].indexOf(row[1]);
  if (barred(reading, sentence, clauseAt(sentence, from), from)) return;
  for (const piece of row[1].matchAll(/(?:“[^”]*”|[^、“”和])+/gu)) {
    const item = readTitle(piece[0], from + piece.index);
    const plain = item?.title.replace(/[“”]/gu, '') ?? '';
    if (!item || !/全国|[省市县区州]|系统/u.test(plain) || trapOf(plain)) continue;
    if (!HELD_TITLE.test(plain) && !(/”$/u.test(item.title) && HONOR_WORD.test(plain))) continue;
    if (ledger.found.some((one) => one.start < item.end && one.end > item.start)) continue;
    ledger.push(sentence, item, { name: null, kind: 'own' }, item.granter, null, undefined, 0.65);
  }
}

const HANGS = /[为给向]((?!企业)[\u4e00-\u9fff]{1,16}?)(?:正式|举行|隆重)*(?:授(?:了)?牌|挂牌|授匾)/u;

/** 还只是“依法行政示范单位”的候选者，…：11月，省普法办正式为其授牌; 为该局授牌“A” */
export function hung(context: AwardContext, sentence: Sentence) {
  const hit = HANGS.exec(sentence.text);
  if (!hit?.[1]) return;
  const { reading, subjects, dates, unit, ledger } = context;
  const { text } = reading;
  const at = sentence.start + hit.index;
  const end = at + hit[0].length;
  if (ledger.found.some((one) => one.start >= sentence.start && one.start < sentence.end)) return;
  const behind = /^“[^”]{4,24}”/u.exec(text.slice(end, Math.min(end + 30, sentence.end)))?.[0];
  const ahead = [
    ...text
      .slice(sentence.start, at)
      .matchAll(/(?:全国|国家级|全?[省市县区州]级?|[\u4e00-\u9fff]{2,3}[省市县州])“[^”]{4,24}”/gu),
  ].at(-1);
  const raw = behind ?? ahead?.[0];
  const titleAt = behind ? end : sentence.start + (ahead?.index ?? 0);
  const clause: Clause = clauseAt(sentence, at);
  const item = raw ? readTitle(raw, titleAt) : null;
  const words = text.slice(clause.start, at).replace(/(?:正式|专门|特地|亲自)+$/u, '');
  const giver =
    granterEnding(words) ??
    /(?:^|[日月年])([\u4e00-\u9fff]{1,18}(?:办|办公室|委|局|厅|部|会|政府|小组))$/u.exec(words)?.[1] ??
    null;
  const plain = item?.title.replace(/[“”]/gu, '') ?? '';
  if (!item || !giver || isOwn(unit, giver) || !HONOR_WORD.test(plain)) return;
  const pronoun = hit[1] === '其' || hit[1] === '他们';
  const entity = subjects.at(at + 1);
  const holder = holderOf(text, subjects, unit, at + 1, at + 1 + hit[1].length);
  const who: Recipient | undefined = pronoun
    ? recipientsOf(reading, subjects, unit, sentence, clause, clause.start, ledger.found)[0]
    : (holder ?? (entity ? recipientOf(entity) : undefined));
  if (!who || who.kind === 'other' || who.kind === 'superior') return;
  ledger.push(sentence, item, who, giver, dateAt(text, dates, sentence, at), undefined, 0.7);
}
