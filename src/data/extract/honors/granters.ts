/** Who gave an honour: between 被 and the verb, in front of 授予, in front of the title, or named by the occasion. */
import type { Clause, Sentence } from '../text.ts';
import type { UnitIdentity } from '../units.ts';

/** Granting bodies as they stand in front of a title or a verb. */
const GRANTER_ENDS =
  '总局党组|检验检疫局(?:机关)?党[组委](?!织)|总局|质检总局|检验检疫局|海关总署|总署|总工会|工会|团中央|团[省市县区]委|团工委|团委|妇联|文明委|文明办|直属?机关工委|直工委|党工委|工委|纪委|[省市县区州盟]委办公厅|省委省政府|市委市政府|县委县政府|区委区政府|自治区党委|[省市县区州盟]委|州委|党委|党组(?!织)|人民政府|政府|自治区人民政府|委员会|管委会|协会|学会|联合会|组织部|宣传部|统战部|公安部|卫生部|农业部|科技部|商务部|交通部|铁道部|人事部|环保部|财政部|司法部|民政部|教育部|文化部|人力资源(?:和)?社会保障[部厅局]|国务院|管理局|[省市县区]局|办公厅|口岸办|扶贫办|侨办|政府办|中宣部|组委会|关工委|爱卫会|研究院|研究所|科学院|基金会|双拥办|综治委|[\\u4e00-\\u9fff]厅|[\\u4e00-\\u9fff]{2,4}局|军区|武警总队|消防总队|科协|社科联|红十字会|贸促会|侨联|工商联|行署|公署';
/** A granting body that stands in front of a title: 国家质检总局“科技兴检奖”. */
export const GRANTER_FIRST = new RegExp(
  `^((?:[\\u4e00-\\u9fff“”]{0,14}?(?:${GRANTER_ENDS}))(?:(?:、|和|与|及|，)(?:[\\u4e00-\\u9fff]{0,14}?(?:${GRANTER_ENDS}))){0,4})(?:联合|等(?:部门|单位|[\\u4e00-\\u9fff]{1,2}(?:部门|单位))?)?(?:颁发|授予|评选|命名|表彰|颁布|评定|联合颁发|联合授予|评比|评出|给予|颁授)?(?:的)?`,
  'u',
);

const BRACKETED = new RegExp(
  `^”?(?:荣誉|光荣)?(?:称号)?（(?:由)?([\\u4e00-\\u9fff、和]{0,24}?(?:${GRANTER_ENDS}))(?:联合)?(?:颁发|授予|命名|表彰|评选)?[，）]`,
  'u',
);

const DECIDED = new RegExp(
  `(?:^|，|前夕，)((?:(?!被)[\\u4e00-\\u9fff、]){0,24}?(?:${GRANTER_ENDS}))(?:前不久|不久前|日前|近日|昨[天日]|今[天日]|上个?月底?|上周|再次|又|近期|刚刚)?(?:联合)?(?:作出决定|做出决定|下发文件|发文|下发决定|印发决定|发出通报|通报表彰|下文|决定(?=，)|通报(?=：)|(?:公布|发布|揭晓)(?=[^，。；]{0,24}(?:名单|结果|评选)))`,
  'u',
);

const HELD = new RegExp(
  `[在由]([\\u4e00-\\u9fff、和]{0,24}?(?:${GRANTER_ENDS}|中央))(?:联合)?(?:组织|开展|举办|主办)的[^，。]{0,20}(?:评选|评比|表彰|比武|竞赛|大赛|比赛)(?:活动)?[中上]|在([\\u4e00-\\u9fff]{2,14}?(?:检验检疫局|总局|[省市县区]委|政府))(?!系统)[^，。；的]{0,24}表彰(?:大会|会议|会)上|在([\\u4e00-\\u9fff]{0,12}?(?:${GRANTER_ENDS}))对[^，。；]{2,30}的(?:表彰|评选|评比)(?:活动)?中|(?:^|，|年|月)((?:(?![年月在被])[\\u4e00-\\u9fff]){0,12}?(?:${GRANTER_ENDS}|中央))第[一二三四五六七八九十\\d]{1,3}[次届回](?:评选|评比)?表彰(?:大会)?[时中上]|[登走站]上(?:了)?([\\u4e00-\\u9fff]{0,12}?(?:${GRANTER_ENDS}))的?(?:表彰台|领奖台|颁奖台|表彰会|光荣榜)|在((?:(?!系统)[\\u4e00-\\u9fff]){2,12}?(?:检验检疫局|质检总局|总工会|工会|团委|妇联))(?:首届|第[一二三四五六七八九十\\d]{1,3}届|(?:19|20)\\d{2}年(?:度)?)[^，。；的]{0,20}(?:大赛|竞赛|比武|比赛)[中上]`,
  'u',
);

