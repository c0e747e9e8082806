/** Honours that no verb of giving tells: …花落…, 榜上有名, 涌现出…, 受到…表彰2次. */
import { outside } from '../owners/persons.ts';
import { type Clause, clauseAt, quotationAt, type Sentence } from '../text.ts';
import { dateAt } from './award-dates.ts';
import type { AwardContext } from './context.ts';
import { numeral } from './counts.ts';
import { granterAround, granterBefore, granterOf } from './granters.ts';
import { holderOf } from './holders.ts';
import { type Recipient, receiver, recipientOf, recipientsOf } from './recipients.ts';
import { HONOR_WORD, readTitle, stripQuotes } from './titles.ts';
import { barred, trapOf } from './traps.ts';

/** “全国三八红旗集体”这一殊荣花落… and …名单公布，X榜上有名. */
export function flowers(context: AwardContext, sentence: Sentence, taken: readonly [number, number][]) {
  const { reading, subjects, dates, ledger } = context;
  const { text } = reading;
  const { push, reject } = ledger;
  const fell = !/花落|落户/u.test(sentence.text)
    ? null
    : /((?:“[^”]{2,24}”|[\u4e00-\u9fff]){1,30}?)(?:这一|的)?(?:荣誉|光荣)?(?:称号|殊荣|奖项|桂冠)?(?:也|又|再次|还|最终|双双|同时|先后|相继)?(?:于([^，。；]{1,12}?))?(?:花落|落户)(?=[\u4e00-\u9fff])/u.exec(
        sentence.text,
      );
  if (fell?.[1]) {
    const quoted = /“[^”]{2,24}”(?=[^“]*$)/u.exec(fell[1]);
    const raw = quoted ? fell[1].slice(fell[1].lastIndexOf('，') + 1) : fell[1];
    const item = readTitle(raw, sentence.start + fell.index + fell[0].indexOf(raw));
    const at = sentence.start + fell.index + fell[0].length;
    if (item && HONOR_WORD.test(item.title) && !taken.some(([from, to]) => item.start >= from && item.start < to)) {
      const entity = subjects.at(at);
      const who = entity
        ? recipientOf(entity)
        : receiver(text, subjects, context.unit, at, ledger.found.at(-1)?.recipient ?? null);
      if (who.kind !== 'other')
        push(sentence, item, who, item.granter, dateAt(text, dates, sentence, at), undefined, 0.85);
      else reject(item.start, at, "somebody else's");
    }
  }
  // 检务处作为“窗口建设先进单位”再度上榜
  const stood = /作为|以/u.test(sentence.text) ? STOOD.exec(sentence.text) : null;
  if (stood?.[1]) {
    const at = sentence.start + stood.index;
    const clause = clauseAt(sentence, at);
    const titleAt = at + stood[0].indexOf(stood[1]);
    const item = readTitle(stood[1], titleAt);
    if (item && HONOR_WORD.test(item.title) && !barred(reading, sentence, clause, at)) {
      const [who] = recipientsOf(reading, subjects, context.unit, sentence, clause, at, ledger.found);
      if (who && who.kind !== 'other')
        push(
          sentence,
          item,
          who,
          item.granter ?? granterOf(stood[2] ?? '') ?? praisedBy(sentence),
          dateAt(text, dates, sentence, at),
          undefined,
          0.75,
        );
    }
  }
  // 全国…先进集体表彰大会召开，X榜上有名
  const listed = !/榜上有名|名列其中|光荣上榜/u.test(sentence.text)
    ? null
    : (/((?:“[^”]{2,24}”|[\u4e00-\u9fff\d]){4,34}?)(?:命名)?表彰(?:大会|会|会议)[^，。]{0,12}(?:召开|举行)，([^，。]{0,24}?)(?:榜上有名|名列其中|光荣上榜)/u.exec(
        sentence.text,
      ) ??
      /((?:“[^”]{2,24}”|[\u4e00-\u9fff\d]){4,34}?)(?:表彰)?(?:名单|评选结果|评选)(?:正式)?(?:公布|揭晓|出炉|发布)，([^。]{0,24}?)(?:榜上有名|名列其中|光荣上榜)/u.exec(
        sentence.text,
      ) ??
      /(?:命名表彰|通报表彰|表彰|命名|公布|评出)了?((?:“[^”]{2,24}”|[\u4e00-\u9fff\d]){1,34}?)(?:名单)?，([^，。]{0,24}?)(?:榜上有名|名列其中|光荣上榜)/u.exec(
        sentence.text,
      ));
  // 该局评选表彰了10名“标兵”，A榜上有名: given by the unit itself.
  const giver = listed ? subjects.named(clauseAt(sentence, sentence.start + listed.index)) : null;
  if (listed?.[1] && (giver?.kind !== 'own' || giver.weak)) {
    const raw = listed[1].replace(/^.*?(?:，|公布了?|日|第[一二三四五六七八九十\d]{1,3}[届次批])/u, '');
    const item = readTitle(raw, sentence.start + listed.index + listed[0].indexOf(raw));
    if (
      item &&
      HONOR_WORD.test(item.title) &&
      !/[中里]$/u.test(raw) &&
      !trapOf(item.title) &&
      !ledger.found.some((one) => one.start < item.end && one.end > item.start)
    ) {
      const at = sentence.start + listed.index + listed[0].indexOf('，') + 1;
      const entity = subjects.at(at);
      const who = entity ? recipientOf(entity) : { name: null, kind: 'none' as const };
      if (who.kind !== 'other')
        push(
          sentence,
          item,
          who,
          item.granter ??
            granterBefore(
              text,
              sentence,
              clauseAt(sentence, sentence.start + listed.index),
              sentence.start + listed.index,
            ) ??
            granterAround(sentence)(sentence.start + listed.index),
          dateAt(text, dates, sentence, sentence.start + listed.index),
          undefined,
          0.85,
        );
    }
  }
}

