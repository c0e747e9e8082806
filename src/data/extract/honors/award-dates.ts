/** When an honour was given. Nothing is guessed: null. */
import type { DateMention } from '../dates.ts';
import { type Reading, type Sentence, sentenceAt } from '../text.ts';
import { numeral } from './counts.ts';

/** The date of an award that is told at `at`: the last one before it in its sentence. */
export function dateAt(text: string, dates: readonly DateMention[], sentence: Sentence, at: number): string | null {
  let date: string | null = null;
  let head: string | null = null;
  for (const mention of dates) {
    if (mention.start >= at) break;
    if (mention.start < sentence.start) continue;
    if (heads(text, mention, at)) head = mention.date;
    if (mention.stretch) {
      // 自2010年以来…: what follows is no single day any more, unless the clause itself names one. 2010年度 says nothing of it.
      // …; but 2011年度被评为A is not of the year that was named before.
      if (
        !text.slice(mention.start, mention.end).endsWith('度') ||
        /^(?:还|又|也|再次|先后|均|都)*[，被获荣]/u.test(text.slice(mention.end, at + 1))
      )
        date = null;
      // 自2009年起，连续三年被评为A: the last time was in 2011.
      const from = /^((?:19|20)\d{2})年/u.exec(text.slice(mention.start, mention.end))?.[1];
      const years =
        from && /[自从]$/u.test(text.slice(Math.max(0, mention.start - 1), mention.start))
          ? /^(?:起|开始|以来|至今)，?[^；，]{0,10}连续([一二两三四五六七八九十\d]{1,3})年[^；，]*$/u.exec(
              text.slice(mention.end, at),
            )?.[1]
          : undefined;
      const times = years ? numeral(years.replace('两', '二')) : null;
      if (from && times !== null) date = String(Number(from) + times - 1);
      continue;
    }
    // 这个月初，检务科刚刚获评: of that month.
    if (date !== null && text.startsWith('刚刚', mention.start)) continue;
    const between = text.slice(mention.end, at);
    if (/^(?:国务院|中央)?(?:\d{1,2}号文|五年规划)/u.test(between)) continue;
    if (/^(?:度|[~～]|届)/u.test(between)) continue;
    // 对去年作出突出贡献的单位予以表彰: what it is for.
    if (/^[^，；。“]{0,24}(?:作出|做出|成绩突出|表现突出)[^，；。“]{0,8}的/u.test(between)) continue;
    // 达到了2011年的203亿美元: the date of a figure.
    if (/^的[\d约近超]/u.test(between)) continue;
    // 2009年被评为A，先后获得B、C: a row that no date is said of.
    if (
      /(?:评为|授予|获|命名|荣)[^，；]*”?[，；][^，；]*(?:先后|多次|累计)[^，；]*$/u.test(between) &&
      // 2013年，课题获A，吴启航先后摘得B、C: of that year.
      !(
        mention.date?.length === 4 &&
        between.startsWith('，') &&
        opensGroup(text, sentence, mention) &&
        /先后[^，；]*$/u.test(between)
      )
    ) {
      date = null;
      continue;
    }
    // 今年被授予A；该科还曾获得B: once, nobody says when.
    // …荣获A；该局此前还曾连续三届被授予B; …获A，科长连续两年获评C.
    if (
      /[；，][^；]*(?:此前|在此之前|早在|曾经|曾(?=[被获荣先连多]))[^；，]*$/u.test(between) ||
      (!between.startsWith('，') &&
        /(?:[获膺]|评为|授予|命名)[^；]*[；，][^；，]*连续[^；，]*$/u.test(between) &&
        !/[；，][^；，]*\d[^；，]*$/u.test(between)) ||
      /；[^，；]*曾经?$/u.test(between)
    ) {
      date = null;
      continue;
    }
    // 去年获A，张建国三次被评为B: when, nobody says.
    if (
      !between.startsWith('，') &&
      /(?:[获膺]|评为|授予|命名)[^；]*[；，][^；，年月日]*(?<!第)(?:[两三四五六七八九十]|\d)(?:次|度)[^；，]*$|[，；]其中(?:有)?[一两二三四五六七八九十\d]{1,2}次[^；，]*$/u.test(
        between,
      )
    ) {
      date = null;
      continue;
    }
    // 2009年、2011年两次被评为A，党支部获评B: when, nobody says.
    if (
      /\d年?[、和]$/u.test(text.slice(Math.max(sentence.start, mention.start - 3), mention.start)) &&
      /(?:评为|授予|获|命名|膺)[^，；]*，/u.test(between)
    ) {
      date = null;
      continue;
    }
    // 林海波2010年当选A；该局荣获B; 党总支连续三年被评为A；该科荣获B: of the group before the ； only.
    if (
      between.includes('；') &&
      // 昨天召开的会上，…；检务科科长同时荣立三等功: at the same time.
      !/；[^；，]*(?:同时|一并|一同)(?:还|又|也|被)*$/u.test(between) &&
      (!opensGroup(text, sentence, mention) || /连续/u.test(between.slice(between.indexOf('；'))))
    ) {
      date = /；[^；]*(?:此前|曾|连续|多次|累计|历年)[^；]*$/u.test(between) ? null : head;
      continue;
    }
    date = mention.date;
  }
  return date;
}

/** 2008年自治区文明单位、2006年防城港市文明单位: the year that stands in front of a title in a list, or begins it. */
export const yearInFront = (text: string, at: number): string | null =>
  /(?:、|，)((?:19|20)\d{2})年$/u.exec(text.slice(Math.max(0, at - 6), at))?.[1] ??
  /^((?:19|20)\d{2})年(?!度)/u.exec(text.slice(at, at + 6))?.[1] ??
  null;