/** Times and adverbs off the front of what stands between 被 and the verb. */
export function granterOf(raw: string): string | null {
  const plain = raw
    .replace(
      /^(?:(?:19|20)\d{2}年(?:度)?(?:\d{1,2}月)?|去年|今年|一致|再次|先后|连续[\u4e00-\u9fff\d]{1,3}年|正式|分别|光荣地?|通报|推荐|联合|同时|也|均|都|又|还|双双)+/u,
      '',
    )
    .replace(
      /(?:联合|联手|共同|分别|正式|连续[\u4e00-\u9fff\d]{1,3}(?:年|次|届)|先后|再次|一致|多次|通报|继续|同时|隆重|表彰并|予以表彰|表彰|推荐|集体|党组会|[两三四五六\d]+次|[一二三四五六\d]{1,10}度|作为|为)+$/u,
      '',
    );
  if (plain.length < 2 || plain.length > 40) return null;
  if (/^(?:先后|多次|分别|连续|再次)/u.test(plain)) return null;
  return plain;
}

/** What may stand between the one who gives and the verb: 则在2011年、2012年两度, 随后又联合. */
const WHEN_AND_HOW =
  /(?<=[\u4e00-\u9fff])(?:联合|共同|决定|正式|特|再次|又|还|先后|专门|隆重|也|分别|发文|下文|予以|同时|于|在|均|并|曾|已|则|就|便|随后|接着|倒|一并|一同|相继|多次|继续|郑重|联手|、|(?:(?:19|20)\d{2}年|[今去前同次当翌]年)(?:年?[初底末]|年中)?(?:\d{1,2}月(?:份|底|初)?(?:\d{1,2}日)?)?|\d{1,2}月(?:份|底|初)?(?:\d{1,2}日)?|“?(?:五一|七一|三八|五四)”?(?:节)?(?:前夕|期间|前后|之际)?|宣布|日前|近日|昨[天日]|前不久|不久前|刚刚|最近|近期|当天|当场|当众|现场|在?(?:[^，在]{0,6}年?)?(?:评比|评选|考核|表彰)(?:活动)?[中上时]|(?:连续)?第?[一二两三四五六七八九十\d]{1,2}[年次度回届])+$/u;

/** The organisation in front of 授予, times taken off: 2009年4月，国务院授予… */
export function granterBefore(text: string, sentence: Sentence, clause: Clause, at: number): string | null {
  // 省总工会2009年授予, 市委则在2011年、2012年两度将…
  const before = text
    .slice(clause.start, at)
    .replace(/(?:将|把|向|为|给|对)(?:“[^”]*”|[^，“”])*$/u, '')
    .replace(WHEN_AND_HOW, '');
  const plain = before
    .replace(
      /^.*?(?:(?:19|20)\d{2}年(?:度)?(?:\d{1,2}月(?:\d{1,2}日)?)?(?:底|初)?|\d{1,2}月(?:\d{1,2}日)?|[去今前]年(?:底|初)?|同[年月]|次年|随后|此后|日前|近日|期间|前夕|之际|由|年底|“七一”|“五一”)(?=[\u4e00-\u9fff])/u,
      '',
    )
    .replace(/在[^，]{2,16}(?:会|仪式|活动|大会)上$/u, '')
    .replace(/^(?:、|\s|是|上个?月|由|并|又|还|也|再次|经)+/u, '');
  const named = new RegExp(
    `^(?:[\\u4e00-\\u9fff（）]{0,16}?(?:${GRANTER_ENDS}|大会|中央|全国人大|[省市县区州]))(?:(?:、|和|与|及)[\\u4e00-\\u9fff]{0,14}?(?:${GRANTER_ENDS})){0,4}$`,
    'u',
  );
  if (plain.length >= 2 && named.test(plain)) return plain;
  // Whatever body stands right before 授予: 地委、行署, 军分区, 某报社.
  if (
    /^[\u4e00-\u9fff、和]{2,24}[委府署厅部会局办院社司团台校区组协联]$/u.test(plain) &&
    !/[的在被将把为对向让使]|[支]部$|科|处/u.test(plain)
  )
    return plain;
  if (plain.length === 0) {
    // The clause before names who decides: 中共云南省委对该支部予以表彰，授予…
    const index = sentence.clauses.findIndex((each) => each.start === clause.start);
    const previous = sentence.clauses[index - 1];
    const subject = previous
      ? /^(?:[^，]{0,14}?日)?([\u4e00-\u9fff、]{1,24}?(?:委|政府|总局|局|工会|委员会|厅|党组|党委|文明办|宣传部|妇联))(?:昨[天日]|日前|近日|前不久|不久前|刚刚)?(?:联合)?(?:对|下文|决定|作出|发文|向|给|授予|在[^，]{1,8}召开|召开|举行)/u.exec(
          previous.text,
        )
      : null;
    return subject?.[1] ?? null;
  }
  return null;
}