const STOOD =
  /(?:作为|以)((?:“[^”]{3,24}”|(?:(?!身份|名义)[\u4e00-\u9fff]){4,20}?))(?:的?(?:身份|代表|名义))?(?:再度|再次|也|光荣|双双|又|同时|首次)*(?:上榜|榜上有名|名列其中|受到表彰|受表彰|登台领奖|受到通报表扬|受到通报表彰|登榜|受到?([^，。；“”]{2,20}?)(?:的)?(?:通报|隆重)?(?:表彰|表扬|嘉奖))/u;
/** 在国家质检总局的通报表扬名单中 */
function praisedBy(sentence: Sentence): string | null {
  const list =
    /([\u4e00-\u9fff、]{2,24}?)(?:的|公布的|发布的|下发的)?(?:通报)?(?:表扬|表彰)(?:的)?(?:名单|通报|决定)/u.exec(
      sentence.text,
    );
  return granterOf((list?.[1] ?? '').replace(/^.*(?:[在从]|\d[年月日]|上个?月|[去今]年)/u, ''));
}

/** 2006年，全国先进集体；2008年，省级文明单位: years and titles, and no verb between them. */
export function withoutVerb(context: AwardContext, sentence: Sentence) {
  const { reading, dates, ledger } = context;
  const { text } = reading;
  const rows: { at: number; raw: string }[] = [];
  const intro = sentence.text.indexOf('：');
  sentence.clauses.forEach((clause, i) => {
    const dated = DATED.exec(clause.text);
    const raw = dated ? clause.text.slice(dated[0].length) : clause.text;
    const previous = sentence.clauses[i - 1];
    const behindDate = dated ? raw !== '' : previous !== undefined && DATE_ALONE.test(previous.text);
    if (
      !behindDate ||
      !BARE_TITLE.test(raw) ||
      /[获评授荣被创争]|命名|通过|成为|以/u.test(raw.replace(/“[^”]*”/gu, ''))
    )
      return;
    rows.push({ at: clause.end - raw.length, raw: raw.replace(/[。！]$/u, '') });
  });
  const announced = intro > 0 && /荣誉|奖|喜报|捷报|足迹|脚印|表彰|记录|光荣/u.test(sentence.text.slice(0, intro));
  if (rows.length < (announced ? 1 : 2)) return;
  const clause = clauseAt(sentence, sentence.start);
  if (barred(reading, sentence, clause, sentence.start + Math.max(0, intro))) return;
  // 检务科拿奖拿到手软：2009年…: whom the words in front name.
  const opening = intro > 0 ? context.subjects.named(clause) : null;
  const who: Recipient =
    opening?.kind === 'part' && !opening.weak && opening.end <= sentence.start + intro
      ? recipientOf(opening)
      : { name: null, kind: 'own' };
  for (const { at, raw } of rows)
    for (const piece of raw.matchAll(/[^、]+/gu)) {
      const item = readTitle(piece[0], at + piece.index);
      if (
        !item ||
        !HONOR_WORD.test(item.title) ||
        ledger.found.some((one) => one.start < item.end && one.end > item.start)
      )
        continue;
      ledger.push(
        sentence,
        item,
        who,
        item.granter,
        // 到2008年的省级文明单位: its own year, though 到 stands in front.
        dates.findLast(({ start, end }) => end <= at && start >= at - 16 && start >= sentence.start)?.date ??
          dateAt(text, dates, sentence, at),
        undefined,
        0.8,
      );
    }
}
const DATE_WORDS =
  '(?:(?:19|20)\\d{2}年|[今去前同次翌当]年)(?:\\d{1,2}月(?:份)?(?:\\d{1,2}日)?|[初底末])?|\\d{1,2}月(?:\\d{1,2}日)?';