/** 2012年安庆局的荣誉榜是这样写的：A；检务科获B；…: a year in front of the ： is that of the whole list, where no item tells its own. */
const heads = (text: string, mention: DateMention, at: number): boolean =>
  mention.date?.length === 4 &&
  /^[^，。；：]{0,14}(?:荣誉|收获|喜讯|奖牌|获奖|成绩单)[^。；：“]{0,12}：/u.test(
    text.slice(mention.end, Math.min(at, mention.end + 40)),
  ) &&
  text[mention.end - 1] !== '度';

/** Whether a date stands where its sentence, or a group of it behind ； or ：, begins. */
function opensGroup(text: string, sentence: Sentence, mention: DateMention): boolean {
  return /(?:^|[；：])[^，；：\u4e00-\u9fff]*(?:同时|其中|此外|继|早在|到了?|在|于|截至)?$/u.test(
    text.slice(sentence.start, mention.start),
  );
}

/**
 * What the sentences before say of when: 2011年7月的表彰大会…。A被评为B; 一年来，该局荣获A。C还获得D. Only within the paragraph, and
 * only where they plainly speak of the same occasion or of the year that is looked back on.
 */
export function dateOfOccasion(reading: Reading, dates: readonly DateMention[], sentence: Sentence): string | null {
  const day = dayOfMeeting(reading, dates, sentence);
  if (day) return day;
  const previous = reading.sentences[sentence.index - 1];
  if (!previous || previous.paragraph !== sentence.paragraph) return null;
  if (/表彰|评选揭晓|名单公布/u.test(previous.text) && /大会|会议|决定|通报|公布|揭晓/u.test(previous.text))
    return dateAt(reading.text, dates, previous, previous.end);
  // 受表彰的还有检务科梁小玲，被评为…: on the same occasion.
  if (ALSO_HONOURED.test(sentence.text)) return dateAt(reading.text, dates, previous, previous.end);
  // 9月6日，…传来消息：…。同时榜上有名的还有…: of the same occasion.
  if (/^(?:同时|同日|当[天日]|会上|大会上|与此同时|一同|此次|这次)/u.test(sentence.text))
    return (
      dates.find(({ start, stretch }) => start === previous.start && !stretch)?.date ??
      dateAt(reading.text, dates, previous, previous.end)
    );
  // 2011年，…获A。…荣获B: of the year that the sentence before opens with, where it tells of honours too.
  const opens = dates.find(
    ({ start, end }) => start === previous.start && reading.text[end] === '，' && end < previous.end,
  );
  if (
    opens?.date &&
    !opens.stretch &&
    /[获膺]|评为|授予|命名|称号/u.test(previous.text) &&
    !/[曾]|此前|多次|历年|累计|以来|至今|荣誉[^，。：]{0,6}：|更多|众多|诸多|此外|先后[^，。]{2,24}、|还(?:先后)?[被获荣]|近年|连续|至此|年来/u.test(
      sentence.text,
    ) &&
    dates
      .filter(({ start }) => start >= previous.start && start < previous.end)
      .every(({ date }) => date?.startsWith(opens.date?.slice(0, 4) ?? '-'))
  )
    return opens.date.slice(0, 4);
  const looksBack = dates.findLast(
    ({ start, end }) => start < sentence.start && REVIEW.test(reading.text.slice(start, end)),
  );
  const from = looksBack && sentenceAt(reading, looksBack.start);
  return from && from.paragraph === sentence.paragraph ? looksBack.date : null;
}

/** 同时受表彰的还有…, 一起受奖的还有…: of the occasion that the sentence before tells of. */
export const ALSO_HONOURED =
  /^(?:同时|一同|一起|一并|同样|与其一道)?(?:受到?|获|领|得)(?:到|此)?(?:表彰|奖|嘉奖|表扬|殊荣)的，?(?:还|另|也)[有是]/u;

const REVIEW = /一年[来中]|这一年/u;

/**
 * 5月10日，…。上午，A; 下午，B: of that day. 4月28日，表彰会在该局举行。会上宣读了决定。C: of that day too, as far as the
 * paragraph goes that begins with the meeting.
 */
function dayOfMeeting(reading: Reading, dates: readonly DateMention[], sentence: Sentence): string | null {
  const daytime = /^(?:上午|下午|当晚|晚上|中午)/u.test(sentence.text);
  let first = sentence;
  for (let i = sentence.index - 1; i >= 0; i--) {
    const each = reading.sentences[i];
    if (!each || each.paragraph !== sentence.paragraph) break;
    first = each;
  }
  const atMeeting = MEETING_GOES_ON.test(first.text);
  if (!daytime && !atMeeting) return null;
  const from = daytime ? first.start : 0;
  for (const mention of [...dates].reverse()) {
    if (mention.start >= sentence.start) continue;
    if (mention.start < from) return null;
    if (mention.date?.length !== 10 || mention.stretch) {
      if (daytime || mention.stretch) continue;
      return null;
    }
    const told = sentenceAt(reading, mention.start);
    if (daytime || (told && MEETING.test(told.text))) return mention.date;
    return null;
  }
  return null;
}
const MEETING_GOES_ON = /^(?:会上|大会上|会议上|仪式上|座谈会上|表彰会上)/u;
const MEETING = /(?:表彰|颁奖|命名|总结|授牌|庆祝|纪念)[^，。]{0,10}(?:会|仪式)[^。]{0,16}(?:举行|召开|举办)/u;
