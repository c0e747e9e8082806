/**
 * Who was given which title, prize or commendation, by whom and when; and what looks like it and is none, with the reason.
 * What counts is told in corpus/README.md.
 */
import {
  alsoTold,
  announced,
  brought,
  carriedHome,
  explained,
  handed,
  hung,
  onList,
  plaques,
} from './honors/announced.ts';
import { dateAt, dateOfOccasion, yearInFront } from './honors/award-dates.ts';
import { catalogued, datedByHead } from './honors/catalogue.ts';
import type { AwardContext } from './honors/context.ts';
import { numeral, timesIn } from './honors/counts.ts';
import { granterAround, granterBehind, granterEnding, granterOf, isOwn } from './honors/granters.ts';
import { grant } from './honors/grants.ts';
import { holderOf, phraseBefore, rowOf } from './honors/holders.ts';
import { createLedger, type ExtractedHonor, type Found, type Rejected } from './honors/ledger.ts';
import { type Recipient, recipientOf, recipientsOf } from './honors/recipients.ts';
import { appositions, flowers, HELD_TITLE, held, heroes, listed, renewed, withoutVerb } from './honors/rows.ts';
import { titled } from './honors/titled.ts';
import { HONOR_WORD, type Item, itemsFrom, readTitle } from './honors/titles.ts';
import { toldBehind } from './honors/told-behind.ts';
import { barred, trapOf } from './honors/traps.ts';
import { triggersIn } from './honors/verbs.ts';
import { isFamilyName } from './people/characters.ts';
import { type Clause, clauseAt, passageOf, quotationAt, type Sentence, type Span, sentenceAt } from './text.ts';

export type { ExtractedHonor, Rejected };

