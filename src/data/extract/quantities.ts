/**
 * Number phrases as articles print them: 约11.5亿美元, 1.2亿多美元, 数十家, 三次, 翻两番, 三分之二, 近万名, 5吨多, 3至5天.
 */
import type { Figure } from '../model.ts';
import { chineseNumeral } from '../numbers.ts';

export type Quantity = {
  start: number;
  end: number;
  /** Number and unit with their qualifiers, as printed. */
  printed: string;
  /** In the printed unit. */
  value: number;
  /** Null for 翻番. */
  unit: string | null;
  qualifier: Figure['qualifier'];
  /** The bare number as printed, without qualifiers. */
  numeral: string;
  chinese: boolean;
  form: 'count' | 'percent' | 'times' | 'fraction' | 'range';
};

const MONEY = '元人民币|人民币|美元|欧元|日元|港元|港币|英镑|韩元|卢布|马克|法郎|加元|澳元|块钱|元';
const MEASURES =
  '个百分点|百分点|个工作日|工作日|个多月|个多小时|个半小时|个半月|个半天|毫克|微克|个小时|小时|个月|个班次|班次|个批次|批次|项目批次|批|种次|种|平方公里|平方千米|平方米|立方米|公里|千米|海里|毫米|厘米|公顷|公斤|千克|公吨|万方|标准箱|标箱|自然箱|集装箱|TEU|箱次|箱|人次|人天|人日|人|家次|家|户次|户|名|位|艘次|艘|架次|架|辆次|辆|车次|车皮|列次|列|趟|航次|航班|台（套）|台套|台次|台|套|场次|场|课时|讲(?=[，。；、]|$)|通(?=电话)|堂|课|件次|件|项次|项|条次|条|份次|份|样次|例|起|宗|桩|期|篇|幅|封|面|部|册|本|卷|版|字|亩|吨|斤|克|米|头只|头|只|羽|匹|尾|株|棵|枝|粒|袋|桶|瓶|罐|包|捆|片|张|枚|块|座|幢|栋|间|处|所|门|级|大类|类|组|对|队|支|团|单|票|笔|页|轮|次|回|遍|岁|个年头|年头|个昼夜|昼夜|个夜晚|(?<!天[\\d一二三四五六七八九十]{1,3})夜(?![间里晚班校市景航])|分钟|秒钟|秒|天|年|倍|℃|摄氏度|(?<=\\d)晚(?![上会间报点期年餐宴辈稻些])|(?<=\\d)目(?=\\d)|(?<=\\d目\\d{1,4})科|(?<=\\d科\\d{1,4})属|针次|剂次|(?<=[\\d多余])针(?![对织灸线尖头剂])|车(?![间辆皮次站道队主型载])|度电|千瓦时|千瓦|兆瓦|度|分|单位|双(?![方边向重创月休拥百语证])|节|柜|盒|盘|点|道|层|个|把|顶|口|眼|根|步|款|代|立方|千升|升|毫升|段|厂次|人份|吨次|县市|县区|区县|县|村|乡镇|局|省|国(?![道门])|校|企业|支部|部门|国家|港口|口岸|社区|课题|专利';
const UNIT = `(?:${MONEY}|${MEASURES})`;
const PRE =
  '(?<pre>大约|约合|约|将近|近|超过|超|突破|逾|不足|不到|未满|不少于|不低于|至少|最少|最多|不超过|不多于|上|数|高达|几乎|达到|多达|仅)?';
const POST = '(?<post>以上|以下|左右|之多|上下|有余|多|余|开外)?';
/** Bounded: a run of thousands of digits is no number, and must not cost a square of its length. */
const ARABIC = String.raw`\d{1,3}(?:[,，]\d{3}){1,6}(?:\.\d{1,9})?|\d{1,15}(?:[.．]\d{1,9})?`;
const CHINESE = '(?:[一二三四五六七八九两俩百千十万〇零亿]{1,12}|几十|几百|几千|几万|几)';

