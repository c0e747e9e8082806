/** Honours told from the giver's side: X授予Y“Z”, X命名Y为Z, X将Z授予Y, X对Y予以表彰，授予Z, X记Y二等功. */
import { type Clause, clauseAt, type Sentence } from '../text.ts';
import { dateAt, dateOfOccasion } from './award-dates.ts';
import type { AwardContext } from './context.ts';
import { timesIn } from './counts.ts';
import { granterBefore, granterEnding, isOwn } from './granters.ts';
import { holderOf, rowOf } from './holders.ts';
import { antecedent, type Recipient, receiver, recipientOf, recipientsOf, WALL } from './recipients.ts';
import { HONOR_WORD, type Item, itemsFrom, readTitle } from './titles.ts';
import { barred, trapOf } from './traps.ts';

/** `at` and `end` are the verb's; `around` is who the sentence says gives it; what was read goes into `taken`. */
export function grant(
  context: AwardContext,
  sentence: Sentence,
  clause: Clause,
  at: number,
  end: number,
  taken: [number, number][],
  around: string | null,
) {
  const { reading, subjects, unit, ledger } = context;
  const { text } = reading;
  const { reject } = ledger;
  const verb = text.slice(at, end);
  const before = text.slice(clause.start, at);
  let object = text.slice(end, sentence.end);
  const last = ledger.found.at(-1);
  // …，并为办事处记集体一等功: by the same.
  const same =
    last &&
    last.start >= sentence.start &&
    /^(?:(?:(?:19|20)\d{2}年|[同次当今去]年)?(?:\d{1,2}月)?(?:\d{1,2}日)?)(?:并|还|同时|又|再次|为|给)/u.test(before)
      ? last.granted_by
      : null;
  const giver = granterBefore(text, sentence, clause, at) ?? same ?? around;
  const why = barred(reading, sentence, clause, at);
  let title: string | null = null;
  let titleAt = end;
  let who: Recipient | null = null;
  let all: Recipient[] | null = null;
  let length = 0;
  if (object.startsWith('的') && /^(?:授予|追授|颁发|颁授|命名|发)$/u.test(verb))
    return attributed(context, sentence, clause, at, end, taken);
  if (
    /^(?:颁发给|颁给)$/u.test(verb) ||
    (verb === '授予' &&
      /(?:将|把)[^，]{0,40}(?:称号|奖|荣誉|号|”|奖状|奖章|奖牌|牌匾|奖杯|铜牌|证书|锦旗|桂冠)$/u.test(before))
  ) {
    // 将“金锚奖”颁给了…
    const thing =
      /(?:将|把)((?:“[^”]{2,24}”|[\u4e00-\u9fff\d]){1,30}?)(?:的)?(?:荣誉)?(?:称号|奖牌|牌匾|铜牌|证书|奖杯)?$/u.exec(
        before,
      );
    if (!thing?.[1]) return;
    title = thing[1];
    titleAt = clause.start + thing.index + 1;
    const skip = /^(?:了)/u.exec(object)?.[0].length ?? 0;
    who = receiver(text, subjects, unit, end + skip, ledger.found.at(-1)?.recipient ?? null);
    length = 4;
  } else if (
    /^(?:命名|树立|选树|认定|评定|表彰)$/u.test(verb) ||
    /^(?:评为|树为|列入|列为|选为|推选为|评选为|确定为)$/u.test(verb) ||
    (verb === '授予' && /^[^“，。]{2,24}为/u.test(object))
  ) {
    const set =
      /^(?:表彰了?)?([^，。；“”被]{2,24}?)(?:为|成为)((?:“[^”]{2,24}”|[\u4e00-\u9fff0-9]){1,40}?)(?=[，。；、！]|$|（)/u.exec(
        object,
      );
    const put =
      /(?:将|把)([^，。；]{1,24}?)(?:正式|联合|共同|一并|一同|一起|双双|同时|再次|又|也|分别|推荐|选|作为|连续[一二两三四五六七八九十\d]{1,2}[年次届])*$/u.exec(
        before,
      );
    if (put?.[1] && (/[为入]$/u.test(verb) || object.startsWith('为'))) {
      const lead = /[为入]$/u.test(verb) ? 0 : 1;
      object = object.slice(lead);
      titleAt = end + lead;
      const row = rowOf(
        text,
        subjects,
        unit,
        clause.start + put.index + 1,
        clause.start + put.index + 1 + put[1].length,
      );
      all = row.length > 0 ? row : null;
      who = SPOKEN_OF.test(put[1])
        ? (recipientsOf(reading, subjects, unit, sentence, clause, clause.start, ledger.found)[0] ?? null)
        : (antecedent(text, unit, put[1], clause.start + put.index, ledger.found) ??
          receiver(text, subjects, unit, clause.start + put.index + 1, ledger.found.at(-1)?.recipient ?? null, at));
      const named = /^((?:“[^”]{2,24}”|[\u4e00-\u9fff0-9]){1,40}?)(?=[，。；！]|$)/u.exec(object);
      title = named?.[1]?.replace(/(?:的)?(?:名单|名录|行列|榜单)?(?:并)?(?:予以|进行|通报)*(?:表彰)?$/u, '') ?? null;
      length = title?.length ?? 0;
    } else if (set?.[1] && set[2]) {
      who = receiver(text, subjects, unit, end, ledger.found.at(-1)?.recipient ?? null);
      title = set[2];
      titleAt = end + set[0].length - set[2].length;
      length = set[0].length;
    } else if (/^(?:表彰|评选|认定)$/u.test(verb)) {
      // 在“七一”表彰中被评为…: an occasion.
      if (giver && isOwn(unit, giver) && !/^(?:活动|大会|会议|决定|名单|通报|[中会])/u.test(object))
        reject(at, Math.min(sentence.end, end + 16), 'given by the unit itself');
      return;
    }
  } else if (verb === '记') {
    const merit = /^(.*?)((?:集体|个人)?[一二三]等功)(?:[一二两三\d]{1,10}次)?/u.exec(object);
    if (!merit?.[2]) return;
    title = merit[2];
    // 给检务科记了一次集体二等功
    const named = /^(?:了|[一两二三]次)*$/u.test(merit[1] ?? '') ? '' : merit[1];
    who = named
      ? receiver(text, subjects, unit, end, ledger.found.at(-1)?.recipient ?? null, end + named.length)
      : null;
    if (!who && /[为给](?!.*[，。])([^，。]{1,20})$/u.test(before)) {
      const to = Math.max(before.lastIndexOf('为'), before.lastIndexOf('给'));
      who = receiver(text, subjects, unit, clause.start + to + 1, ledger.found.at(-1)?.recipient ?? null, at);
    }
    // 罗建军记一等功
    const him = subjects.personsIn(clause.start, at).at(-1);
    if (!who && him?.end === at) who = { name: him.name, kind: 'person' };
    // 张建国三次被评为A，其中一次记三等功: his too.
    if (
      !who &&
      last &&
      last.start >= sentence.start &&
      /^(?:其中|并且?|还|又|同时|也)(?:有)?(?:[一二两三四五六七八九十\d]{1,2}次)?(?:还|又|也|被)?$/u.test(before)
    )
      who = { name: last.recipient, kind: last.recipient === null ? 'own' : 'person' };
    titleAt = end + (merit[1]?.length ?? 0);
    length = merit[0].length;
  } else if (/^(?:授予|追授|颁发|颁授)$/u.test(verb)) {
    const skip = /^(?:了|给)/u.exec(object)?.[0].length ?? 0;
    object = object.slice(skip);
    const from = end + skip;
    const toward = /(?:向|为|给|对)([^，。；]{2,20}?|[他她])(?:正式|集体|亲手|隆重)?$/u.exec(before);
    if (/^(?:颁发|颁授)$/u.test(verb) || toward) {
      if (toward)
        who = receiver(
          text,
          subjects,
          unit,
          clause.start + toward.index + 1,
          ledger.found.at(-1)?.recipient ?? null,
          at,
        );
      const named = /^(?:了)?((?:“[^”]{2,24}”|[\u4e00-\u9fff0-9]){1,30}?)(?=[，。；！]|$)/u.exec(object);
      title = named?.[1] ?? null;
      titleAt = from;
      length = (title?.length ?? 0) + skip;
    } else {
      const entity = subjects.at(from);
      const whole = objectBefore(object);
      const row = whole > 0 ? rowOf(text, subjects, unit, from, from + whole) : [];
      const holder = whole > 0 && row.length === 0 ? holderOf(text, subjects, unit, from, from + whole) : null;
      const quoted = /^([^，。；“”]{0,24}?)“/u.exec(object);
      let at2 = from;
      // 授予其“T”: whoever was spoken of.
      const pronoun = /^(?:其|他们|她们|它)(?=“|全)/u.exec(object)?.[0];
      const pointed = POINTED.exec(object)?.[0];
      if (pointed) {
        who =
          antecedent(text, unit, pointed, from, ledger.found) ??
          holderOf(text, subjects, unit, from, from + pointed.length);
        at2 = from + pointed.length;
      } else if (pronoun) {
        who = recipientsOf(reading, subjects, unit, sentence, clause, clause.start, ledger.found)[0] ?? null;
        at2 = from + pronoun.length;
      } else if (holder || row[0]) {
        who = holder ?? row[0] ?? null;
        at2 = from + whole;
      } else if (entity && entity.end - from < object.length) {
        who = recipientOf(entity);
        at2 = entity.end;
        const more = /^(?:、|和)/u.exec(text.slice(at2));
        if (more) {
          const second = subjects.at(at2 + 1);
          if (second) {
            who = { name: text.slice(from, second.end), kind: who.kind === 'own' ? 'part' : who.kind };
            at2 = second.end;
          }
        }
        at2 += /^(?:党支部|党组|党委|机关党委|机关|同志|等|的)/u.exec(text.slice(at2))?.[0].length ?? 0;
      } else if (
        quoted?.[1] &&
        quoted[1].length >= 2 &&
        !HONOR_WORD.test(quoted[1]) &&
        !/^(?:全[省国市区]|[\u4e00-\u9fff]{2,3}[省市])$/u.test(quoted[1])
      ) {
        who = receiver(text, subjects, unit, from, ledger.found.at(-1)?.recipient ?? null);
        at2 = from + quoted[1].length;
      }
      const items = itemsFrom(reading, sentence, at2, true, reject);
      if (items.length === 0) return;
      const to = items.at(-1)?.end ?? end;
      taken.push([at, to]);
      if (!who) {
        // 对该支部予以表彰，授予…
        const previous = sentence.clauses[sentence.clauses.findIndex((each) => each.start === clause.start) - 1];
        const target = previous
          ? /(?:对|给予)([\u4e00-\u9fff“”]{2,20}?)(?:予以|给予|进行|通报|表彰)/u.exec(previous.text)
          : null;
        if (previous && target)
          who = receiver(
            text,
            subjects,
            unit,
            previous.start + target.index + 1,
            ledger.found.at(-1)?.recipient ?? null,
          );
      }
      if (row.length > 0 && row.length === items.length && /(?:分别|各|依次)$/u.test(before)) {
        row.forEach((one, i) => {
          finish(context, sentence, items.slice(i, i + 1), one, giver, at, to, why);
        });
        return;
      }
      for (const item of items) {
        // 授予检务科“A”、王丽“B”称号
        const own = item === items[0] ? null : /^([\u4e00-\u9fff]{2,12})(?=“[^”]+”$)/u.exec(item.title)?.[1];
        const other = own ? holderOf(text, subjects, unit, item.start, item.start + own.length) : null;
        if (own && other) {
          who = other;
          item.title = item.title.slice(own.length).replace(/^“([^“”]*)”$/u, '$1');
          finish(context, sentence, [item], other, giver, at, to, why);
        } else
          for (const one of row.length > 0 ? row : [who]) finish(context, sentence, [item], one, giver, at, to, why);
      }
      alsoHis(context, sentence, clause, to, giver, taken, why);
      return;
    }
  }
  if (!title || title.length < 2) return;
  const item = readTitle(title, titleAt);
  if (!item) return;
  const plain = item.title.replace(/[“”]/gu, '');
  if (!HONOR_WORD.test(plain) && !HONOR_WORD.test(item.title)) {
    if (!giver && subjects.named(clause)?.kind === 'own')
      reject(at, Math.max(end + length, item.end), 'given by the unit itself');
    return;
  }
  const trap = trapOf(plain);
  const to = Math.max(end + length, item.end);
  taken.push([at, to]);
  for (const one of all ?? [who]) finish(context, sentence, [item], one, giver, at, to, why ?? trap);
}