/** The honours of a section, and the candidates that were turned down; `byTitle` false: only those that a rule finds. */
export function honorsIn(
  context: Omit<AwardContext, 'ledger'>,
  byTitle = true,
): {
  honors: ExtractedHonor[];
  rejected: Rejected[];
  /** Where titles stand, so that no practice is read from them. */
  spans: Span[];
  /** Where the honours that were given are told. */
  given: Span[];
} {
  const { reading, section, unit, subjects, dates } = context;
  const { text } = reading;
  const ledger = createLedger(reading, section, unit);
  const { found, rejected, push, reject } = ledger;
  const awards: AwardContext = { ...context, ledger };
  for (const sentence of reading.sentences) {
    const triggers = triggersIn(sentence.text);
    if (!triggers) continue;
    const taken: [number, number][] = catalogued(awards, sentence).map(({ start, end }) => [start, end]);
    const free = (at: number) => !taken.some(([from, to]) => at >= from && at < to);
    const occasion = dateOfOccasion(reading, dates, sentence);
    const granterAt = granterAround(sentence);
    for (const trigger of triggers) {
      const at = sentence.start + trigger.at;
      const end = sentence.start + trigger.end;
      if (!free(at)) continue;
      const clause = clauseAt(sentence, at);
      const quotation = quotationAt(reading, at);
      if (quotation && !quotation.speech) continue;
      const before = text.slice(clause.start, at);
      const around = granterAt(at);
      const nextTrigger = triggers.find((other) => other.at >= trigger.end && other.kind !== 'keep');
      const stop = nextTrigger ? sentence.start + nextTrigger.at : sentence.end;
      const bearer =
        trigger.kind === 'passive' || trigger.kind === 'active' ? borneBy(awards, sentence, clause, end) : null;
      if (bearer) {
        taken.push([at, bearer.item.end]);
        const why = barred(reading, sentence, clause, at);
        const gave = bearer.item.granter ?? granterOf(trigger.granter ?? '');
        if (why || bearer.all.some(({ kind }) => kind === 'other'))
          reject(at, bearer.item.end, why ?? "somebody else's");
        else
          for (const who of bearer.all)
            push(sentence, bearer.item, who, gave, dateAt(text, dates, sentence, at), undefined, 0.75);
        continue;
      }
      if (trigger.kind === 'passive') {
        const items = itemsFrom(reading, sentence, end, trigger.strong, reject).filter(
          (item) => item.start < stop || stop <= end,
        );
        if (items.length === 0) continue;
        const why = barred(reading, sentence, clause, at);
        const to = items.at(-1)?.end ?? end;
        taken.push([at, to]);
        if (why) {
          reject(at, to, why);
          continue;
        }
        const told = recipientsOf(reading, subjects, unit, sentence, clause, at, found);
        if (told.some(({ kind }) => kind === 'other')) {
          reject(at, to, "somebody else's");
          continue;
        }
        const granter =
          granterOf(trigger.granter ?? '') ??
          around ??
          granterGoesOn(text, sentence, clause, at, found.at(-1), items[0]?.title ?? '');
        if (granter && isOwn(unit, granter)) {
          reject(at, to, 'given by the unit itself');
          continue;
        }
        const recipients = byName(awards, clause, at, items, told);
        const count = timesIn(`${before}${trigger.granter ?? ''}${text.slice(at, end)}`, text.slice(to, to + 12));
        // 被A、B和C分别授予a、b和c: each by one.
        const givers = /分别$/u.test(
          (trigger.granter ?? '') + (/^被.*分别(?=[授评命])/u.exec(text.slice(at, end)) ? '分别' : ''),
        )
          ? (granter ?? '').split(/[、和与及]/u)
          : [];
        const joint = /委[、和与][\u4e00-\u9fff]*政府$/u.test(granter ?? '');
        const each = givers.length > 1 && givers.length === items.length && !joint;
        for (const [item, recipient] of pairs(items, recipients, before))
          push(
            sentence,
            item,
            recipient,
            each ? (givers[items.indexOf(item)] ?? granter) : granter,
            dateAt(text, dates, sentence, at) ?? occasion,
            count,
            0.92,
          );
      } else if (trigger.kind === 'active' || trigger.kind === 'list') {
        // 获X授予的T, 获X评为T: one of the other triggers reads it better.
        const rest = text.slice(end, Math.min(sentence.end, end + 60));
        // 两块奖牌：一块是X颁发的A: read where it is said who gave it.
        // 荣誉花落检务科：省总工会授予其A
        if (
          trigger.kind === 'list' &&
          /^[^“，。；]{2,30}?(?:授予|评为|命名|荣获|颁发|[同喜分获]获|获[得评]|被评|摘得|捧回|夺得)/u.test(rest)
        )
          continue;
        if (trigger.kind === 'list' && SET_UP.test(before)) continue;
        if (trigger.kind === 'list' && /^(?:一[块枚个面张]是|“[^”]{2,24}”[是由])/u.test(rest)) continue;
        // 同获表彰的还有…: who else, and no title.
        if (/^(?:表彰|嘉奖|奖|殊荣|荣誉|称号|此|该|这一)[^，。；“]{0,4}的，?(?:还|另|也)[有是]/u.test(rest)) continue;
        const by = /^([\u4e00-\u9fff、和“”]{2,30}?)(?:授予|颁发|颁授|评选|命名|表彰)(?:的)?(?=[“\u4e00-\u9fff])/u.exec(
          rest,
        );
        if (
          /^(?:此|这一|该|同样|上述)(?:项)?(?:殊荣|荣誉|称号|奖)/u.test(rest) ||
          /^(?:了)?(?:殊荣|荣誉)(?:的)?$/u.test(rest)
        ) {
          referBack(awards, sentence, clause, at, before);
          taken.push([at, end + 4]);
          continue;
        }
        const named = sameName(text, end, found.at(-1), sentence);
        const items = named
          ? [named]
          : itemsFrom(reading, sentence, end, trigger.strong, reject).filter(
              (item) => item.start < stop || stop <= end || by !== null,
            );
        if (items.length === 0) continue;
        // 成为全国青年文明号: only what is plainly a title.
        if (
          /^[成登]/u.test(text.slice(at, end)) &&
          !items.every(
            ({ title, start, end: to }) =>
              BECOMES.test(title.replace(/[“”]/gu, '')) ||
              (/之一[。！]?$/u.test(text.slice(start, to)) && HONOR_WORD.test(`“${title}”`)),
          )
        )
          continue;
        const to = items.at(-1)?.end ?? end;
        const why = barred(reading, sentence, clause, at);
        taken.push([at, to]);
        if (why) {
          reject(at, to, why);
          continue;
        }
        const recipients = byName(
          awards,
          clause,
          at,
          items,
          recipientsOf(reading, subjects, unit, sentence, clause, at, found),
        );
        const recipient = recipients[0] ?? { name: null, kind: 'none' };
        if (recipients.some(({ kind }) => kind === 'other')) {
          reject(at, to, "somebody else's");
          continue;
        }
        const count = timesIn(before.slice(-16), text.slice(to, to + 12), items.length);
        const inTitle = /^(?:的)?((?:19|20)\d{2})年(?!度)/u.exec(rest)?.[1] ?? null;
        for (const item of items) {
          // 在全省窗口服务技能大赛中夺得一等奖: the contest names the prize.
          const contest =
            /在([^，。“”]{4,30}?(?:大赛|竞赛|比赛|比武|评选|评比|技能赛|汇演|展演|联赛|运动会|征文|[书画摄影]{2}展|演讲赛|擂台赛))(?:活动)?(?:[中上]|(?=[^，]{0,4}$))/u.exec(
              text.slice(sentence.start, at),
            );
          if (contest?.[1] && /^(?:[特一二三]等|金|银|铜|优秀|优胜)奖$/u.test(item.title))
            item.title = contest[1] + item.title;
          const commended = /^(?:.*)?表彰$/u.test(item.title);
          const whoGave =
            item.granter ??
            granterBehind(text, to) ??
            handedOver(before) ??
            around ??
            (/(?:同|一并|一同)$/u.test(before)
              ? granterGoesOn(text, sentence, clause, at, found.at(-1), item.title)
              : null);
          if (whoGave && isOwn(unit, whoGave)) {
            reject(item.start, item.end, 'given by the unit itself');
            continue;
          }
          const staff: Recipient =
            commended && recipient.name === null && /职工|党员|干部|同志/u.test(before)
              ? {
                  name: /[^，]*?((?:[\u4e00-\u9fff]{0,8})(?:职工|党员|干部))/u.exec(before)?.[1] ?? '职工',
                  kind: 'part',
                }
              : recipient;
          const all =
            recipients.length > 1
              ? recipients
              : [
                  /^个人/u.test(item.title) && staff.name === null
                    ? { name: '干部职工', kind: 'part' as const }
                    : staff,
                ];
          for (const [, who] of pairs([item], all, before, items.indexOf(item), items.length))
            push(
              sentence,
              item,
              who,
              whoGave,
              (items.length > 1 ? yearInFront(text, item.start) : null) ??
                inTitle ??
                dateAt(text, dates, sentence, at) ??
                occasion,
              count,
              trigger.strong ? 0.9 : 0.8,
            );
        }
      } else if (trigger.kind === 'keep') {
        const tail = text.slice(end, sentence.end);
        const kept =
          /^(?:了)?((?:“[^”]{2,24}”|[\u4e00-\u9fff]){1,34}?)(?:的)?(?:荣誉|光荣)?(?:称号|殊荣|荣誉|牌子|奖牌)/u.exec(
            tail,
          );
        const chain = /^蝉联/u.test(text.slice(at, end));
        const bare = chain ? /^([\u4e00-\u9fff“”]{3,24})(?=[，。；、]|$)/u.exec(tail) : null;
        const hit = kept ?? bare;
        if (!hit?.[1]) {
          renewed(awards, sentence, clause, at);
          // 2009年获得省级“青年文明号”，至今已蝉联两届: how often what was told before was won.
          const times = chain
            ? /蝉联(?:了)?([一二两三四五六七八九十\d]{1,3})(?:届|次|年)$/u.exec(text.slice(at, end))
            : null;
          const last = found.at(-1);
          if (times?.[1] && last && last.start >= sentence.start)
            last.count = numeral(times[1].replace('两', '二')) ?? last.count;
          continue;
        }
        // 并于2012年蝉联这一称号: the one that was told last, once more.
        const before = found.at(-1);
        if (/^(?:这一|此|该|这项|上述)(?:项)?$/u.test(hit[1])) {
          if (chain && before && before.start >= sentence.start && before.count !== null) before.count += 1;
          taken.push([at, end + hit[0].length]);
          continue;
        }
        const item = readTitle(hit[1], end);
        if (!item || (!HONOR_WORD.test(item.title) && !kept)) continue;
        const why = barred(reading, sentence, clause, at);
        const to = end + hit[0].length;
        taken.push([at, to]);
        // 被中央文明委确认继续保留A
        const confirmed =
          /被([^，。；被]{2,24}?)(?:再次|正式|复查|联合)*(?:确认|批准|认定|同意|复核|命名|评定|准予|授予)(?:为)?(?:其|该局)?$/u.exec(
            text.slice(clause.start, at),
          );
        const subjectEnds = confirmed ? clause.start + confirmed.index : at;
        const recipient = recipientsOf(reading, subjects, unit, sentence, clause, subjectEnds, found)[0] ?? {
          name: null,
          kind: 'none',
        };
        if (why || recipient.kind === 'other') {
          reject(at, to, why ?? "somebody else's");
          continue;
        }
        push(
          sentence,
          item,
          recipient,
          item.granter ?? (confirmed?.[1] ? granterOf(confirmed[1]) : null),
          dateAt(text, dates, sentence, at) ?? (occasion?.length === 10 ? occasion : null),
          timesIn(text.slice(Math.max(clause.start, at - 8), end), ''),
          0.85,
        );
      } else grant(awards, sentence, clause, at, end, taken, around);
    }
    timesTold(awards, sentence);
    explained(awards, sentence);
    datedBehind(awards, sentence);
    toldBehind(awards, sentence);
    alsoGiven(awards, sentence);
    bearers(awards, sentence);
    crowned(awards, sentence);
    announced(awards, sentence);
    flowers(awards, sentence, taken);
    hung(awards, sentence);
    carriedHome(awards, sentence);
    brought(awards, sentence);
    onList(awards, sentence);
    withoutVerb(awards, sentence);
    heroes(awards, sentence);
    listed(awards, sentence);
    appositions(awards, sentence, taken);
    held(awards, sentence);
    plaques(awards, sentence);
    handed(awards, sentence);
    alsoTold(awards, sentence);
    datedByHead(awards, sentence);
  }
  if (byTitle) titled(awards);
  // 2013年工作总结: what is told without any time of its own is of that year.
  for (const honor of context.reviewed === null ? [] : found) {
    const sentence = sentenceAt(reading, honor.start);
    if (honor.date !== null || !sentence || UNDATED.test(text.slice(sentence.start, honor.start))) continue;
    const timed = dates.some(
      ({ start, end }) => start >= sentence.start && end <= sentence.end && !text.slice(start, end).endsWith('度'),
    );
    if (timed) continue;
    honor.date = String(context.reviewed);
  }
  return {
    honors: found.map(({ start: _start, end: _end, ...honor }) => honor),
    rejected,
    given: found.map(({ start, end }) => ({ start, end })),
    spans: [...found.map(({ start, end }) => ({ start, end })), ...rejected.map(({ start, end }) => ({ start, end }))],
  };
}