const COUNT = new RegExp(
  `${PRE}(?<num>${ARABIC}|${CHINESE})(?<mid>多|余|来|几)?(?<scale>千万|百万|万亿|[万亿千百])?(?<mid2>多|余)?(?<unit>%|％|‰|${UNIT}|(?<=\\d[多余]?[万亿])(?=[\\u4e00-\\u9fff]{0,6}(?:人民|人口|群众|市民|居民|游客|观众|农民|渔民|牧民|茶农|村民|旅客|农户|[蔗果茶菜花粮棉烟]农|边民|职工|学生|移民|工人|劳力|劳动力))|(?<=(?:人口|从业人员|用户|粉丝|点击量|访问量)(?:约|近|已|已达|已有|不到|不足|超过|超|达|达到|只有|仅|有|为)?[\\d.]{1,6}[万亿])(?=[，。；、]))${POST}`,
  'gu',
);
const NUMERIC = /\d|[一二三四五六七八九两俩百千十万]/u;

const QUALIFIERS: Readonly<Record<string, Figure['qualifier']>> = {
  大约: '约',
  约: '约',
  约合: '约',
  左右: '约',
  上下: '约',
  几乎: '近',
  将近: '近',
  近: '近',
  超过: '超',
  超: '超',
  突破: '超',
  逾: '超',
  不足: '不足',
  不到: '不足',
  未满: '不足',
  不少于: '以上',
  不低于: '以上',
  至少: '最少',
  最少: '最少',
  最多: '最多',
  不超过: '最多',
  不多于: '最多',
  上: '以上',
  数: '数',
  多: '多',
  余: '余',
  来: '多',
  几: '多',
  有余: '余',
  之多: null,
  以上: '以上',
  开外: '多',
  以下: '以下',
  高达: null,
  达到: null,
  多达: null,
  仅: null,
} as const;

const plainNumber = (text: string): number | null => {
  if (/^\d/u.test(text)) return Number(text.replaceAll(/[,，]/gu, '').replace('．', '.'));
  return chineseNumeral(text);
};

/** Is a number what is left of one? Cleaning writes □ for a digit that a page has lost: □3名 is no 3. */
function isTorn(text: string, start: number, end: number): boolean {
  return /□[\d.,，]*$/u.test(text.slice(Math.max(0, start - 12), start)) || text.slice(start, end + 1).includes('□');
}

