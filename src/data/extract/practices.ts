/**
 * What a unit does that others could copy: by quoted names, numeral names (三亮三比三评) and head nouns (首问负责制). Honours,
 * slogans, national campaigns and what somebody says are none.
 */
import type { Practice } from '../model.ts';
import type { Rejected } from './honors.ts';
import { gistOf, themeOf } from './practices/gist.ts';
import {
  ATTENDED,
  BRANCH_ROUTINE,
  CALLED,
  CAMPAIGNS,
  CARRIED,
  CHOSEN,
  COMPOUND,
  CONTRAST,
  COUNTED_THING,
  EFFECT,
  GOVERNED,
  HOURS,
  MAKES,
  MOTTO,
  NAMED_THING,
  NAMES_OF_TEAMS,
  NAMING,
  NICKNAMED,
  OWNED,
  PAPERS_AFTER,
  PATTERNED,
  PERSONAL,
  PICTURE,
  PRESENTED,
  ROW_SUMMED,
  SAID_OF,
  SECRET,
  SENTENCE,
  SHOW_AFTER,
  SLOGAN_AFTER,
  SLOGAN_AROUND,
  SOLID_HEAD,
  STRIVEN,
  SUMMED,
  THING,
  TIED_AFTER,
  TITLE,
  WATCHWORD,
} from './practices/quoted.ts';
import {
  BEGINS_WITH_VERB,
  BOOK,
  DAYS,
  ENDS_AS_MEASURE,
  GENERIC_NAME,
  HELD,
  IDIOM,
  KNOWN,
  METHOD,
  NUMERAL_NAME,
  OFFICE_WORDS,
  POINT,
  RHYME,
  RHYME_ONLY,
  ROUND_THE_CLOCK,
  ROW,
  rowsOfMeasures,
  TOTAL,
  UNQUOTED,
} from './practices/unquoted.ts';
import {
  BARE_HEAD,
  COUNTED,
  countOf,
  DONE_BEFORE,
  HEAD_AFTER,
  HEAD_BEFORE,
  headBehind,
  INNER_HEAD,
} from './practices/words.ts';
import type { Subjects } from './subjects.ts';
import { clauseAt, type Passage, passageOf, quotationAt, type Reading, type Sentence, sentenceAt } from './text.ts';

export type ExtractedPractice = Omit<Practice, 'source'> & { evidence: Passage; confidence: number };

