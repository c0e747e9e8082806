/**
 * Who was given which title, prize or commendation, by whom and when; and what looks like it and is none, with the reason.
 * What counts is told in corpus/README.md.
 */
import { dateAt, dateOfOccasion } from './honors/award-dates.ts';
import type { AwardContext } from './honors/context.ts';
import { numeral, timesIn } from './honors/counts.ts';
import { granterAround, granterBehind, granterOf, isOwn } from './honors/granters.ts';
import { grant } from './honors/grants.ts';
import { holderOf } from './honors/holders.ts';
import { createLedger, type ExtractedHonor, type Found, type Rejected } from './honors/ledger.ts';
import { type Recipient, recipientOf, recipientsOf } from './honors/recipients.ts';
import { appositions, flowers, held, heroes, listed, renewed, withoutVerb } from './honors/rows.ts';
import { HONOR_WORD, type Item, itemsFrom, readTitle } from './honors/titles.ts';
import { barred } from './honors/traps.ts';
import { triggersIn } from './honors/verbs.ts';
import { type Clause, clauseAt, passageOf, quotationAt, type Sentence, type Span, sentenceAt } from './text.ts';

export type { ExtractedHonor, Rejected };

/** The honours of a section, and the candidates that were turned down. */
export function honorsIn(context: Omit<AwardContext, 'ledger'>): {
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
    const taken: [number, number][] = [];
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
      const bearer = trigger.kind === 'passive' || trigger.kind === 'active' ? borneBy(awards, clause, end) : null;
      if (bearer) {
        taken.push([at, bearer.item.end]);
        const why = barred(reading, sentence, clause, at);
        const gave = bearer.item.granter ?? granterOf(trigger.granter ?? '');
        if (why || bearer.who.kind === 'other') reject(at, bearer.item.end, why ?? "somebody else's");
        else push(sentence, bearer.item, bearer.who, gave, dateAt(text, dates, sentence, at), undefined, 0.75);
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
        const recipients = recipientsOf(reading, subjects, unit, sentence, clause, at, found);
        if (recipients.some(({ kind }) => kind === 'other')) {
          reject(at, to, "somebody else's");
          continue;
        }
        const granter =
          granterOf(trigger.granter ?? '') ?? around ?? granterGoesOn(text, sentence, clause, found.at(-1));
        if (granter && isOwn(unit, granter)) {
          reject(at, to, 'given by the unit itself');
          continue;
        }
        const count = timesIn(`${before}${trigger.granter ?? ''}${text.slice(at, end)}`, text.slice(to, to + 12));
        for (const [item, recipient] of pairs(items, recipients, before))
          push(sentence, item, recipient, granter, dateAt(text, dates, sentence, at) ?? occasion, count, 0.92);
      } else if (trigger.kind === 'active' || trigger.kind === 'list') {
        // 获X授予的T, 获X评为T: one of the other triggers reads it better.
        const rest = text.slice(end, Math.min(sentence.end, end + 60));
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
        const items = itemsFrom(reading, sentence, end, trigger.strong, reject).filter(
          (item) => item.start < stop || stop <= end || by !== null,
        );
        if (items.length === 0) continue;
        const to = items.at(-1)?.end ?? end;
        const why = barred(reading, sentence, clause, at);
        taken.push([at, to]);
        if (why) {
          reject(at, to, why);
          continue;
        }
        const recipients = recipientsOf(reading, subjects, unit, sentence, clause, at, found);
        const recipient = recipients[0] ?? { name: null, kind: 'none' };
        if (recipients.some(({ kind }) => kind === 'other')) {
          reject(at, to, "somebody else's");
          continue;
        }
        const count = timesIn(before.slice(-16), text.slice(to, to + 12));
        const inTitle = /^(?:的)?((?:19|20)\d{2})年(?!度)/u.exec(rest)?.[1] ?? null;
        for (const item of items) {
          // 在全省窗口服务技能大赛中夺得一等奖: the contest names the prize.
          const contest = /在([^，。“”]{4,30}?(?:大赛|竞赛|比赛|比武|评选|汇演|展演))(?:活动)?[中上]/u.exec(
            text.slice(sentence.start, at),
          );
          if (contest?.[1] && /^(?:[特一二三]等|金|银|铜|优秀|优胜)奖$/u.test(item.title))
            item.title = contest[1] + item.title;
          const commended = /^(?:.*)?表彰$/u.test(item.title);
          const whoGave = item.granter ?? granterBehind(text, to) ?? around;
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
              inTitle ?? dateAt(text, dates, sentence, at) ?? occasion,
              count,
              trigger.strong ? 0.9 : 0.8,
            );
        }
      } else if (trigger.kind === 'keep') {
        const tail = text.slice(end, sentence.end);
        const kept = /^(?:了)?((?:“[^”]{2,24}”|[\u4e00-\u9fff]){1,34}?)(?:的)?(?:荣誉|光荣)?(?:称号|殊荣|荣誉)/u.exec(
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
          if (before && before.start >= sentence.start && before.count !== null) before.count += 1;
          taken.push([at, end + hit[0].length]);
          continue;
        }
        const item = readTitle(hit[1], end);
        if (!item || (!HONOR_WORD.test(item.title) && !kept)) continue;
        const why = barred(reading, sentence, clause, at);
        const to = end + hit[0].length;
        taken.push([at, to]);
        const recipient = recipientsOf(reading, subjects, unit, sentence, clause, at, found)[0] ?? {
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
          item.granter,
          dateAt(text, dates, sentence, at),
          timesIn(text.slice(Math.max(clause.start, at - 8), end), ''),
          0.85,
        );
      } else grant(awards, sentence, clause, at, end, taken, around);
    }
    flowers(awards, sentence, taken);
    withoutVerb(awards, sentence);
    heroes(awards, sentence);
    listed(awards, sentence);
    appositions(awards, sentence, taken);
    held(awards, sentence);
  }
  // 2013年工作总结: what is told without any time of its own is of that year.
  for (const honor of context.reviewed === null ? [] : found) {
    const sentence = sentenceAt(reading, honor.start);
    if (honor.date !== null || !sentence || UNDATED.test(text.slice(sentence.start, honor.start))) continue;
    if (dates.some(({ start, end }) => start >= sentence.start && end <= sentence.end)) continue;
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
function granterGoesOn(text: string, sentence: Sentence, clause: Clause, last: Found | undefined): string | null {
  if (!last?.granted_by || last.start < sentence.start) return null;
  const told = text.slice(sentence.start, last.start);
  const gives = told.includes(`${last.granted_by}授予`) && !told.includes(`被${last.granted_by}`);
  return gives && /^[^；。，\d]{0,8}，$/u.test(text.slice(last.end, clause.start)) ? last.granted_by : null;
}

/** 荣获“省劳动模范”的沈军: who has it stands behind. */
function borneBy(context: AwardContext, clause: Clause, end: number): { item: Item; who: Recipient } | null {
  const { reading, subjects, unit } = context;
  const { text } = reading;
  const told =
    /^(?:了)?([\u4e00-\u9fff]{0,8}“[^”]{3,24}”|[\u4e00-\u9fff]{4,16}?)(?:荣誉)?(?:称号)?的([\u4e00-\u9fff]{2,14})[。！]?$/u.exec(
      text.slice(end, clause.end),
    );
  if (!told?.[1] || !told[2]) return null;
  const item = readTitle(told[1], end + told[0].indexOf(told[1]));
  if (!item || !HONOR_WORD.test(item.title)) return null;
  const at = clause.end - told[2].length - (/[。！]$/u.test(told[0]) ? 1 : 0);
  const who = holderOf(text, subjects, unit, at, at + told[2].length);
  return who?.kind === 'person' || who?.kind === 'own' ? { item, who } : null;
}

/** Over how long, nobody says. */
const UNDATED = /先后|曾|多次|连续|历年|累计|以来|至今|蝉联|保留|保持|此前|已有|拥有|现有|目前/u;

/** 获此殊荣, 再获此荣誉: the honour that was told last, once more or for somebody else. */
function referBack(context: AwardContext, sentence: Sentence, clause: Clause, at: number, before: string) {
  const { reading, section, subjects, dates, ledger } = context;
  const { text } = reading;
  const { found, reject } = ledger;
  const subjectHere = recipientOf(subjects.named(clause));
  const last = found.findLast((honor) => honor.recipient === subjectHere.name) ?? found.at(-1);
  if (!last) return;
  const why = barred(reading, sentence, clause, at);
  const subject = subjects.named(clause);
  const who = recipientOf(subject);
  if (why || (who.kind === 'other' && !/^全[省市县国]/u.test(who.name ?? ''))) {
    reject(at, Math.min(sentence.end, at + 5), why ?? "somebody else's");
    return;
  }
  const nth = /第([一二两三四五六七八九十\d]{1,10})次/u.exec(before);
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