/** 授予检务科“A”，李明“B”: the clauses behind that name nothing but another one and his title. */
function alsoHis(
  context: AwardContext,
  sentence: Sentence,
  clause: Clause,
  from: number,
  giver: string | null,
  taken: [number, number][],
  why: string | null,
) {
  const { reading, subjects, unit } = context;
  const { text } = reading;
  for (const next of sentence.clauses) {
    if (next.start <= clause.start) continue;
    const his =
      /^((?:[\u4e00-\u9fff]|“[^”]{1,8}”(?=[\u4e00-\u9fff])){2,16}?)(“[^”]{3,20}”)(?:荣誉)?(?:称号)?[。！]?$/u.exec(
        next.text,
      );
    if (!his?.[1] || !his[2] || next.start < from) return;
    const one = holderOf(text, subjects, unit, next.start, next.start + his[1].length);
    const item = readTitle(his[2], next.start + his[1].length);
    if (!one || one.kind === 'other' || !item || !HONOR_WORD.test(item.title)) return;
    taken.push([next.start, next.end]);
    finish(context, sentence, [item], one, giver, next.start, next.end, why);
  }
}

/** 这个年轻的集体, 这支队伍: by its kind, in front of a title. */
const POINTED =
  /^(?:这|该|那)[个支][^，。；“”]{0,16}?(?:集体|团队|队伍|小组|班组|科室|支部|窗口|单位|部门|大厅)(?=“|全|国|[\u4e00-\u9fff]{0,3}[省市县])/u;