const DATE_ALONE = new RegExp(`^[^，：]{0,4}(?:${DATE_WORDS})$`, 'u');
const DATED = new RegExp(`^(?:从|再?到|直至|直到)?(?:${DATE_WORDS})(?:的|荣获的|获得的|获评的)?`, 'u');
const BARE_TITLE =
  /^(?:(?:第[一二三四五六七八九十\d]{1,3}[届批])?(?:全国|国家|中国|中央|全[省市县区州]|[\u4e00-\u9fff]{0,6}[省市县区州盟]|自治区|“)[^，。；]{1,40}?)(?:单位|集体|个人|号|岗|窗口|奖状|奖章|奖|标兵|模范|党组织|党支部|支部|机关|站所|之家|站|工作者|红旗手|能手|党员|功|称号|班组|团队|行业|系统)”?[。！]?$/u;

/** 动植检科申报的全国青年文明号通过复核，继续保留称号: held on, by the title that the clause before names. */
export function renewed(context: AwardContext, sentence: Sentence, clause: Clause, at: number) {
  const { reading, subjects, dates, unit, ledger } = context;
  const { text } = reading;
  const index = sentence.clauses.findIndex((each) => each.start === clause.start);
  const before = sentence.clauses[index - 1];
  const checked = before
    ? /^(.*?)((?:全国|国家级|全[省市]|[\u4e00-\u9fff]{0,5}[省市]级?|自治区级?|“)[^，]{2,24}?)(?:荣誉)?(?:称号)?(?:顺利|一次性|再次|成功)*通过(?:了)?[^，]{0,10}(?:复[核查评审验检]|考核|年审|重新认定|验收)/u.exec(
        before.text,
      )
    : null;
  if (!before || !checked?.[2] || !HONOR_WORD.test(checked[2])) return;
  const start = before.start + checked.index + (checked[1]?.length ?? 0);
  const item = readTitle(checked[2], start);
  if (!item || barred(reading, sentence, clause, at) || ledger.found.some((one) => one.start === item.start)) return;
  const whose = (checked[1] ?? '').replace(/(?:申报|创建|申请|获得|荣获|保持|持有)?的?$/u, '');
  const [who] = recipientsOf(reading, subjects, unit, sentence, before, before.start + whose.length, ledger.found);
  if (who?.kind === 'other') return;
  ledger.push(
    sentence,
    item,
    who ?? { name: null, kind: 'none' },
    item.granter,
    dateAt(text, dates, sentence, at),
    undefined,
    0.7,
  );
}