export function practicesIn(
  reading: Reading,
  section: number,
  subjects: Subjects,
  honorSpans: readonly { start: number; end: number }[],
): { practices: ExtractedPractice[]; rejected: Rejected[] } {
  const { text } = reading;
  const practices: ExtractedPractice[] = [];
  const rejected: Rejected[] = [];
  const seen = new Set<string>();
  const inHonor = (at: number) => honorSpans.some(({ start, end }) => at >= start && at < end);
  const key = (name: string) =>
    name
      .replace(/[“”、，\s·]/gu, '')
      .replace(/(?<=..)(?:主题)?(?:实践|教育)?(?:活动|品牌|模式|机制|工程|制度|服务|措施)$/u, '');

  const add = (name: string, start: number, end: number, confidence: number, core = name) => {
    const sentence = sentenceAt(reading, start);
    if (!sentence) return;
    const id = key(core);
    if (
      id.length < 2 ||
      [...seen].some(
        (other) => other === id || (id.length >= 4 && other.length >= 4 && (other.includes(id) || id.includes(other))),
      )
    )
      return;
    seen.add(id);
    practices.push({
      name,
      named: true,
      theme: themeOf(name, sentence.text),
      gist: gistOf(sentence, start, end),
      evidence: passageOf(reading, sentence, { start, end }, section),
      confidence,
    });
  };
  const reject = (start: number, end: number, reason: string) =>
    rejected.push({ kind: 'practice', text: text.slice(start, end), reason, section, start, end });

  /** 日资企业…实行“…”的管理模式: a firm's or another authority's. */
  const foreign = (sentence: Sentence, at: number): boolean => {
    const clause = clauseAt(sentence, at);
    if (
      /^(?:近年来?|今年|去年|随后)?(?:国务院|国家|党中央|中央|总局|国家质检总局)(?:还|又|也|专门|近日)?(?:出台|推出|推行|实施|制定|印发|发布)/u.test(
        clause.text,
      )
    )
      return true;
    const doer = subjects.named(clause);
    return (
      doer?.kind === 'other' &&
      doer.end <= at &&
      /公司|企业|集团|厂$|农场|合作社|总局|海关|国务院|部$|委员会|政府|[市县省]委|^日本|^欧盟|^美国|^韩国/u.test(
        doer.name,
      )
    );
  };

  /** 、党员服务卡、党员定期联系制度: what goes on in a row from `at`. */
  const row = (at: number) => {
    for (let end = at; ; ) {
      const next = ROW.exec(text.slice(end, end + 24));
      if (!next?.[1]) break;
      const from = end + next[0].length - next[1].length;
      if (
        !inHonor(from) &&
        !GENERIC_NAME.test(next[1]) &&
        !OFFICE_WORDS.test(next[1]) &&
        !BEGINS_WITH_VERB.test(next[1])
      )
        add(next[1], from, from + next[1].length, 0.5);
      end += next[0].length;
    }
  };

  const { quotations } = reading;
  const contrasts = [...text.matchAll(CONTRAST)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  // Quoted names that stand together (“A”、“B”和“C”活动) share what is around them.
  for (let i = 0; i < quotations.length; ) {
    let j = i;
    while (j + 1 < quotations.length) {
      const here = quotations[j];
      const next = quotations[j + 1];
      if (
        !here ||
        !next ||
        !/^(?:、|，|和|及|以及|与|。)?(?:[\u4e00-\u9fff]{0,4}(?:、|和)|[\u4e00-\u9fff]{1,6}(?:局|处|科|室|中心|支部|队)的|创先争优)?$/u.test(
          text.slice(here.end, next.start),
        )
      )
        break;
      j += 1;
    }
    const group = quotations.slice(i, j + 1);
    i = j + 1;
    const first = group[0];
    const last = group.at(-1);
    if (!first || !last) continue;
    const sentence = sentenceAt(reading, first.start);
    if (!sentence) continue;
    const before = text.slice(Math.max(sentence.start, first.start - 26), first.start);
    const after = text.slice(last.end, Math.min(sentence.end + 1, last.end + 16));
    const longAfter = text.slice(last.end, Math.min(sentence.end + 1, last.end + 32));
    const head = headBehind(longAfter) ?? (group.length > 1 ? ROW_SUMMED.exec(longAfter) : null);
    const ahead = DONE_BEFORE.test(before) || HEAD_BEFORE.test(before);
    const inTitle = inHonor(first.start) && inHonor(last.end - 1);
    const theirs =
      foreign(sentence, first.start) && !NAMING.test(before) && !/(?:局|办事处|中心|支部)的$/u.test(before);
    const summed =
      group.length > 1 || (first.inner.match(/[、，]/gu)?.length ?? 0) >= 1 ? SUMMED.exec(longAfter)?.[1] : undefined;
    if (
      summed &&
      !inTitle &&
      !theirs &&
      !first.speech &&
      (/^[两二三四五六七八九十]/u.test(summed) || group.length === 1)
    ) {
      const name =
        group.length === 1 ? text.slice(first.start, last.end + longAfter.indexOf(summed) + summed.length) : summed;
      add(name, first.start, last.end + longAfter.indexOf(summed) + summed.length, 0.7, summed);
      continue;
    }
    // “审单放行、即检即放、集中核销”等24条新举措: each of the list is one.
    const counted = COUNTED.exec(longAfter);
    const listed = first.inner.split(/[、，]/u);
    if (
      counted &&
      group.length === 1 &&
      listed.length > 1 &&
      !/活动$/u.test(counted[0]) &&
      (counted[1] || countOf(counted[2] ?? '') === listed.length) &&
      !inTitle &&
      !theirs &&
      !first.speech &&
      listed.every((piece) => piece.length >= 3 && piece.length <= 10)
    ) {
      let from = first.start + 1;
      for (const piece of listed) {
        add(piece, from, from + piece.length, 0.7);
        from += piece.length + 1;
      }
      continue;
    }
    if (group.length > 1 && group.every(({ inner }) => HOURS.test(inner)) && !inTitle) {
      const tail =
        /^(?:等)?[\u4e00-\u9fff\d]{0,8}?(?:工作制|服务制度|工作模式|服务模式|制度|模式|工作法|服务)/u.exec(
          after,
        )?.[0] ?? '';
      add(`${text.slice(first.start, last.end)}${tail}`, first.start, last.end + tail.length, 0.8, first.inner);
      continue;
    }
    const untold: (typeof group)[number][] = [];
    let taken = 0;
    for (const quotation of group) {
      const { inner, start, end, speech } = quotation;
      if (speech || inner.length < 2 || inner.length > 30) continue;
      // “零差错、零距离”的“四零”目标: what a name means.
      if (/^的“/u.test(text.slice(end, end + 2)) && /[、，]/u.test(inner)) continue;
      if (/博览会|展览会|[广华]交会|交易会|展销会|洽谈会|论坛|比赛|规划|纲要|条例|决定|通知|》|年会$/u.test(inner))
        continue;
      // 通过“比素质、比技能、比创新”
      const pieces = inner.split('、');
      const parallel =
        pieces.length >= 3 &&
        pieces.every((piece) => piece[0] === pieces[0]?.[0]) &&
        /(?:通过|采取|做到|围绕)$/u.test(before);
      // 即“想事在前、做事在前…”: what a name means, not a name.
      if (
        !parallel &&
        !/(?:实行|推行|推出|实施|推广|采取|探索)了?$/u.test(text.slice(Math.max(0, start - 4), start)) &&
        (inner.match(/[、，]/gu)?.length ?? 0) >= 2 &&
        (/(?:即|：)$/u.test(text.slice(Math.max(0, start - 1), start)) || !HEAD_AFTER.test(after))
      )
        continue;
      if (
        inner.length <= 2 &&
        !(/^[一二三四五六七八九十][\u4e00-\u9fff]$/u.test(inner) && /^：/u.test(text.slice(end, end + 1))) &&
        !/^(?:目标(?!管)|活动|品牌|模式|工作法|机制|工程|制度|行动|体系|法|岗|承诺|服务|套餐|标准|目标管理|工作|管理|帮扶|建设|监管)/u.test(
          text.slice(end, end + 4),
        )
      )
        continue;
      if (
        (CAMPAIGNS.test(inner) &&
          !/^(?:绿色通道|服务队|平台|专用?窗口?|直通车|快速通道)/u.test(text.slice(end, end + 6))) ||
        (inner.includes('、') && inner.split(/[、，]/u).every((piece) => MOTTO.test(piece)))
      ) {
        reject(start, end, 'campaign');
        continue;
      }
      if (theirs) {
        reject(start, end, "somebody else's");
        continue;
      }
      if (
        SHOW_AFTER.test(text.slice(end, end + 20)) ||
        CALLED.test(before) ||
        // 15名“玩火人”: what people are called
        (/[人者]$/u.test(inner) && /[名位]$/u.test(before)) ||
        (BRANCH_ROUTINE.test(inner) && !headBehind(text.slice(end, end + 16))) ||
        (/提出$/u.test(before) && WATCHWORD.test(inner) && !headBehind(text.slice(end, end + 16))) ||
        contrasts.some((one) => start >= one.start && end <= one.end) ||
        TIED_AFTER.test(longAfter) ||
        CARRIED.test(text.slice(end, end + 6)) ||
        (group.length > 1 && NAMES_OF_TEAMS.test(longAfter)) ||
        (/[－—]/u.test(inner) && !/^[\u4e00-\u9fff]{0,4}(?:追溯|制度|模式|机制|链|体系|监管)/u.test(longAfter))
      ) {
        reject(start, end, 'slogan');
        continue;
      }
      if (/文明单位|文明号|称号/u.test(inner) || (TITLE.test(inner) && (STRIVEN.test(before) || !head))) {
        reject(start, end, 'goal');
        continue;
      }
      // “…技术”项目荣获…: what won something.
      if (
        /^(?:项目|课题|成果)(?:先后|又|还)?(?:荣获|获|被评|被授)/u.test(text.slice(end, end + 8)) ||
        /^[像让把要].{6,}/u.test(inner) ||
        // 提出“白天不懂夜的黑，党员先上”; 要求企业争做“诚信企业”; “打造精品分支局”的目标
        (/[，]/u.test(inner) && !HEAD_AFTER.test(text.slice(end, end + 10)) && /提出|喊出|常说/u.test(before)) ||
        (/(?:企业|商户|示范户|公司)$/u.test(inner) && /(?:争做|争当|争创)$/u.test(before)) ||
        // 树立“质量标兵企业”30家: what the unit gives to others
        (/(?:企业|单位|商户|户|公司)$/u.test(inner) && /^\d+[家个户]/u.test(text.slice(end, end + 5))) ||
        (/^(?:打造|建设|创建|争创|争当|实现|建成)/u.test(inner) &&
          /^的?[\u4e00-\u9fff]{0,4}目标/u.test(text.slice(end, end + 8))) ||
        // “以受检者为中心”
        (/^以.{2,8}为.{1,4}$/u.test(inner) && !/^(?:的)?(?:主题)?(?:活动|品牌|工程|模式|机制)/u.test(longAfter))
      ) {
        reject(start, end, 'slogan');
        continue;
      }
      if (inTitle || inHonor(start) || inHonor(end - 1)) {
        reject(start, end, 'honour');
        continue;
      }
      if (/^(?:的)?新?要求/u.test(text.slice(end, end + 6)) && /总局|省局|上级|中央|统一/u.test(before)) {
        reject(start, end, 'slogan');
        continue;
      }
      if (/^(?:的)?新?要求/u.test(after) && !/^(?:[一二三四五六七八九十两][\u4e00-\u9fff]){2,}$/u.test(inner)) {
        reject(start, end, 'slogan');
        continue;
      }
      const own = text.slice(end, Math.min(sentence.end + 1, end + 12));
      if (
        (SLOGAN_AROUND.test(before.slice(-10)) &&
          !(/(?:叫作|称为|叫做|名为)$/u.test(before) && NAMED_THING.test(longAfter))) ||
        SLOGAN_AFTER.test(after) ||
        SLOGAN_AFTER.test(own)
      ) {
        reject(start, end, 'slogan');
        continue;
      }
      if (
        ((/(?:摆放|悬挂|挂着|立在|醒目|标牌|牌子|标识牌|牌匾|奖牌|会议(?!室)|论坛)/u.test(
          `${before.slice(-8)}|${after.slice(0, 8).replace(/[，。；].*$/su, '')}`,
        ) &&
          !/[墙角屋榜]$/u.test(inner)) ||
          /(?:展会|博览会)[上期间的以]{0,3}$/u.test(before)) &&
        !/开展|设立|争创/u.test(before)
      ) {
        reject(start, end, 'sign');
        continue;
      }
      // 将继续…努力打造“丝路国门第一岗”: not yet done.
      if (
        !head &&
        /(?:努力|着力|全力|奋力|继续)(?:打造|建设|创建)$/u.test(before) &&
        /(?:将|力争|下一步|今后)/u.test(text.slice(sentence.start, start))
      ) {
        reject(start, end, 'goal');
        continue;
      }
      const numeral = /^(?:[一二三四五六七八九十两双\d][\u4e00-\u9fff+]{1,4}){1,4}$/u.test(inner);
      const inside = INNER_HEAD.test(inner) && inner.length >= 4;
      // “一支部一品牌、一党员一承诺”
      const paired =
        pieces.length >= 2 && pieces.every((piece) => /^一[\u4e00-\u9fff]{1,4}一[\u4e00-\u9fff]{1,4}$/u.test(piece));
      const carrier = /^(?:为|作为)(?:载体|抓手|平台|契机|主线|主题|切入点|突破口)/u.test(text.slice(end, end + 8));
      const near = text.slice(Math.max(sentence.start, start - 20), start);
      const thing = THING.test(inner) ? 1.5 : 0;
      const told =
        (!/[、]/u.test(inner) || (pieces.length === 2 && pieces[0]?.length === pieces[1]?.length)) &&
        !HOURS.test(inner) &&
        inner.length <= 12 &&
        (PATTERNED.test(inner) ? 2 : 0) +
          thing +
          (NAMING.test(near) ? 2 : 0) +
          (MAKES.test(near) ? 1.5 : 0) +
          (OWNED.test(near) ? 1 : 0) +
          ((thing || PATTERNED.test(inner)) && PRESENTED.test(near) ? 1 : 0) +
          (EFFECT.test(own) ? 1 : 0) +
          (ATTENDED.test(near) ? 1 : 0) +
          (SAID_OF.test(longAfter) ? 2 : 0) +
          (SECRET.test(text.slice(sentence.start, start)) ? 1 : 0) >=
          2;
      const compound = COUNTED_THING.test(near) ? COMPOUND.exec(own) : null;
      const named = head ?? headBehind(text.slice(end, end + 16)) ?? compound;
      const sure = named && ahead;
      if (!named && !ahead && !numeral && !inside && !parallel && !paired && !told && !(carrier && numeral)) {
        untold.push(quotation);
        continue;
      }
      if (
        (!sure && PICTURE.test(inner) && !(named && SOLID_HEAD.test(own))) ||
        (!named && PAPERS_AFTER.test(own)) ||
        (!numeral && /(?:按照|依照|遵循|符合|享有|素有)$/u.test(near)) ||
        /(?:故事|之歌|乐章|赞歌|交响曲|传奇|佳话|风景线|春天)$/u.test(inner) ||
        (named && /战略$/u.test(named[0])) ||
        GOVERNED.test(clauseAt(sentence, start).text) ||
        (!named &&
          NICKNAMED.test(near) &&
          !NAMING.test(near) &&
          !(PRESENTED.test(near) && (thing > 0 || PATTERNED.test(inner))) &&
          !OWNED.test(near) &&
          !(numeral && /^：/u.test(own)) &&
          !SECRET.test(text.slice(sentence.start, start))) ||
        (!named && !numeral && SENTENCE.test(inner)) ||
        (PERSONAL.test(inner) && CHOSEN.test(near) && !named) ||
        /(?:办公室|领导小组)$/u.test(inner) ||
        (/^一对一$/u.test(inner) && !/^(?!的)[\u4e00-\u9fff]{0,4}(?:帮扶|服务|结对|指导|培训|培养|辅导)/u.test(own)) ||
        /[（(][^）)]{0,8}(?:原|曾|前|筹建|初|当时)[^）)]{0,6}(?:称|叫|名)[^）)]{0,2}$/u.test(near)
      ) {
        reject(start, end, 'slogan');
        continue;
      }
      if (
        /^(?:[\u4e00-\u9fff]{2}文化|(?!一站)[\u4e00-\u9fff]{2}式)$/u.test(inner) &&
        !/^(?:帮扶|服务|监管|查验|检疫|管理|培训)/u.test(text.slice(end, end + 4))
      )
        continue;
      const tail = group.length === 1 ? tailOf(inner, text, end) : '';
      const name = tail ? `“${inner}”${tail}` : inner;
      add(name, start, end, (head ? 0.4 : 0.2) + (ahead ? 0.35 : 0.1) + (numeral ? 0.1 : 0), inner);
      taken += 1;
    }
    // 建起的“阅读角”“绿色大棚”: what stands in a row with a name is one.
    if (taken > 0)
      for (const { inner, start, end } of untold)
        if (inner.length >= 3 && inner.length <= 8 && !PICTURE.test(inner) && !SENTENCE.test(inner))
          add(inner, start, end, 0.3);
  }
  for (const match of text.matchAll(BOOK)) {
    const [whole, made = '', name = '', kind = ''] = match;
    if (!kind && !(made ? RHYME : RHYME_ONLY).test(name)) continue;
    const start = match.index + whole.length - kind.length - name.length - 2;
    const said = sentenceAt(reading, start);
    if (!inHonor(start) && !(/条/u.test(name) && said && foreign(said, start)))
      add(`《${name}》${kind}`, start, match.index + whole.length, 0.5, name);
  }
  for (const match of text.matchAll(NUMERAL_NAME)) {
    const name = match[1] ?? '';
    const start = match.index;
    if (quotationAt(reading, start) || inHonor(start) || CAMPAIGNS.test(name)) continue;
    if (IDIOM.test(name)) continue;
    // 紫菜“身份证”制度，一箱一码，全程可查: how the practice in front works.
    if (
      /”[\u4e00-\u9fff]{0,4}(?:制度|机制|模式|办法|体系)，$/u.test(text.slice(Math.max(0, start - 8), start)) &&
      text[start + name.length] === '，'
    )
      continue;
    if (/[年月日天个次项批家名人万千百局是的]/u.test(name)) continue;
    add(name, start, start + name.length, 0.6);
  }
  // “四方”：订单驱动、药残清零。 ——订单驱动。…: the list is told again, point by point, as headings.
  for (const match of text.matchAll(POINT)) {
    const name = match[1] ?? '';
    const start = match.index + match[0].length - name.length - 1;
    const announced = text.indexOf(name);
    if (announced < start && /[：、]$/u.test(text.slice(0, announced)) && !inHonor(start))
      add(name, start, start + name.length, 0.5);
  }
  for (const match of text.matchAll(KNOWN)) {
    if (!inHonor(match.index)) add(match[0], match.index, match.index + match[0].length, 0.6);
  }
  for (const sentence of reading.sentences)
    for (const { name, start } of rowsOfMeasures(sentence)) {
      const quoted = /“([^”]+)”/u.exec(name)?.[1];
      const turnedDown = rejected.some(({ start: from, end: to }) => from >= start && to <= start + name.length);
      if (!inHonor(start) && !turnedDown && (!quotationAt(reading, start) || quoted))
        add(name, start, start + name.length, 0.5, quoted ?? name);
    }
  for (const pattern of [METHOD, ROUND_THE_CLOCK, HELD, DAYS, TOTAL])
    for (const match of text.matchAll(pattern)) {
      const name = match[1] ?? '';
      const start = match.index + match[0].indexOf(name);
      const sentence = sentenceAt(reading, start);
      if (inHonor(start) || quotationAt(reading, start) || !sentence || foreign(sentence, start)) continue;
      if (!GENERIC_NAME.test(name) && !OFFICE_WORDS.test(name) && !/[在对把将使让为了]/u.test(name))
        add(name, start, start + name.length, 0.5);
    }
  // “一窗通办”和周末预约制: a row that a name in quotes opens.
  for (const { start, end } of quotations) {
    const behind = /^[\u4e00-\u9fff]{0,6}?(?=[、和及与])/u.exec(text.slice(end, end + 8));
    if (behind && practices.some(({ evidence }) => evidence.start <= start && evidence.end >= end))
      row(end + behind[0].length);
  }
  for (const match of text.matchAll(UNQUOTED)) {
    const raw = match[1] ?? '';
    const start = match.index + match[0].length - raw.length;
    if (inHonor(start) || (quotationAt(reading, start) && text[start] !== '“')) continue;
    // A name that was turned down in quotes is not taken with its head noun.
    if (
      rejected.some(
        ({ start: from, end: to, reason }) =>
          from >= start && to <= start + raw.length && (reason === "somebody else's" || reason === 'goal'),
      )
    )
      continue;
    if ((raw.match(/“/gu)?.length ?? 0) !== (raw.match(/”/gu)?.length ?? 0)) continue;
    if (/“[^”]*、[^”]*”/u.test(raw)) continue;
    const sentence = sentenceAt(reading, start);
    if (OFFICE_WORDS.test(raw) || (sentence && foreign(sentence, start))) continue;
    const pieces = /[一二两三四五六七八九十]项(?:机制|制度)$/u.test(raw) ? [raw] : raw.split('、');
    let at = start;
    for (const piece of pieces) {
      const name = piece
        .replace(/^(?:了|和|及|与|一套|一系列|一个|科学的?|完善的?|长效的?|严密的?|严格的?|各项|有关|相关)+/u, '')
        .replace(/^.*(?:和|并)(?:设立|建立|推行|实行|开展)了?(?=[\u4e00-\u9fff]{4,})/u, '')
        .replace(/^.*的(?=[\u4e00-\u9fff“]{4,})/u, '')
        .replace(
          /^(?:[\d一二两三四五六七八九十百]+(?:余|多)?[支个名批间处条套块张](?!工程))(?=[\u4e00-\u9fff“]{4,})/u,
          '',
        );
      if (
        (pieces.length === 1 || ENDS_AS_MEASURE.test(name)) &&
        !GENERIC_NAME.test(name) &&
        name.length >= (/班制$/u.test(name) ? 3 : 4) &&
        name.length <= 20 &&
        !/实施|开展|做好|进行|^[\d一二两三四五六七八九十]+(?:多)?[项个条]|^(?:[\u4e00-\u9fff]{0,2}(?:优质)?检验检疫|优质|国检)(?:优质)?服务品牌$/u.test(
          name,
        ) &&
        !OFFICE_WORDS.test(name) &&
        !/[在对把将使让为了由]/u.test(name.replace(/“[^”]*”/gu, '')) &&
        !seen.has(key(/“([^”]+)”/u.exec(name)?.[1] ?? ''))
      )
        add(name, at, at + piece.length, 0.55);
      at += piece.length + 1;
    }
    // 采取党员示范岗、党员服务卡、党员定期联系制度: the verb stands once for the row.
    row(match.index + match[0].length);
  }
  return { practices, rejected };
}

/** The head noun that belongs to a quoted name, as it stands behind it: “红帽子”|技术服务队; or nothing. */
function tailOf(inner: string, text: string, end: number): string {
  const behind = headBehind(text.slice(end, end + 16))?.[0] ?? '';
  if (!behind || behind.length > 10 || /[在是为的和与及、]|^线|当作|准时/u.test(behind)) return '';
  // “早市检测岗”准时上岗, “银发专座”一年服务: the name has its noun already.
  if (
    (INNER_HEAD.test(inner) || (THING.test(inner) && !BRANCH_ROUTINE.test(inner))) &&
    behind.length > 2 &&
    !BARE_HEAD.test(behind)
  )
    return '';
  const on = end + behind.length;
  const longer =
    /^(?:队|组|团|站|法|台|窗口|岗(?![位前])|栏|表|制度?|月|周|日|节|班|课)(?![\u4e00-\u9fff]*[长员])/u.exec(
      text.slice(on, on + 2),
    )?.[0] ?? '';
  // “三查三问”岗|前必修课
  if (!longer && behind.at(-1) === '岗' && /^[前位]/u.test(text.slice(on))) return '';
  return behind + longer;
}