/** 将其, 把它, 将这个集体: whoever was spoken of. */
const SPOKEN_OF = /^(?:其|他|她|它|他们|她们|它们)$/u;

/** The length of what stands between 授予 and a title: 该局|“A”称号, 李建军|全省劳动模范; 0 where no title follows. */
function objectBefore(object: string): number {
  const team =
    /^[^，。；“”]{0,16}“[^”]{1,12}”[A-Za-z\u4e00-\u9fff]{0,8}(?:组|队|岗|品牌|团队|中心|室|科|集体)(?=[\u4e00-\u9fff]{0,10}“)/u.exec(
      object,
    )?.[0];
  if (team) return team.length;
  const quote = /^(?:[^，。；“”]|“[^”]{1,12}”(?=[\u4e00-\u9fff]{2,8}“))*?(?=“)/u.exec(object)?.[0];
  const words = quote ?? /^[^，。；“”]+/u.exec(object)?.[0] ?? '';
  // The scope belongs to the title.
  const scope =
    quote !== undefined
      ? /(?:全国|全[省市县区州]|国家级?|[\u4e00-\u9fff]{2,3}(?:省|市)级?|[省市县州区]级?|自治区级?|第[一二三四五六七八九十\d]{1,3}届|\d{4}年度)+$/u.exec(
          words,
        )
      : /(?:全国|全[省市县区州]|国家级|[省市县州]级)/u.exec(words);
  return scope ? scope.index : quote !== undefined ? words.length : 0;
}