/** 涌现出全国五一巾帼奖章获得者林秀琴、全省优秀共产党员郑国强等一批先进人物. */
export function heroes(context: AwardContext, sentence: Sentence) {
  const { reading, subjects, ledger } = context;
  const { text } = reading;
  const { push } = ledger;
  const row =
    /(?:涌现出?了?|走出了?|产生了?|(?:拥有|现有|共有|有)(?=国家级|省部?级|市级|全国|全省))([^。；]{4,90}?)(?:等|为代表|[。；]|$)/u.exec(
      sentence.text,
    );
  if (!row?.[1]) return;
  const from = sentence.start + row.index + row[0].indexOf(row[1]);
  const persons = subjects.personsIn(from, from + row[1].length);
  if (persons.length === 0) {
    // 涌现出国家级青年文明号1个、省级青年文明号3个: held by parts that are not named.
    for (const match of sentence.text
      .slice(from - sentence.start)
      .matchAll(
        /((?:“[^”]{2,20}”|[\u4e00-\u9fff]){3,24}?)(\d+|[一二两三四五六七八九十]{1,10})(?:个|名|人)(?=[、，。和]|$)/gu,
      )) {
      const at = from + match.index;
      const raw = (match[1] ?? '').replace(/^(?:、|和|，|以及|及)+/u, '');
      if (
        ledger.found.some((other) => other.start < at + match[0].length && other.end > at) ||
        !/(?:文明号|文明窗口|文明单位|示范窗口|标兵|能手|模范|先锋号|先进[\u4e00-\u9fff]{2}|优秀[\u4e00-\u9fff]{2,6}|文明岗|示范岗|红旗手?|集体|奖章|劳模)”?$/u.test(
          raw,
        ) ||
        !/级|全国|全省|全市|系统|省|市/u.test(raw)
      )
        continue;
      push(
        sentence,
        {
          title: stripQuotes(raw),
          granter: null,
          count: numeral(match[2] ?? ''),
          start: at,
          end: at + match[0].length,
        },
        { name: null, kind: 'none' },
        null,
        null,
        undefined,
        0.65,
      );
    }
    return;
  }
  let start = from;
  for (const person of persons) {
    const raw = text.slice(start, person.start).replace(/^(?:、|和|以及|以|，)+/u, '');
    const titleAt = person.start - raw.length;
    const title = stripQuotes(raw.replace(/(?:称号)?(?:获得者|得主)$/u, '').replace(/(?:称号)$/u, ''));
    start = person.end;
    if (title.length < 4 || !HONOR_WORD.test(title.replace(/[“”]/gu, '')) || /[，。：]/u.test(title)) continue;
    push(
      sentence,
      { title, granter: null, count: null, start: titleAt, end: person.end },
      { name: person.name, kind: 'person' },
      null,
      null,
      undefined,
      0.7,
    );
  }
}

