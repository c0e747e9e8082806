/** Whose a figure is, where it is not the unit's own: the name as a reader should see it. */
import { placeAt } from '../places.ts';
import type { Reading, Sentence } from '../text.ts';
import type { OwnerContext } from './cues.ts';

/** Whose name may stand for an alien thing. */
const NAMEABLE =
  /(?:[市县区州村镇乡岛旗盟]|(?<![抵靠进离出回到])港|口岸|市场|码头|机场|铁路|基地|公司|集团|厂|农场|合作社|企业|[农牧渔茶商]户|[农牧渔村边居市]民|群众|[果茶菜]农)$/u;

/** The place, port, village, firm or people that the paragraph named last before a figure; 当地 where it names none. */
export function lastNamed({ reading, subjects }: OwnerContext, sentence: Sentence, at: number): string {
  const { text } = reading;
  const near = whoseNear(text, sentence, at);
  if (near) return near;
  let start = sentence.start;
  for (let back = sentence.index - 1; back >= Math.max(0, sentence.index - 8); back--) {
    const previous = reading.sentences[back];
    if (!previous || previous.paragraph !== sentence.paragraph) break;
    start = previous.start;
  }
  let found: string | null = null;
  for (let i = start; i < at; i++) {
    const entity = subjects.at(i);
    if (!entity) continue;
    // Read from within a word, it is no name.
    const whole =
      i === start || placeAt(text, i) > 0 || /[^\u4e00-\u9fff]|[在对从到向与和为是有了的]/u.test(text[i - 1] ?? '');
    if (whole && entity.kind === 'other' && NAMEABLE.test(entity.name)) found = trimName(entity.name);
    i = Math.max(i, entity.end - 1);
  }
  return found && !/^(?:全球|世界|我国|中国)/u.test(found) ? found : '当地';
}

const FIRM =
  /[\u4e00-\u9fff]{2,12}?(?:有限公司|公司|集团|物流中心|保税区|加工区|园区|基地|示范区|农场|合作社|企业|厂)/gu;

/** The firm or zone that was spoken of last before `at`, in this sentence or the one before. */
export function firmBefore(reading: Reading, sentence: Sentence, at: number): string | null {
  const { text } = reading;
  const from =
    reading.sentences[sentence.index - 1]?.paragraph === sentence.paragraph
      ? (reading.sentences[sentence.index - 1]?.start ?? sentence.start)
      : sentence.start;
  let found: string | null = null;
  for (const match of text.slice(from, at).matchAll(FIRM))
    found = match[0].replace(/^.*[在对把被将从到向与为是有了使让给由的，、]/u, '');
  return found && found.length >= 2 ? found : null;
}

export function trimName(name: string): string {
  return (
    name
      .replace(/^(?:其中|而|该局|目前|截至|和|与|及|、|的|据|这|使|仅)+/u, '')
      // 通道的咖啡商人: the man, wherever he is from.
      .replace(/^(?!辖区|当地|全)[^的]{2,8}的(?=[\u4e00-\u9fff]{1,5}[人商户农主民]$)/u, '')
  );
}

/** The nearest place, port or firm in front of a foreign figure. */
export function whoseNear(text: string, sentence: Sentence, at: number): string | null {
  const before = text.slice(sentence.start, at);
  let found: string | null = null;
  for (const match of before.matchAll(
    /(?:全[省市县州国区盟](?!系统|检验检疫)|辖区(?:内)?(?:[\u4e00-\u9fff]{0,6}(?:企业|产品|产业))?|当地|[\u4e00-\u9fff]{2,8}?(?:有限公司|公司|集团|农场|合作社|保税区|加工区|开发区|园区|片区|新区|自贸区|口岸|港|机场|造船厂|物流中心|合作中心|示范区)|[\u4e00-\u9fff]{2,4}?(?:省|市|县|州)(?!委|政府|局)|农户|果农|边民|企业|农民|牧民|蔗农|群众)/gu,
  )) {
    if (/检验检疫/u.test(before.slice(match.index + match[0].length, match.index + match[0].length + 5))) continue;
    found = match[0].replace(/^.*[在对把被将从到向与和为是有了使让给由的]/u, '');
  }
  return found && found.length >= 2 ? found : null;
}