/** 一块是市委、市政府2014年颁发的“A”: who gave it stands in front of the verb, what it is behind 的. */
function attributed(
  context: AwardContext,
  sentence: Sentence,
  clause: Clause,
  at: number,
  end: number,
  taken: [number, number][],
) {
  const { reading, subjects, unit, ledger } = context;
  const { text } = reading;
  // 在团省委命名的青年文明号中，…: a list that somebody is on.
  if (/^在/u.test(clause.text) && /[中里]$/u.test(clause.text)) return;
  const words = text.slice(clause.start, at);
  const giver =
    granterEnding(words) ??
    /(?:^|还有|[是由的]|\d[年月日])((?:[\u4e00-\u9fff]{2,14}、)?[\u4e00-\u9fff]{2,14}(?<![当目])[办委局厅府署院会])$/u.exec(
      words,
    )?.[1] ??
    null;
  const title =
    /^的(?:首批|首届)?((?:“[^”]{2,24}”|[\u4e00-\u9fff]{0,10}“[^”]{2,24}”[\u4e00-\u9fff]{0,4}?)|[\u4e00-\u9fff]{3,20}?)(?:荣誉)?(?:称号|奖牌|牌匾|匾牌|奖状|奖杯|奖匾|证书|铜牌|金匾|匾额|牌子|[，。；、和！（]|$)(?:（((?:19|20)\d{2})年?(?:(\d{1,2})月)?）)?/u.exec(
      text.slice(end, Math.min(sentence.end, end + 50)),
    );
  if (!giver || !title?.[1]) return;
  const titleAt = end + title[0].indexOf(title[1]);
  const item = readTitle(title[1], titleAt);
  if (!item || !HONOR_WORD.test(item.title) || trapOf(item.title.replace(/[“”]/gu, ''))) return;
  // “A”奖牌（2010年）
  if (title[2]) item.year = title[3] ? `${title[2]}-${title[3].padStart(2, '0')}` : title[2];
  const why = barred(reading, sentence, clause, at);
  taken.push([at, item.end]);
  if (why) return ledger.reject(at, item.end, why);
  const start = clause.start + text.slice(clause.start, at).indexOf(giver);
  const before = text.slice(clause.start, start);
  // 另一块是X授予的, 墙上挂着X授予的: held by whoever the section is about.
  const got = /(?:获|得|捧|摘|收获|收到|拿|领|接过|赢|拥有|荣)[\u4e00-\u9fff]{0,3}$/u.exec(before);
  const [who] = got
    ? recipientsOf(reading, subjects, unit, sentence, clause, clause.start + got.index, ledger.found)
    : [{ name: null, kind: 'none' as const }];
  // 孙志强的办公桌上，摆着…
  const previous = sentence.clauses[sentence.clauses.findIndex((each) => each.start === clause.start) - 1];
  const [whose] =
    !got && previous && WALL.test(previous.text)
      ? recipientsOf(reading, subjects, unit, sentence, clause, clause.start, ledger.found)
      : [];
  // 护士长海燕，自治区卫生厅授予的“A”，…: the clause before is his name.
  const him =
    !got && previous && start === clause.start ? subjects.personsIn(previous.start, previous.end).at(-1) : null;
  if (him && previous && him.end === previous.end && text[previous.end] === '，')
    return finish(context, sentence, [item], { name: him.name, kind: 'person' }, giver, at, item.end, null);
  // 她正在北京领奖——X颁发的“A”证书: theirs who went for it.
  const went =
    !got && previous
      ? /^(.{1,14}?)(?:正|正在|在)?[^，]{0,8}(?:领奖|受奖|捧奖|受领)/u.exec(
          sentence.text
            .slice(0, start - sentence.start)
            .split(/[，；]/u)
            .at(-1) ?? '',
        )?.[1]
      : null;
  if (went && /^[他她]$/u.test(went[0] ?? '')) {
    const one = holderOf(text, subjects, unit, at, at) ?? subjects.personsIn(0, at).at(-1);
    if (one?.name)
      return finish(context, sentence, [item], { name: one.name, kind: 'person' }, giver, at, item.end, null);
  }
  const personal = previous !== undefined && /[桌书床案]/u.test(previous.text.slice(-5));
  if (whose?.name && whose.kind !== 'other' && (whose.kind !== 'person' || personal))
    return finish(context, sentence, [item], whose, giver, at, item.end, null);
  if (who?.kind === 'other') return ledger.reject(at, item.end, "somebody else's");
  finish(context, sentence, [item], who ?? { name: null, kind: 'none' }, giver, at, item.end, null);
}