/**
 * Who got which: all of them everything, but 检务科、植检科分别被评为A、B in their order. `first` and `of` tell where the items
 * stand in the whole list.
 */
function pairs(
  items: readonly Item[],
  recipients: readonly Recipient[],
  before: string,
  first = 0,
  of = items.length,
): [Item, Recipient][] {
  const each = /分别|依次|(?:分|各)$/u.test(before) && recipients.length > 1 && recipients.length === of;
  // 3项成果获一等奖、二等奖、三等奖: one each.
  if (of > 1 && items.every(({ title }) => /[特一二三]等奖$/u.test(title)))
    recipients = recipients.map((who) => (/项/u.test(who.name ?? '') ? { name: who.name, kind: who.kind } : who));
  return items.flatMap((item, i) => {
    const only = each ? recipients[first + i] : undefined;
    return only ? [[item, only] satisfies [Item, Recipient]] : recipients.map((who): [Item, Recipient] => [item, who]);
  });
}

/** 国务院授予A“…”称号，B被授予“…”称号: the same one gives both, where nothing but the comma is between. */
function granterGoesOn(
  text: string,
  sentence: Sentence,
  clause: Clause,
  at: number,
  last: Found | undefined,
  title: string,
): string | null {
  if (!last?.granted_by || last.start < sentence.start) return null;
  // 该支部被X评为先进基层党组织，张建国被评为优秀共产党员: of one meeting, where neither title says of what else it is.
  const sibling = SIBLINGS.find(([whole]) => whole.test(last.title))?.[1];
  if (
    sibling?.test(title) &&
    !/授予$/u.test(text.slice(sentence.start, last.start)) &&
    !/；/u.test(text.slice(last.end, at)) &&
    sentence.clauses.findIndex(({ start }) => start === clause.start) -
      sentence.clauses.findLastIndex(({ start }) => start <= last.start) <=
      1
  )
    return last.granted_by;
  const told = text.slice(sentence.start, last.start);
  // …，A被评为; B、C同时被评为: by the same.
  if (/(?:同时|一并|一同)(?:被)?$/u.test(text.slice(clause.start, at)) && clause.start > last.start)
    return last.granted_by;
  const gives = told.includes(`${last.granted_by}授予`) && !told.includes(`被${last.granted_by}`);
  return gives && /^[^；。，\d]{0,8}，$/u.test(text.slice(last.end, clause.start)) ? last.granted_by : null;
}