/** 涌现出受到省市政府表彰的先进党员、青年岗位能手4人; 11人次受到市级以上表彰; 表彰2次. */
export function listed(context: AwardContext, sentence: Sentence) {
  const { reading, subjects, dates, ledger } = context;
  const { text } = reading;
  const { push, reject } = ledger;
  const emerged =
    /(?:涌现出|涌现了|产生了|走出了|培养出)受(?:到)?([^，。；]{2,20}?)(?:表彰|表彰奖励|嘉奖)的((?:“[^”]*”|[\u4e00-\u9fff、]){2,30}?)(?:等)?([\d一二两三四五六七八九十]{1,10})(?:多|余)?(?:人|名|个)/u.exec(
      sentence.text,
    );
  if (emerged?.[1] && emerged[2] && HONOR_WORD.test(emerged[2])) {
    const start = sentence.start + emerged.index;
    push(
      sentence,
      {
        title: emerged[2],
        granter: emerged[1],
        count: numeral(emerged[3] ?? ''),
        start,
        end: start + emerged[0].length,
      },
      { name: '职工', kind: 'part' },
      emerged[1],
      null,
      undefined,
      0.75,
    );
    return;
  }
  const commended =
    /(?:受到|(?<![接享])受(?:过)?|得过|获得|获|得到|被|荣获)(?:了)?([\u4e00-\u9fff“”、]{0,24}?)(?:予以|给予|的)?(?:通报)?(表彰(?:奖励)?|嘉奖|通令嘉奖|记大?功)(?!为|大会|会|的)(?:了)?(?:([\d一二两三四五六七八九十]{1,10})(?:多|余)?次|若干|多次)?/gu;
  for (const match of sentence.text.matchAll(commended)) {
    const start = sentence.start + match.index;
    const end = start + match[0].length;
    if (ledger.found.some((other) => other.start >= start - 2 && other.start < end)) continue;
    const clause = clauseAt(sentence, start);
    const why = barred(reading, sentence, clause, start);
    const subject = subjects.of(sentence, clause);
    let who = recipientOf(subject);
    const [named] = recipientsOf(reading, subjects, context.unit, sentence, clause, start, ledger.found);
    if (named?.kind === 'person' || named?.many) who = named;
    const before = text.slice(clause.start, start);
    // 作为先进集体受到表彰: told by what it stood for.
    if (/作为[^，]{3,24}$|以[^，]{3,24}的(?:身份|名义)$/u.test(before)) continue;
    if (who.kind === 'other' || why) {
      reject(start, end, why ?? "somebody else's");
      continue;
    }
    const raw = (match[1] ?? '').replace(/^(?:了|过)/u, '').replace(/的$/u, '');
    // 多次受到上级表彰: neither what nor how often.
    if (/^(?:上级|各级)/u.test(raw) && !/\d|[一二两三四五六七八九十]次/u.test(match[0] + before.slice(-6))) continue;
    if (raw.length === 0 && /多次|屡次|数次/u.test(match[0] + before.slice(-4))) continue;
    // 获团市委表彰，被评为A: told by the next clause.
    if (
      /^，(?:并|同时|又)?(?:被|成为|荣获|荣膺|获评|授予|获得?了?“|当选|入选|获得?了?[^，。；、]{2,20}称号)/u.test(
        text.slice(end, end + 30),
      )
    )
      continue;
    if (/^“/u.test(raw) || HONOR_WORD.test(raw.replace(/先后|曾/u, ''))) continue;
    const many = /([\d一二两三四五六七八九十百]{1,10})(?:多|余)?(?:人次|次|名|人)[\u4e00-\u9fff]{0,4}$/u.exec(before);
    const scope = /^(?:[\u4e00-\u9fff]{0,8}(?:级|以上|级以上|级及以上))$/u.test(raw) ? raw : '';
    if (/职工|党员|干部|人次|同志/u.test(before) && who.name === null) {
      const named = /((?:[\u4e00-\u9fff]{0,8})(?:职工|党员|干部))/u.exec(before);
      who = {
        name: named?.[1]?.replace(/^.*?(?=[\u4e00-\u9fff]{0,6}(?:职工|党员|干部)$)/u, '') || '职工',
        kind: 'part',
      };
    }
    const times = /([\d一二两三四五六七八九十]{1,10})(?:多|余)?次/u.exec(match[0]);
    const unsure = /若干|多次|屡次|数次/u.test(match[0] + before.slice(-4));
    const granter = scope || raw.length < 2 ? null : granterOf(raw);
    const title = scope ? `${scope}${match[2]}` : (match[2] ?? '表彰');
    push(
      sentence,
      {
        title,
        granter,
        count: times?.[1] ? numeral(times[1]) : (who.many ?? (many?.[1] ? numeral(many[1]) : null)),
        start,
        end,
      },
      who,
      granter,
      // 成立九年来获得的表彰达到21次: nobody says when.
      /年来|累计|至今|至此|以来/u.test(text.slice(sentence.start, start)) && times
        ? null
        : dateAt(text, dates, sentence, start),
      unsure ? null : undefined,
      0.75,
    );
  }
}