/** The granting body that a stretch of text ends with, a date between it and the verb taken off: 是|市委、市政府|2014年. */
export function granterEnding(before: string): string | null {
  const plain = before.replace(
    /(?:联合|共同|正式|去年|今年|上个?月|近日|日前|(?:19|20)\d{2}年|\d{1,2}月(?:份)?|\d{1,2}日|[今去]年\d{1,2}月)+$/u,
    '',
  );
  const named = ENDING.exec(plain)?.[1] ?? null;
  return named && named.length >= 2
    ? named.replace(
        /^.*(?:[是由有了着获和]|收获|收到|接过|捧回|捧得|领到|领回|拿回|摘得|迎来|拿到|领取|赢得|荣获|获得|挂着|一[块枚面]|上个?月|[去今]年|\d[年月日])(?=[\u4e00-\u9fff]{2})|^[年月日](?=[\u4e00-\u9fff]{3})/u,
        '',
      )
    : null;
}
const ENDING = new RegExp(
  `((?:[\\u4e00-\\u9fff]{0,16}?(?:${GRANTER_ENDS}))(?:(?:、|与|及)[\\u4e00-\\u9fff]{0,14}?(?:${GRANTER_ENDS})){0,4})$`,
  'u',
);

/** A title with its granter in brackets behind it: “浙江省巾帼文明岗”称号（浙江省妇联）. */
export function granterBehind(text: string, at: number): string | null {
  const behind = BRACKETED.exec(text.slice(at, at + 50));
  return behind?.[1] ?? null;
}

/** Who is named as giving what is told at an offset by the sentence around: X召开的表彰大会, X作出决定. */
export function granterAround(sentence: Sentence): (at: number) => string | null {
  const meeting =
    /(?:在)?((?:[\u4e00-\u9fff]{0,12}?(?:党委|政府|总局|检验检疫局|工委|总工会|委员会|市委|省委|县委))(?:(?:、|和)[\u4e00-\u9fff]{0,10}?(?:政府|党委|市委|厅|局)){0,4})(?:昨[天日]|前[天日]|今[天日]|日前|近日|上周[一二三四五六日]?|本周[一二三四五六日]?|\d{1,2}月\d{1,2}日)?(?:召开|举行|举办|组织召开|联合召开)的[^，。]{0,24}(?:表彰|总结|工作会议?上|(?:庆祝|纪念|命名|颁奖|授牌)[^，。]{0,20}(?:大会|会议|仪式)上)/u.exec(
      sentence.text,
    );
  const decided = DECIDED.exec(sentence.text);
  const first = COMMENDS.exec(sentence.text);
  const commends =
    first?.[1] && !/^(?:[\u4e00-\u9fff]{0,2}[被在受])/u.test(first[1])
      ? {
          index: first.index,
          until: first.index + first[0].length,
          who: first[1].replace(/^.*(?:受到?|获得?|得到|先后|多次)(?=[\u4e00-\u9fff]{2})/u, ''),
        }
      : null;
  // 在海关总署、共青团中央组织的评选中, 在山东检验检疫局…总结表彰大会上
  const held = /表彰|赛|比武|评[选比]|[登走站]上/u.test(sentence.text) ? HELD.exec(sentence.text) : null;
  const hosts = held?.[1] ?? held?.[3] ?? held?.[4] ?? held?.[5] ?? held?.[6];
  const said = meeting ?? (held?.[2] ? held : null) ?? decided;
  const whole = (meeting?.[1] ?? held?.[2] ?? decided?.[1] ?? null)?.replace(/^在/u, '') ?? null;
  // A meeting or decision is spoken of before what it gives; a contest is over where the ； is.
  const since = sentence.start + (said?.index ?? 0);
  // 公布了…名单，检务科获此殊荣；…: as far as the ；.
  const listed = said !== null && /(?:公布|发布|揭晓)$/u.test(said[0]) ? sentence.text.indexOf('；', said.index) : -1;
  const ends = listed < 0 ? Number.POSITIVE_INFINITY : sentence.start + listed;
  const from = sentence.start + (held?.index ?? 0);
  const over = sentence.text.indexOf('；', held?.index ?? 0);
  const until = over < 0 ? sentence.end : sentence.start + over;
  // What is told behind it up to the next ；, and only where the clause names nobody else.
  const goes = commends ? sentence.text.indexOf('；', commends.until) : -1;
  return (at) => {
    if (hosts && at >= from && at < until) return hosts;
    if (whole !== null && at >= since && at < ends) return whole;
    const here = at - sentence.start;
    const of = /其中|另有|另外/u.test(sentence.text) ? rankOf(sentence.text, here) : null;
    if (of !== null) return of;
    return commends && here >= commends.until && (goes < 0 || here < goes) ? commends.who : null;
  };
}