/** What is given to a body and to its people at one time. */
const SIBLINGS: readonly (readonly [RegExp, RegExp])[] = [
  [
    /^“?(?:先进(?:基层)?党(?:组织|支部|委|总支)|优秀(?:共产)?党员|优秀党务工作者)”?$/u,
    /^“?(?:先进(?:基层)?党(?:组织|支部|委|总支)|优秀(?:共产)?党员|优秀党务工作者)”?$/u,
  ],
  [
    /^“?[\u4e00-\u9fff]{0,8}先进(?:集体|单位)”?$/u,
    /^“?(?:(?!全国|[省市县])[\u4e00-\u9fff]){0,8}(?:先进(?:个人|工作者)|标兵)”?$/u,
  ],
];

/** 则摘得福州市的同名荣誉: the title that the sentence told last, without its own scope and with this one. */
function sameName(text: string, end: number, last: Found | undefined, sentence: Sentence): Item | null {
  const told =
    /^了?((?:全?[省市县区州国]|[\u4e00-\u9fff]{2,4}[省市县区州盟])级?)?的?同名(?:荣誉|称号|奖项|殊荣|奖)/u.exec(
      text.slice(end, end + 20),
    ) ??
    // 2009年升格为市级，2010年又捧回省级的牌子
    /^了?((?:国家|[\u4e00-\u9fff]{0,3}[省市县区州盟])级)(?:的)?(?:称号|牌子|荣誉|奖牌|牌匾)?(?=[，。；]|$)/u.exec(
      text.slice(end, Math.min(end + 16, sentence.end)),
    );
  if (!told || !last || last.start < sentence.start) return null;
  const bare = last.title.replace(
    /^“?(?:全国|国家级|全?[省市县区州]级?|[\u4e00-\u9fff]{2,4}[省市县区州盟])(?=[“\u4e00-\u9fff]{3})/u,
    '',
  );
  return { title: `${told[1] ?? ''}${bare}`, granter: null, count: null, start: end, end: end + told[0].length };
}