/** 登上了…的领奖台; “山东青年五四奖章集体”获得者…突击队; 全国先进工作者、检务科科长…: what somebody is called by. */
export function appositions(context: AwardContext, sentence: Sentence, taken: readonly [number, number][]) {
  const { reading, subjects, dates, ledger } = context;
  const { text } = reading;
  const { push } = ledger;
  const free = (from: number, to: number) =>
    !taken.some(([a, b]) => from < b && a < to) && !ledger.found.some((other) => other.start < to && other.end > from);
  for (const match of sentence.text.matchAll(PODIUM)) {
    const at = sentence.start + match.index;
    const raw = match[1] ?? match[2] ?? match[3] ?? '';
    const item = readTitle(raw, at + match[0].indexOf(raw));
    if (item && !HONOR_WORD.test(item.title)) continue;
    const clause = clauseAt(sentence, at);
    if (!item || /(?:大会|会议|仪式|晚会|活动)$/u.test(item.title)) continue;
    if (!free(item.start, item.end) || barred(reading, sentence, clause, at)) continue;
    const [who] = recipientsOf(reading, subjects, context.unit, sentence, clause, at, ledger.found);
    if (who && who.kind !== 'other')
      push(sentence, item, who, item.granter, dateAt(text, dates, sentence, at), undefined, 0.75);
  }
  // 陈列着于得水的“全国边海防先进个人”证书
  for (const match of sentence.text.matchAll(OWNED)) {
    const at = sentence.start + match.index + 1;
    const person = subjects.personsIn(Math.max(sentence.start, at - 5), at - 1).at(-1);
    const item = readTitle(match[1] ?? '', at);
    if (person?.end !== at - 1 || !item || !HONOR_WORD.test(item.title) || !free(item.start, item.end)) continue;
    push(sentence, item, { name: person.name, kind: 'person' }, item.granter, null, undefined, 0.7);
  }
  for (const match of sentence.text.matchAll(BEARER)) {
    const raw = match[1] ?? match[2] ?? match[3] ?? '';
    const at = sentence.start + match.index + match[0].indexOf(raw);
    const end = sentence.start + match.index + match[0].length;
    const before = text.slice(sentence.start, at);
    if (
      !free(at, end) ||
      /(?:学习|学|邀请|争做|争当|争取|观看|走访|慰问|看望|拜访|采访|帮助|介绍|请|[为像向给与跟])$/u.test(before)
    )
      continue;
    // 全国先进工作者、检务科科长王红: his office may stand between.
    const office = /^、?[\u4e00-\u9fff]{0,14}?(?:[长员任]|书记|工程师|医师)(?=[\u4e00-\u9fff]{2,4})/u.exec(
      text.slice(end, end + 20),
    );
    const person =
      subjects.at(end + (text[end] === '、' ? 1 : 0)) ?? (office ? subjects.at(end + office[0].length) : null);
    // 先进工作者王红，: by a name that no list knows.
    const unknown =
      !person && match[1] === undefined
        ? /^[\u4e00-\u9fff]{2,3}(?=[，。、（])/u.exec(text.slice(end, end + 4))?.[0]
        : undefined;
    const named = unknown ? holderOf(text, subjects, context.unit, end, end + unknown.length) : null;
    if (named?.kind === 'person' && !outside(text, named.name ?? '')) {
      const item = readTitle(raw, at);
      if (item && HONOR_WORD.test(item.title.replace(/[“”]/gu, '')))
        push(sentence, item, named, item.granter, null, undefined, 0.65);
      continue;
    }
    const hit = person?.kind === 'person' ? person : office ? subjects.at(end + office[0].length) : person;
    if (!hit || hit.weak || hit.kind === 'other' || hit.kind === 'superior') continue;
    if (match[1] === undefined && (hit.kind !== 'person' || outside(text, hit.name))) continue;
    const item = readTitle(raw, at);
    if (!item || !HONOR_WORD.test(item.title.replace(/[“”]/gu, ''))) continue;
    // 2010年“A”获得者
    const year = /((?:19|20)\d{2})年$/u.exec(text.slice(Math.max(sentence.start, at - 6), at))?.[1] ?? null;
    push(sentence, item, recipientOf(hit), item.granter, year, undefined, 0.7);
  }
}