/** Every number phrase of a text, in order; what each one is about is not asked here. */
export function quantitiesIn(text: string): Quantity[] {
  const found: Quantity[] = [];
  for (const match of text.matchAll(COUNT)) {
    const groups = match.groups ?? {};
    const num = groups.num ?? '';
    let pre = groups.pre ?? '';
    let start = match.index;
    if (
      /\d$/u.test(text.slice(Math.max(0, start - 1), start)) ||
      /[.．A-Za-z]$/u.test(text.slice(Math.max(0, start - 1), start))
    )
      continue;
    const printedRaw = match[0];
    let value: number | null;
    let unit = groups.unit ?? '';
    const chinese = !/^\d/u.test(num);
    let scale = groups.scale ?? '';
    // 几十, 几百: nobody counted.
    if (/^几/u.test(num) || /[几好]$/u.test(text.slice(Math.max(0, start - 1), start))) continue;
    if (chinese) {
      const scaled = /^(.*?)(万|亿)$/u.exec(num);
      if (scaled?.[1]) {
        // 两万家 is 2 in 万家, as the records have it; 十二万三千 stays whole.
        value = chineseNumeral(scaled[1]);
        scale = `${scaled[2]}${scale}`;
      } else if (/^(?:[百千])$/u.test(num) && scale === '万') {
        value = num === '百' ? 100 : 1000;
      } else value = chineseNumeral(num);
    } else value = plainNumber(num);
    if (value === null || Number.isNaN(value)) continue;
    // 千万 behind a number is a scale of its own: 3千万元.
    if (scale === '千万' || scale === '百万') {
      value *= scale === '千万' ? 1000 : 100;
      scale = '万';
    } else if (scale === '千' || scale === '百') {
      value *= scale === '千' ? 1000 : 100;
      scale = '';
    }
    // 五六百家, 七八公里: two neighbours are a guess, no number.
    if (
      chinese &&
      /^[一二三四五六七八九]{2}(?![〇零一二三四五六七八九]{2})/u.test(num) &&
      !/^[一二三四五六七八九][〇零一二三四五六七八九]{3}$/u.test(num)
    )
      continue;
    const percent = unit === '%' || unit === '％' || unit === '‰';
    let printed = printedRaw;
    if (/^(?:达到|高达|多达|仅)$/u.test(pre)) {
      printed = printed.slice(pre.length);
      start += pre.length;
      pre = '';
    }
    // 数 in 次数8次, 上 in 网上8次 is no qualifier.
    if ((pre === '数' && !/^[十百千万]/u.test(num)) || (pre === '上' && !/^[十百千万]/u.test(num))) {
      printed = printed.slice(pre.length);
      start += pre.length;
      pre = '';
    }
    if (pre === '数') value *= 1;
    let post = groups.post ?? '';
    if (
      post === '多' &&
      /^(?:年|项|层|种|个|次|部|元|方|家)$/u.test(text.slice(start + printed.length, start + printed.length + 1))
    ) {
      printed = printed.slice(0, -1);
      post = '';
    }
    const qualifier =
      QUALIFIERS[pre] ?? QUALIFIERS[groups.mid ?? ''] ?? QUALIFIERS[groups.mid2 ?? ''] ?? QUALIFIERS[post] ?? null;
    if (groups.mid === '几' && !chinese) continue;
    let inner: Figure['qualifier'] = null;
    // 2天半
    if (
      /^(?:天|年|小时|个小时|倍)$/u.test(unit) &&
      post === '' &&
      /^半(?![径路数成自导年天夜月山小])/u.test(text.slice(start + printed.length, start + printed.length + 2))
    ) {
      printed += '半';
      value += 0.5;
    }
    if (/^个半/u.test(unit)) {
      value += 0.5;
      unit = unit.replace('半', '');
    }
    if (/^个多/u.test(unit)) {
      unit = unit.replace('多', '');
      inner = '多';
    }
    unit = percent ? '%' : scale + unit;
    found.push({
      start,
      end: start + printed.length,
      printed,
      value,
      unit: unit.replace(/^个(?=工作日|小时|月|百分点|班次|批次)/u, (lead) => lead),
      qualifier: qualifier ?? inner,
      numeral: num,
      chinese,
      form: percent || /百分点$/u.test(unit) ? 'percent' : unit === '倍' ? 'times' : 'count',
    });
  }
  for (const match of text.matchAll(
    /(?:翻了?|实现了?)([一二两三四五\d])番(?!五次|五|半)|(?<=[数量额值产上])翻了?番|翻了一番(?!半)/gu,
  )) {
    const times = match[1] ? (chineseNumeral(match[1]) ?? Number(match[1])) : 1;
    found.push({
      start: match.index,
      end: match.index + match[0].length,
      printed: match[0],
      value: 2 ** times,
      unit: '倍',
      qualifier: null,
      numeral: match[1] ?? '一',
      chinese: true,
      form: 'times',
    });
  }
  for (const match of text.matchAll(
    /(?<pre>近|约|超过|超|不到|不足|将近)?(?:(?<of>[一二三四五六七八九十百千万]{1,4})分之(?<part>[一二三四五六七八九十百点零]{1,8})|(?<tenth>[一二两三四五六七八九])成(?:半)?(?!立|效|为|果|功|员|长|绩|本|型|都|人|就))(?<post>多|以上|以下|左右)?/gu,
  )) {
    const groups = match.groups ?? {};
    const qualifier = QUALIFIERS[groups.pre ?? ''] ?? QUALIFIERS[groups.post ?? ''] ?? null;
    if (groups.tenth !== undefined) {
      // 老三成, 七八成
      if (/^[老一二三四五六七八九]$/u.test(text.slice(Math.max(0, match.index - 1), match.index))) continue;
      found.push({
        start: match.index,
        end: match.index + match[0].length,
        printed: match[0],
        value: chineseNumeral(groups.tenth) ?? 0,
        unit: '成',
        qualifier,
        numeral: groups.tenth,
        chinese: true,
        form: 'fraction',
      });
    } else {
      const of = chineseNumeral(groups.of ?? '');
      const part = chineseNumeral(groups.part ?? '');
      if (of === null || part === null || of === 0) continue;
      const percent = groups.of === '百';
      found.push({
        start: match.index,
        end: match.index + match[0].length,
        printed: match[0],
        value: percent ? part : groups.of === '万' || groups.of === '千' ? part : Number((part / of).toFixed(4)),
        unit: percent ? '%' : groups.of === '万' ? '万分之' : groups.of === '千' ? '千分之' : null,
        qualifier,
        numeral: match[0],
        chinese: true,
        form: 'fraction',
      });
    }
  }
  for (const match of text.matchAll(
    /(?<pre>不到|不足|仅用?|近|短短|只用了?)(?<num>半)(?<unit>年|天|个月|小时|个小时|天时间)/gu,
  )) {
    const pre = match.groups?.pre ?? '';
    const qualified = pre === '不到' || pre === '不足' || pre === '近';
    const start = match.index + (qualified ? 0 : pre.length);
    found.push({
      start,
      end: match.index + match[0].length,
      printed: text.slice(start, match.index + match[0].length),
      value: 0.5,
      unit: (match.groups?.unit ?? '').replace('时间', ''),
      qualifier: QUALIFIERS[pre] ?? null,
      numeral: '半',
      chinese: true,
      form: 'count',
    });
  }
  for (const match of text.matchAll(/零下(\d+(?:\.\d+)?)(多|余)?(摄氏度|度|℃)/gu)) {
    const inner = found.findIndex((other) => other.start >= match.index && other.end <= match.index + match[0].length);
    const quantity: Quantity = {
      start: match.index,
      end: match.index + match[0].length,
      printed: match[0],
      value: -Number(match[1]),
      unit: match[3] ?? null,
      qualifier: QUALIFIERS[match[2] ?? ''] ?? null,
      numeral: match[1] ?? '',
      chinese: false,
      form: 'count',
    };
    if (inner >= 0) found.splice(inner, 1, quantity);
    else found.push(quantity);
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const kept = found.filter(
    (quantity, i) =>
      !found
        .slice(Math.max(0, i - 4), i)
        .some((other) => other.start < quantity.end && quantity.start < other.end && other.end >= quantity.end),
  );
  return joinRanges(
    text,
    kept.filter(({ start, end }) => !isTorn(text, start, end)),
  ).filter(({ printed }) => NUMERIC.test(printed) || /番/u.test(printed) || /半/u.test(printed));
}

/** 3至5个, 3—5天, 3~5天, 一至两家: one phrase, at most its upper end. */
function joinRanges(text: string, quantities: readonly Quantity[]): Quantity[] {
  return quantities.map((quantity) => {
    const before = text.slice(Math.max(0, quantity.start - 8), quantity.start);
    const lower = /(\d+(?:\.\d+)?|[一二两三四五六七八九十]+)(?:个|万|名|家|天|年|%)?(?:至|到|~|～|—|-|－)$/u.exec(
      before,
    );
    if (
      !lower ||
      lower.index === undefined ||
      /(?:从|由|降|增|提高|缩短|压缩|减少|上升)\d*$/u.test(before.slice(0, lower.index))
    )
      return quantity;
    if (/[月日年]$/u.test(before) || /[从由]/u.test(text.slice(Math.max(0, quantity.start - 16), quantity.start)))
      return quantity;
    const low = plainNumber(lower[1] ?? '');
    if (low === null || low >= quantity.value) return quantity;
    const start = quantity.start - (before.length - lower.index);
    return { ...quantity, start, printed: text.slice(start, quantity.end), qualifier: '最多', form: 'range' as const };
  });
}