/** 荣获“省劳动模范”的沈军; 获得“青年文明号”的，还有检务科: who has it stands behind. */
function borneBy(
  context: AwardContext,
  sentence: Sentence,
  clause: Clause,
  end: number,
): { item: Item; all: Recipient[] } | null {
  const { reading, subjects, unit } = context;
  const { text } = reading;
  const cleft = CLEFT.exec(text.slice(end, Math.min(sentence.end, end + 90)));
  if (cleft?.[1] && cleft[2]) {
    const item = readTitle(cleft[1], end + cleft[0].indexOf(cleft[1]));
    const to = end + cleft[0].length;
    if (item && /企业|公司|集团|[^大]厂$|商会|合作社|[村镇乡县市]$/u.test(cleft[2]))
      return { item: { ...item, end: to }, all: [{ name: cleft[2], kind: 'other' }] };
    if (!item || !HONOR_WORD.test(item.title)) return null;
    const all = bearersAt(context, to - cleft[2].length, to);
    return all.length > 0 ? { item: { ...item, end: to }, all } : null;
  }
  const told =
    /^(?:了)?([\u4e00-\u9fff]{0,8}“[^”]{3,24}”|[\u4e00-\u9fff]{4,16}?)(?:荣誉)?(?:称号)?的([\u4e00-\u9fff]{2,14})[。！]?$/u.exec(
      text.slice(end, clause.end),
    );
  if (
    !told?.[1] ||
    !told[2] ||
    /^(?:桂冠|头衔|殊荣|荣誉|美誉|奖[牌状杯项]|牌[匾子]|铜牌|证书|喜讯|(?:好)?成绩)/u.test(told[2])
  )
    return null;
  const item = readTitle(told[1], end + told[0].indexOf(told[1]));
  if (!item || !HONOR_WORD.test(item.title)) return null;
  if (/^(?:集体|团队|单位|队伍|支部|科室|班组|处室|窗口)$/u.test(told[2]) && /(?:这|那)[个支]/u.test(clause.text))
    return { item, all: [{ name: null, kind: 'none' }] };
  const at = clause.end - told[2].length - (/[。！]$/u.test(told[0]) ? 1 : 0);
  const who = holderOf(text, subjects, unit, at, at + told[2].length);
  // 获得“A”的船长赵海: nobody of the unit's.
  const stranger =
    who?.kind === 'person' &&
    /(?:船长|经理|董事长|总裁|厂长|老板|支书|[镇县乡村]长|理事长)[\u4e00-\u9fff]{2,4}$/u.test(told[2]);
  if (who && stranger) return { item, all: [{ ...who, kind: 'other' }] };
  return who && who.kind !== 'other' && !who.many ? { item, all: [who] } : null;
}

const CLEFT =
  /^了?((?:[\u4e00-\u9fff]{0,12}“[^”]{3,24}”|[\u4e00-\u9fff]{4,20}?)(?:荣誉)?(?:称号|奖牌|牌匾|奖状|证书|殊荣)?)的，?(?:[正就便也则都]|同样|其中|分别)*(?:还?有|还?是|包括)(?:来自)?([^，。；！：]{2,40})/u;