/** 检务科是全国青年文明号; “A”“B”等奖牌熠熠生辉: held, though nobody says that it was given. */
export function held(context: AwardContext, sentence: Sentence) {
  const { reading, subjects, dates, unit, ledger } = context;
  const { text } = reading;
  const free = (from: number, to: number) => !ledger.found.some((other) => other.start < to && other.end > from);
  const take = (raw: string, at: number, who: Recipient, date: string | null = null, giver: string | null = null) => {
    const item = readTitle(raw, at);
    const title = item?.title.replace(/[“”]/gu, '') ?? '';
    if (!item || who.kind === 'other' || !HELD_TITLE.test(title) || trapOf(title) || !free(item.start, item.end))
      return;
    if (quotationAt(reading, at)?.speech || barred(reading, sentence, clauseAt(sentence, at), at)) return;
    if (ledger.found.some((one) => one.title.replace(/[“”]/gu, '') === title && one.recipient === who.name)) return;
    ledger.push(sentence, item, who, item.granter ?? giver, date, undefined, 0.65);
  };
  for (const [i, clause] of sentence.clauses.entries()) {
    // 作为全国文明单位，该局…
    const as =
      /^(?:作为|身为)((?:全国|国家级|全[省市]|[省市]级|[\u4e00-\u9fff]{2,3}[省市])[“”\u4e00-\u9fff]{3,20})[。！]?$/u.exec(
        clause.text,
      );
    const next = sentence.clauses[i + 1];
    if (as?.[1] && next) {
      const subject = subjects.named(next);
      if (subject && (subject.kind === 'own' || subject.kind === 'part') && !subject.weak)
        take(as[1], clause.start + 2, recipientOf(subject));
    }
    const is =
      /^([^，是]{0,20}?)(?:也|还|又|就|便|早就|早|都|均|同时|已经?|成了?|曾)*(?:(?<=已经?|就|早|[年月])(?:成为?了?)|是|系|挂着|挂上了)((?:全国|国家级|全[省市州县]|[省市州]级|[\u4e00-\u9fff]{2,3}[省市州县]|“(?:全国|全[省市]|[\u4e00-\u9fff]{2,3}[省市]))[“”\u4e00-\u9fff]{3,20}?)(?:了|的牌子)?[。！]?$/u.exec(
        clause.text,
      );
    if (!is?.[2] || /唯一|首[家个]|首批(?!“)|之一|目标|愿望/u.test(clause.text)) continue;
    const [who] = recipientsOf(
      reading,
      subjects,
      unit,
      sentence,
      clause,
      clause.start + (is[1]?.length ?? 0),
      ledger.found,
    );
    // 获X表彰，榜上有名的，是“A”: what was given there.
    const behindOf = is[1] === '' && sentence.clauses[i - 1]?.text.endsWith('的') === true;
    if (who && (who.kind !== 'none' || behindOf))
      take(
        is[2],
        clause.start + clause.text.indexOf(is[2]),
        who,
        // 早在2010年就已是: since when it is held.
        /\d年[^；]{0,10}(?:就|便|已)/u.test(text.slice(sentence.start, clause.start + (is[1]?.length ?? 0) + 4)) ||
          behindOf ||
          /^(?:[今去前]年|(?:19|20)\d{2}年)/u.test(is[2])
          ? dateAt(text, dates, sentence, clause.start + clause.text.indexOf(is[2]) + 3)
          : null,
        behindOf ? granterAround(sentence)(clause.start) : null,
      );
  }
  if (!/[牌匾状杯]|证书/u.test(sentence.text)) return;
  for (const match of sentence.text.matchAll(SHOWN)) {
    const from = sentence.start + match.index;
    for (const piece of (match[1] ?? '').matchAll(
      /(?:全国|国家级|全[省市]|[\u4e00-\u9fff]{0,3}[省市州]级?)?“[^”]{4,24}”/gu,
    ))
      take(piece[0], from + piece.index, { name: null, kind: 'own' });
  }
}
/** Honours that somebody is said to be or to have become. */
export const HELD_TITLE =
  /(?:文明单位|文明号|文明岗|文明窗口|示范窗口|先锋号|示范岗|标兵岗|劳动模范|红旗手|红旗集体|五一劳动奖[状章]|优秀共产党员|先进工作者|先进个人|先进集体|先进单位|先进基层党组织|优秀党务工作者|能手|标兵|模范职工之家|模范(?:个人|集体|单位)|道德模范|卫生先进单位|文明行业)$/u;