function finish(
  context: AwardContext,
  sentence: Sentence,
  items: readonly Item[],
  who: Recipient | null,
  giver: string | null,
  at: number,
  to: number,
  why: string | null,
) {
  const { reading, subjects, dates, unit, ledger } = context;
  const { text } = reading;
  const { push, reject } = ledger;
  if (why) return reject(at, to, why);
  if (giver && isOwn(unit, giver)) return reject(at, to, 'given by the unit itself');
  if (!giver && !who) {
    // 授予“…” without anybody who gives it, in a sentence whose subject is the unit: the unit gives it to others.
    return reject(at, to, 'nobody named who gives it');
  }
  const subject = subjects.named(clauseAt(sentence, at));
  const itself =
    subject?.kind === 'part' && !subject.weak && subject.end < at && /[把将]/u.test(text.slice(subject.end, at));
  if (!giver && (subject?.kind === 'own' || itself)) return reject(at, to, 'given by the unit itself');
  if (who?.kind === 'other') return reject(at, to, "somebody else's");
  const named = who?.name ? antecedent(text, unit, who.name, at, ledger.found) : null;
  for (const item of items)
    push(
      sentence,
      item,
      named ?? who ?? { name: null, kind: 'none' },
      // 庆祝大会将A颁给…: an occasion gives nothing.
      giver && /^(?:大会|会议|活动)$/u.test(giver) ? null : giver,
      dateAt(text, dates, sentence, at) ?? dateOfOccasion(reading, dates, sentence),
      timesIn(
        text
          .slice(clauseAt(sentence, at).start, at)
          // 连续第四年将A颁给: how often stands in front of what is given.
          .replace(/[将把][^，]*$/u, '')
          .slice(-24),
        text.slice(item.end, item.end + 8),
      ),
      0.9,
    );
}