/** Whoever a noun phrase names: all of a row, or what stands behind the last 、 of what describes him. */
function bearersAt({ reading, subjects, unit }: AwardContext, from: number, to: number): Recipient[] {
  const { text } = reading;
  const row = rowOf(text, subjects, unit, from, to);
  if (row.length > 0) return row;
  const last = text.lastIndexOf('、', to - 1) + 1;
  for (const start of last > from ? [last, from] : [from]) {
    const who = holderOf(text, subjects, unit, start, to);
    if (who) return [who];
    const of = text.lastIndexOf('的', to - 1) + 1;
    const behind = of > start ? holderOf(text, subjects, unit, of, to) : null;
    if (behind) return [behind];
  }
  const entity = subjects.at(from);
  if (entity && !entity.weak && entity.end === to) return [recipientOf(entity)];
  const name = /^(?:.*[的、])?([\u4e00-\u9fff]{2,3})$/u.exec(text.slice(from, to))?.[1];
  return name && isFamilyName(name[0] ?? '') && !NO_NAME.test(name) ? [{ name, kind: 'person' }] : [];
}

const TIMES_TOLD =
  /(?:[，。；]|^)(?:(?:这|此)?(?:已经?|也|已?是|更)?(?:是|为)|实现了?|连续第|成就了?)[^，。；“]{0,12}?(?:第([二两三四五六七八九十\d]{1,3})(?:次|年|届|回|度)|“?([二三四五六七八九十])(?:连冠|连胜|度蝉联))|[，。；]连续第([二两三四五六七八九十\d]{1,3})(?:次|年|届)(?=[，。；]|$)/u;

/** …被评为A，时间是去年9月: when the one before was given. */
function datedBehind({ reading, dates, ledger }: AwardContext, sentence: Sentence) {
  if (!/，(?:时间|那)[是为]/u.test(sentence.text)) return;
  const hit = /，(?:时间|那)(?:正)?[是为](?:在)?/u.exec(sentence.text);
  const at = sentence.start + (hit?.index ?? 0);
  const date = dates.find(({ start, stretch }) => !stretch && start === at + (hit?.[0].length ?? 0))?.date;
  if (!date) return;
  for (const one of ledger.found)
    if (one.start >= sentence.start && one.end <= at && /^[^，。；]{0,10}$/u.test(reading.text.slice(one.end, at)))
      one.date = date;
}

const ALSO =
  /(?:同时|一同|一并|一起|同样|还|也|，|。|同)(?:受到?|获得?|被授予|荣获)(?:了)?(?:表彰|嘉奖|奖|此(?:项)?(?:殊荣|荣誉|称号)|(?:这一|该|同一|同样)(?:的)?(?:殊荣|荣誉|称号))的，?(?:还|另外?|也)[有是]([^，。；]{2,30})(?=[，。；]|$)/u;

/** 同获此称号的还有植检科: the one that was told last, theirs too. */
function alsoGiven(context: AwardContext, sentence: Sentence) {
  const hit = /的，?(?:还|另|也)/u.test(sentence.text) ? ALSO.exec(sentence.text) : null;
  const last = context.ledger.found.at(-1);
  if (!hit?.[1] || !last || last.start < (context.reading.sentences[sentence.index - 1]?.start ?? 0)) return;
  const at = sentence.start + hit.index + hit[0].length - hit[1].length;
  if (last.end > at || /^，(?:被|获|荣)/u.test(context.reading.text.slice(at + hit[1].length, at + hit[1].length + 2)))
    return;
  for (const who of bearersAt(context, at, at + hit[1].length))
    if ((who.kind === 'part' || who.kind === 'person') && who.name && !/局|海关|[\d两三四五六]/u.test(who.name))
      context.ledger.push(
        sentence,
        { title: last.title, granter: null, count: 1, start: at, end: at + hit[1].length },
        who,
        last.granted_by,
        last.date,
        1,
        0.6,
      );
}

const CROWNED =
  /(?:实现|获得|夺得|荣获|取得|成就|赢得|创下|摘得|完成)了?((?:“[^”]{3,20}”|[\u4e00-\u9fff]){4,20}?)(?:称号|荣誉)?的?“?([二三四五六七八九十])连冠/u;

/** 实现省级文明单位“三连冠” */
function crowned(context: AwardContext, sentence: Sentence) {
  const hit = sentence.text.includes('连冠') ? CROWNED.exec(sentence.text) : null;
  if (!hit?.[1]) return;
  const { reading, subjects, unit, dates, ledger } = context;
  const at = sentence.start + hit.index;
  const item = readTitle(hit[1], at + hit[0].indexOf(hit[1]));
  const clause = clauseAt(sentence, at);
  if (!item || !HELD_TITLE.test(item.title.replace(/[“”]/gu, '')) || barred(reading, sentence, clause, at)) return;
  if (ledger.found.some((one) => one.start < item.end && one.end > item.start)) return;
  const [who] = recipientsOf(reading, subjects, unit, sentence, clause, at, ledger.found);
  if (!who || who.kind === 'other') return;
  ledger.push(
    sentence,
    item,
    who,
    item.granter,
    dateAt(reading.text, dates, sentence, at),
    numeral(hit[2] ?? ''),
    0.75,
  );
}