/**
 * 市委对一批单位进行表彰，; X表彰了一批先进典型，; 市口岸办公布评议结果，; 获得团市委表彰，被评为…: who gives what the same sentence
 * tells next.
 */
const COMMENDS = new RegExp(
  `(?:^|[，；]|获得?|受到?|得到)(?:会上|(?:[今去]年|(?:19|20)\\d{2}年)?(?:\\d{1,2}月)?(?:\\d{1,2}日)?)?((?:(?![被的获受得])[\\u4e00-\\u9fff]){0,12}?(?:${GRANTER_ENDS}|口岸办|办公室|[省市县区州]委)(?:(?:、|和)[\\u4e00-\\u9fff]{0,10}?(?:${GRANTER_ENDS}|政府)){0,4})(?:(?:对|给予)[^，；。]{0,16}(?:进行|予以|给予)?(?:通报)?(?:表彰|嘉奖)(?:奖励)?|(?:通报)?(?:表彰|表扬|评选)了?(?:一批|\\d{1,4}[个名家位]|[^，；。“]{0,8}(?:名单|典型|集体和个人|先进|优秀))[^，；。]{0,8}|(?:公布|揭晓|通报|发布)[^，；。]{0,10}(?:结果|名单|评选)|兑现[^，；。]{0,14}(?:考核|奖励|奖惩)|(?:通报)?表彰|(?:下发|印发|发出|发来)[^，；。]{0,6}(?:通报|决定|命令))，`,
  'u',
);

/** 获G“科技兴检奖”一等奖，另有两个项目获三等奖; 获G科技进步奖，其中甲获一等奖: of the prize that was named before. */
function rankOf(told: string, at: number): string | null {
  if (
    !/^[获夺摘荣拿评捧]?[得获为回下]?[特一二三]等奖|^[获夺摘荣拿评]?[得获为下]?优[秀胜]奖/u.test(told.slice(at, at + 8))
  )
    return null;
  const before = told.slice(0, at);
  if (!/[，；][^，；]*(?:其中|另有|另外)[^；]*$/u.test(before)) return null;
  const prize = PRIZE.exec(before);
  return prize?.[1] && !/[。；]/u.test(before.slice(prize.index + prize[0].length)) ? prize[1] : null;
}
const PRIZE = new RegExp(
  `(?:获得?|[摘夺]得|荣获|捧回|拿下|斩获)(?:(?:19|20)\\d{2}年度?|[今本去]年度?)?((?:(?!被)[\\u4e00-\\u9fff]){0,12}?(?:${GRANTER_ENDS}))(?:“[^”]{2,16}”|[\\u4e00-\\u9fff]{2,10}?奖)`,
  'u',
);

/** Whether the granter is the unit itself, which then gives it to others. */
export function isOwn(unit: UnitIdentity | null, granter: string): boolean {
  if (!unit) return false;
  const plain = granter.replace(/(?:党组|党委|机关党委)$/u, '');
  if (/^(?:该局|我局|本局|局党组|局|局机关)$/u.test(granter)) return unit.kind !== '党组织';
  return unit.kind !== '党组织' && (plain === unit.name || unit.aliases.includes(plain));
}