const SHOWN =
  /((?:[\u4e00-\u9fff]{0,6}“[^”]{4,24}”[、和]?){1,8})(?:等)?(?:一[块枚面个项]{1,2}|[二两三四五六七八九十几多\d]{1,3}[块枚面个项]|这些|众多|诸多|一系列|的)*(?:沉甸甸的|金灿灿的|闪光的)?(?:奖牌|牌匾|奖状|奖杯|荣誉证书|铜牌|金匾|牌子|金字招牌|招牌|匾额)(?=[\u4e00-\u9fff，]{0,10}(?:熠熠|醒目|耀眼|夺目|映入|赫然|高悬|高挂|悬挂|排开|排列|闪|见证|记录|诉说|格外|引人|挂满|摆满|整齐|映|凝聚|承载|静静))/gu;

const OWNED = /的(“[^”]{4,24}”)(?=(?:荣誉)?(?:证书|奖章|奖状|奖牌|奖杯|称号|牌匾|，|。|、))/gu;
const PODIUM =
  /(?:登上|走上|站上|站在|登临|踏上)了?((?:“[^”]{2,24}”|[\u4e00-\u9fff]){2,30}?)(?:的)?(?:领奖台|颁奖台|光荣榜|功劳榜|荣誉榜)|(“[^”]{4,24}”)的?(?:铜牌|奖牌|牌匾|奖状|奖杯|金匾)(?=[挂摆悬捧立放])|(?:胸前|手里|手中)[\u4e00-\u9fff]{0,6}?(?:多了|佩戴|戴上|捧着|戴着)(?:一[枚块张座])?(“[^”]{4,24}”)/gu;
/** A title with whoever bears it behind it; without 获得者 only such as name a person and say their scope. */
const BEARER =
  /((?:“[^”]{4,24}”|(?:全国|全[省市区州]|国家|[\u4e00-\u9fff]{2,3}[省市区州])[\u4e00-\u9fff]{2,16}?))(?:荣誉)?(?:称号)?(?:获得者|得主|获得单位|获得集体)|((?:全国|全[省市区州]|省|市|[\u4e00-\u9fff]{2,4}[省市])(?:质检系统|检验检疫系统|系统|直属?机关)?(?:劳动模范|先进工作者|先进个人|优秀共产党员|优秀党务工作者|三八红旗手|青年岗位能手|岗位能手|道德模范))(?=、|[\u4e00-\u9fff]{2})|“((?:全国|全[省市区州]|[省市县]|[\u4e00-\u9fff]{2,4}[省市])[^”]{2,16}(?:模范|先进工作者|先进个人|党员|党务工作者|红旗手|能手|标兵|卫士|好人))”(?=[\u4e00-\u9fff]{2})/gu;