const HOLDS =
  /(?:是|系|为|成为|成了|作为)((?:[^，。；“”是]{0,18}“[^”]{2,24}”[^，。；“”]{0,8}?|(?:全国|全[省市]|[\u4e00-\u9fff]{2,4}[省市州])[\u4e00-\u9fff]{3,16}?[、和]?){1,4}?)(?:等)?(?:[两三四五六\d]项)?(?:荣誉|称号|奖项)*的?(?:获得者|得主|(?:第[一二三]|主要)完成人|获奖者|拥有者|持有者)/u;
const WINNER =
  /((?:[\u4e00-\u9fff]{0,10}“[^”]{3,24}”)(?:荣誉)?(?:称号|奖)?)的?(?:获得者|得主|获奖者|拥有者|获得单位)(?:就|正|分别)?[是为有]([^，。；：]{2,30})(?=[，。；]|$)/u;

/** 她是“A”“B”两项称号的获得者; “A”的得主是检务科: whose it is by what they are called. */
function bearers(context: AwardContext, sentence: Sentence) {
  if (!/获得者|得主|完成人|获奖者|有者|获得单位/u.test(sentence.text)) return;
  const { reading, subjects, unit, dates, ledger } = context;
  const { text } = reading;
  const holds = HOLDS.exec(sentence.text);
  const won = holds ? null : WINNER.exec(sentence.text);
  const list = holds?.[1] ?? won?.[1];
  const hit = holds ?? won;
  if (!hit || !list) return;
  const at = sentence.start + hit.index;
  const from = at + hit[0].indexOf(list);
  const clause = clauseAt(sentence, at);
  if (barred(reading, sentence, clause, at)) return;
  const to = at + hit[0].length;
  const all = won?.[2]
    ? bearersAt(context, to - won[2].length, to)
    : recipientsOf(reading, subjects, unit, sentence, clause, at, ledger.found);
  if (all.length === 0 || all.some(({ kind }) => kind === 'other')) return;
  for (const piece of list.matchAll(/[^“”、]*“[^”]*”[^“”、]*|[^“”、]+/gu)) {
    const item = readTitle(piece[0].replace(/^[和与及]/u, ''), from + piece.index);
    const plain = item?.title.replace(/[“”]/gu, '') ?? '';
    if (!item || !HONOR_WORD.test(plain) || trapOf(plain)) continue;
    if (ledger.found.some((one) => one.start < item.end && one.end > item.start)) continue;
    const year = dates.find(({ start, end }) => start >= at && end <= item.end + 4)?.date;
    for (const who of all)
      ledger.push(sentence, item, who, item.granter, year ?? dateAt(text, dates, sentence, at), undefined, 0.75);
  }
}

/** 被评为A，这已是第四次; …，实现“三连冠”: how often what was told last was won. */
function timesTold({ reading, ledger }: AwardContext, sentence: Sentence) {
  if (!/第[二两三四五六七八九十\d]|连[冠胜]/u.test(sentence.text)) return;
  const hit = TIMES_TOLD.exec(sentence.text);
  const many = numeral((hit?.[1] ?? hit?.[2] ?? hit?.[3] ?? '').replace('两', '二'));
  if (!hit || many === null) return;
  const at = sentence.start + hit.index;
  const behind = sentence.text.slice(hit.index + hit[0].length);
  // 第三次通过复查: not won again.
  if (/^(?:顺利)?(?:通过|复)/u.test(behind)) return;
  const own = /该局|本局|我局|它/u.test(hit[0]);
  const last = ledger.found.findLast(({ end, recipient }) => end <= at + 1 && (!own || recipient === null));
  const previous = reading.sentences[sentence.index - 1];
  const from = hit.index === 0 ? (previous?.start ?? sentence.start) : sentence.start;
  if (last && last.start >= from && /^[^，。；]{0,10}[，。；]?$/u.test(reading.text.slice(last.end, at)))
    last.count = many;
}

/** 从市总工会捧回A, 从省局领导手中接过A: whose hands it came from. */
function handedOver(before: string): string | null {
  const from = /从([^，。；从]{2,20}?)(?:领导|负责人)?(?:手中|手里|那里)?$/u.exec(before)?.[1];
  const giver = from ? granterEnding(from) : null;
  return giver !== null && giver === from ? giver : null;
}

/** 设立了一批奖项：A、B: what may be won. */
const SET_UP = /设[立置了有]|增设|评选(?!出|结果)|标准|条件/u;
const BECOMES = new RegExp(
  `${HELD_TITLE.source}|好人榜$|十[大佳][\\u4e00-\\u9fff]{2,8}$|年度人物$|(?:文明|先进|优秀|示范|服务)[\\u4e00-\\u9fff]{0,6}(?:单位|集体|窗口)$`,
  'u',
);
/** 排云被评为全国先进工作者: a name that no list knows, in front of what only a person is given. */
function byName(
  { reading, subjects }: AwardContext,
  clause: Clause,
  at: number,
  items: readonly Item[],
  told: Recipient[],
): Recipient[] {
  if (told.length !== 1 || told[0]?.name !== null || !items.every(({ title }) => FOR_ONE.test(title))) return told;
  const phrase = phraseBefore(reading.text, subjects, clause.start, at);
  const words = reading.text.slice(phrase.start, phrase.end);
  return /^[\u4e00-\u9fff]{2,4}$/u.test(words) && !NO_NAME.test(words) && !subjects.at(phrase.start)
    ? [{ name: words, kind: 'person' }]
    : told;
}
const FOR_ONE =
  /(?:(?<!集体)[一二三]等功|先进个人|先进工作者|劳动模范|共产党员|党务工作者|红旗手|[^窗]标兵|能手|卫士|道德模范|好人榜)[”]?$/u;
const NO_NAME = /[局处科室队组站班所部厅县市省区中心委会们他她它我你谁这那其该本全各每都也先后在被将为的了]/u;

/** Over how long, nobody says. */
const UNDATED = /先后|曾|多次|连续|历年|累计|以来|至今|蝉联|保留|保持|此前|已有|拥有|现有|目前/u;

/** 获此殊荣, 再获此荣誉: the honour that was told last, once more or for somebody else. */
function referBack(context: AwardContext, sentence: Sentence, clause: Clause, at: number, before: string) {
  const { reading, section, subjects, dates, ledger } = context;
  const { text } = reading;
  const { found, reject } = ledger;
  // 南阳局、信阳局也获此殊荣: each of them.
  const phrase = phraseBefore(text, subjects, clause.start, at);
  const row = rowOf(text, subjects, context.unit, phrase.start, phrase.end);
  const told = found.at(-1);
  if (row.length > 1 && told && !barred(reading, sentence, clause, at)) {
    const giver = /由([\u4e00-\u9fff、]{2,16}?)(?:分别)?(?:授予|颁发|评定)/u.exec(text.slice(at, sentence.end))?.[1];
    for (const who of row)
      if (who.kind !== 'other')
        found.push({
          ...told,
          recipient: who.name,
          granted_by: giver ?? told.granted_by,
          date: dateAt(text, dates, sentence, at),
          count: 1,
          evidence: passageOf(reading, sentence, { start: at, end: at + 4 }, section),
          confidence: 0.7,
          start: at,
          end: at + 4,
        });
    return;
  }
  const subjectHere = recipientOf(subjects.named(clause));
  const last = found.findLast((honor) => honor.recipient === subjectHere.name) ?? found.at(-1);
  if (!last) return;
  // 公布“A”名单，检务科获此殊荣: another one than was told last, read with its list.
  if (
    last.start < sentence.start &&
    /(?:公布|命名|表彰|评出|发布|揭晓)[^。]*[“位号]/u.test(text.slice(sentence.start, at))
  )
    return;
  if (last.end < at && /；[^；]*(?:公布|命名|评出|发布|揭晓)[^。；]*(?:名单|结果)/u.test(text.slice(last.end, at)))
    return;
  const why = barred(reading, sentence, clause, at);
  const subject = subjects.named(clause);
  const who = recipientOf(subject);
  if (why || (who.kind === 'other' && !/^全[省市县国]/u.test(who.name ?? ''))) {
    reject(at, Math.min(sentence.end, at + 5), why ?? "somebody else's");
    return;
  }
  const nth = /第([一二两三四五六七八九十\d]{1,10})(?:次|年|届|回|度)/u.exec(before);
  if (nth?.[1]) {
    last.count = numeral(nth[1]) ?? last.count;
    return;
  }
  const again = /连续([一二两三四五六七八九十\d]{1,10})(?:年|次|届)/u.exec(before);
  if (again?.[1]) {
    last.count = numeral(again[1]) ?? last.count;
    return;
  }
  if (/唯一|仅|只有|首个|首家|之一/u.test(text.slice(sentence.start, sentence.end)) && who.name === null) return;
  if (who.name !== null && who.kind !== 'other' && who.name !== last.recipient) {
    found.push({
      ...last,
      recipient: who.name,
      date: dateAt(text, dates, sentence, at) ?? last.date,
      count: 1,
      evidence: passageOf(reading, sentence, { start: at, end: at + 4 }, section),
      confidence: 0.75,
      start: at,
      end: at + 4,
    });
  } else if (/再|又|也|次年|第二年|\d{4}年/u.test(before) && last.count !== null) last.count += 1;
}
