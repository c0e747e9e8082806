/**
 * Whose doing a clause tells: the unit's own, a part or a person of it, its superior, or somebody else's. Everything that must
 * not print another's figure or honour as the unit's own asks here.
 */
import type { PersonMention } from './people.ts';
import { placeAt } from './places.ts';
import { type Clause, quotationAt, type Reading, type Sentence } from './text.ts';
import type { UnitIdentity } from './units.ts';

export type Subject = {
  kind: 'own' | 'superior' | 'part' | 'person' | 'other';
  /** As a reader should see it: the full name of a superior, the text's own words for a part or for somebody else. */
  name: string;
  start: number;
  end: number;
  /** 党员, 干部职工: staff of whoever was told of before. */
  weak?: true;
};

export type Subjects = {
  /** The subject of a clause, carried from before where the clause names none; null: the section's topic. */
  of: (sentence: Sentence, clause: Clause) => Subject | null;
  /** What stands before a clause: its sentence's subject, or that of the sentence before. */
  carried: (sentence: Sentence, clause: Clause) => Subject | null;
  /** Only what the clause itself names. */
  named: (clause: Clause) => Subject | null;
  /** The persons that are named in a stretch of the text. */
  personsIn: (start: number, end: number) => readonly PersonMention[];
  /** In a section about a party branch that rather tells of its bureau or office: that one's full name. */
  topic: string | null;
  /** Reads a noun phrase from its first character on: 该局, 保健中心, 王哲辉, 某公司. */
  at: (offset: number) => Subject | null;
};

const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');

/** Words that open a sentence without being its subject. */
const LEAD = new RegExp(
  [
    '同时|此外|别看|虽说|另有|另外|其中|目前|现在|如今|至今|迄今|日前|近日|近期|近年来|多年来|几年来|一年来|两年来|三年来|今年以来|去年以来|年内|年初|年底|年终|据(?:悉|统计|了解|介绍|初步统计|不完全统计)|为此|因此|于是|特别是|尤其是|仅|仅此一项|先后|还|又|也|并且?|而且?|且|更|已经?|曾|再次|同样|随后|之后|此后|此前|接着|最终|最后|一举|首次|期间|当时|不仅|不但|虽然|但|但是|然而|只有|正是|就是|这样|共|累计|总共|总计|全年|上半年|下半年|一季度|前三季度|每年|每月|每天|平均每?年?|每逢|一直|始终|不断|进一步|积极|主动|率先|成功|顺利|有效|全力|大力|切实|认真|努力|坚持|截至目前|截止目前|到目前为止|凭借|日常|平时|\\s|、|“|（|—',
    '(?:自|从|到|至|截至|截止|于)?(?:19|20)\\d{2}(?:[~～、至到-](?:19|20)?\\d{2,4})?年?(?:度)?(?:来|底|末|初|前后|上半年|下半年|以来|起|开始|以前|之前)?(?:\\d{1,2}(?:[、~～至到-]\\d{1,2})?月(?:份|底|初)?(?:以来|起|\\d{1,2}日)?)?(?:，)?',
    '(?:今年|去年|前年|同年|次年|翌年|当年|同月|当月|当日|同日|前\\d{1,2}个?月|(?:今年|去年)?\\d{1,2}(?:[、~～至到-]\\d{1,2})?月(?:份|底|初|上旬|中旬|下旬)?(?:\\d{1,2}日)?)(?:底|初|末|上半年|下半年|以来|春节|夏天|冬天|冬|夏|春|秋)?(?:“[^”]{1,4}”)?(?:前夕|期间)?',
    '(?:近|过去|最近|短短|这)?(?:[一二两三四五六七八九十几多\\d]{1,10})(?:多|余)?(?:年|个月|天)(?:来|间|里|内|中|前|后|时间里?|以来)',
    '(?:在|经|经过|通过|随着|按照|根据|围绕|面对|针对|作为|依托|凭着|鉴于|由于|自)[^，；。：]{1,30}?(?:中|下|后|前|时|里|上|期间|以来|方面|过程中|基础上|起)(?=[\\u4e00-\\u9fff])',
    '(?:以)[^，；。：]{1,24}?(?:为[\\u4e00-\\u9fff]{2,6})',
  ].join('|'),
  'uy',
);

/** A character of a part's name; 和 parts two names. */
const WORD = '(?:(?![和与及])[\\u4e00-\\u9fff])';
const PART_WORDS = `(?:[\\d一二两三四五六七八九十]{1,10}(?:项|个)(?:成果|课题|作品|案例)|${WORD}{0,8}?(?:国际旅行)?(?:卫生)?保健中心|${WORD}{0,6}?(?:技术|检测|服务)中心|[\\u4e00-\\u9fff“”]{0,10}?实验室|${WORD}{1,8}?办事处|(?:${WORD}{0,4}?)?(?:工作点|监管点|查验点|监测点|检测点|服务点)|[\\u4e00-\\u9fff]{2,5}办(?=被|就被|荣|获|也|还|又)|[\\u4e00-\\u9fff]{0,3}(?:分析|检测|检验|鉴定|审单|查验|攻关|科研)小?组|${WORD}{0,10}?(?:党支部|党总支|党小组|团支部|团总支|机关党委|党委|机关团委|团委|妇委会|(?<!总)工会)|${WORD}{1,9}?(?:青年)?(?:突击队|处理队|防疫队|应急队|代表队|服务队|先锋队|攻关小组|团队|工作组|专家组|班组|联络站|工作站|宣讲队)|(?:检务|旅客|交通工具|货物|体检|护理|接种|门诊|化验|理化|感官|微生物|鞋类|轻工|船舶|航空|快件|邮件|保税|财会|后勤|标法|国境|[鞋纺轻化粮果木水煤油食船货快邮机卫动植旅商陆车]检|征管|人教|纪检|报检|签证|动物|植物|植物检疫|动物检疫|食品安全|卫生监督|鉴定|计量|棉花|粮谷|水产|肉类|果蔬|植检|动检|动植检|动植物检疫|食品检验监管|食检|食品|机电|化矿|纺检|轻纺|旅检|卫检|卫生检疫|综合|人事|财务|政工|认证|通关|法制|监管|稽查|科技|办公|查检|查验|检验|检疫|货检|船检|集装箱|矿产|危包|木材|机关|业务|监察|信息|计财|法规|科教|口岸|物流|邮检|轮检|[一二三四五六七八九十])[\\u4e00-\\u9fff]{0,6}?(?:处|科|室|股|(?<![一二三四五六七八九十])组(?![织成建合团员长]))(?:室|[一二三四])?|(?:多|各|[两三四五六七八九十\\d]+)个?(?:处室|科室|部门|支部|党支部|集体|窗口|基层单位)|报检(?:大厅|窗口)|服务(?:大厅|窗口)|窗口|处室|科室|${WORD}{2,5}(?<!莫斯)[科处室](?=被|荣|喜|还|也|先后|现有|共|[0-9]))`;

const STAFF =
  '(?:全体|全局|广大|所有|局|支部|中心)?(?:[\\d一二两三四五六七八九十百千多余几]{1,10}(?:多|余)?(?:名|位|人次|个|人))?(?:优秀|青年|年轻|老|共产|一线|局)?(?:党员干部|干部职工|党员|职工|干部|检疫官|检验员|检疫员|检验检疫人员|工作人员|专业人员|业务骨干|技术人员|女职工|青年|团员|局领导|领导班子|班子成员|局党组成员|党组成员|人员|同志|关员)';

/** 果农, 蒜农; 茶企, 药企. */
const FARMER = '[蚕果蔗橘蜂菜茶花蒜药棉烟瓜枣薯粮蔬椒桑菇林胶咖薯梨桃苹柚姜葱麦稻]农(?!残|药|业|产|资|贸|村|林)';
const FIRM_SHORT =
  '[茶药鞋渔车纺民外乡私国央房农粮肉糖果蜂菌玩陶瓷家箱菜虾蟹电机船酒乳食饲钢木矿石化]企(?!业|图|划|鹅|及|盼|求|联[^合]|员|足)';

/** Organisations, places and people that are not the unit. */
const OTHER_WORDS = [
  // 中远船务今年修船280艘: a firm by its trade, with what it did behind.
  '[\\u4e00-\\u9fff]{2,6}(?:船务|重工|造船|实业|酒业|茶业|药业|乳业|纸业|蜂业|钢铁|石化|水产|电子|光电|汽车|服饰|纺织)(?=今年|去年|全年|当年|上半年|新增|年产|交付)',
  '(?:该|本|我们)(?:村|镇|乡|县|市|区|州|公司|集团|企业|厂|校|合作社|农场|园区|开发区|基地|港|口岸)(?!局|[\\u4e00-\\u9fff]{0,4}[组科室处](?!长))',
  '(?:珠三角|长三角|环渤海|粤东西北|粤[东西北]|苏[南中北]|陕[南北]|湘[西南]|赣南|鲁[西南中]|皖[南北]|闽[南西])(?:地区)?(?=出口|进口|外贸|却|则|也|去年|今年|有|逆势|经济|\\d)',
  // 辖区摩托车出口…, 当地茶叶年产…
  '(?:辖区|区内|境内|当地)(?:内)?(?:的)?[\\u4e00-\\u9fff]{2,8}?(?=出口|进口|产量|产值|外贸|年产|销售|实现)',
  '[\\u4e00-\\u9fff“”（）A-Za-z]{0,18}?(?:有限责任公司|股份有限公司|有限公司|总公司|分公司|公司|集团|工厂|造船厂|船厂|酒厂|糖厂|纸厂|钢厂|电厂|茶厂|鞋厂|玩具厂|服装厂|家具厂|化工厂|制造厂|加工厂|食品厂|药厂|[陶瓷童车竹木鞋帽玩具服装板材罐头粉丝糖茶纸砖钢铁]{2}厂|厂方|厂家|农场|合作社|养殖场|果汁厂|物流中心|批发市场|商会|机场集团)(?!化)',
  '[\\u4e00-\\u9fff]{0,12}?(?:保税港区|综合保税区|保税区|出口加工区|加工区|开发区|工业园区|产业园区|工业园|产业园|园区|示范区|自贸区|自贸试验区|试验区|新片区|片区|新区|高新区|港区|灾区|库区|景区|矿区|牧区|林区|合作中心|经济带|产业带|基地|口岸|空港|机场|航站楼|互市区|互市点|互市贸易区|客运站|火车站|货运站|铁路|班列|码头|航线|港口(?=开通|新[辟增开]|现有|拥有|年|去年|今年|货物|吞吐|航线)|牧场|林场|果场|茶场|街道)(?!办|监管科|办事处|[\\u4e00-\\u9fff]{0,4}[组科室处站队](?![长织级建成团])|组|检验|检疫|化|核心|疫情|卫生|防控|查验|把关|监管|通关|工作|监测|病媒|媒介|[鼠蚊虫]|突发|应急|公共|食品|传染病|反恐|核与?辐射|联防|联检|生物)',
  '[\\u4e00-\\u9fff]{0,8}?(?:[\\u4e00-\\u9fff]博会|展会|博览会|交易会|展览会|洽谈会|展销会|广交会|世博会|运动会|锦标赛|马术赛)(?![期上中筹保安检服的是召举开闭前后组执物参食场园])',
  '[\\u4e00-\\u9fff]{2,4}?(?:果业|茶业|药业|实业|木业|矿业|乳业|酒业|糖业|瓷业)(?=去年|今年|每年|的|出口|进口|现|已|总经理|董事长|，)',
  '[\\u4e00-\\u9fff]{2,6}?产业(?=每|为|给|吸纳|去年|今年|实现|年|增|出口|带动|已|产值|占|有)',
  '(?:老[\\u4e00-\\u9fff]|[他她俺]|农)家(?=有|里|的|种|养|今年|去年|，)',
  '[\\u4e00-\\u9fff]{0,4}?(?:边境小城|小城|小镇|山村|山寨|边境线|国境线|海岸线|大桥|公路|隧道|水库|航道|河流|界河)(?=全|长|总|有|人|，去|是|位|连|由|，[^，]{0,4}[有年日])',
  '(?:这场|那场|一场)?(?:暴雨|洪水|地震|台风|泥石流|旱灾|雪灾|大旱|海啸)(?!后|中|时|灾|袭|来|发|期|过|防|应急|救)',
  '(?:该|这个|这座|那个)(?:村|镇|乡|县|市|州|岛|港|省|社区|厂|区(?=有|的|域|内|[\\d]))(?![局委])|当地(?=由此|因此|为此|也|紧急|随即|随后|立即|迅速|已|先后|共|现有|还|又|便|就|每年|一年|去年|今年)',
  '[\\u4e00-\\u9fff]{0,6}?(?:畜牧站|港务局|交通局|财政局|教育局|水利局|扶贫办|外贸局|发改委|经信委|邮政局|民航局|铁路局|兽医站|防疫站|派出所|消防队|边防|公安局|农业局|林业局|商务厅|商务局|卫生局|统计局|农技站|气象局|旅游局|环保局|工商局|税务局)(?!联合)',
  '[美日韩欧港缅越俄哈蒙朝外]方(?=一|[召退通提宣撤要扣把将派来对])',
  '(?:\\d[\\d.]{0,7}(?:万|千)?(?:多|余)?|上[百千万])(?:辆|艘|列|趟|件|架|条)(?:外国|外籍|境外|国际|中外)?(?:货车|车辆|[\\u4e00-\\u9fff]{0,3}车|卡车|汽车|客车|大巴|船舶|渔船|渔轮|货轮|轮船|船只|列车|班列|展品)(?=被[堵困滞]|堵|滞|从|驶|在|排|停|往|来|经|等|进|出|穿|靠|驻|通)',
  '[\\u4e00-\\u9fff]{2,14}?(?:\\d+|[两三四五六七八九十])(?:省|市|县)(?:区)?(?=从|的|进出口|外贸|经济)',
  '[\\u4e00-\\u9fff]{2,3}(?<!滞|等|压|在|供)港(?!务|口|区|局|检)',
  `(?:辖区|区内|辖区内|园区内|境内|当地|本地|地方|试点|受惠|出口|进出口|外贸|生产|加工|大多数|多数|许多|部分|上述|这些|该|一家|某|[\\d一二两三四五六七八九十百千万多余近.]{1,10}(?:多|余)?(?:家|名|户|位|支)|受灾|全[省市区县州盟]|[\\u4e00-\\u9fff]{2,3}[省市县区])*[\\u4e00-\\u9fff]{0,6}?(?:企业(?!管理|档案|质量|人员)|${FARMER}|${FIRM_SHORT}|农户|渔民|牧民|边民|农民|村民|市民|群众|灾民|报关员|导游|领队|[店摊]主|百姓|货主|商户|商人|老板|乡亲|老乡|居民|客商|[养种][虾蟹鱼猪牛羊鸡鸭鹅蜂蚕鳗贝参花菜茶果瓜药菇烟棉粮橘枣梨]{1,2}户|旅客|乘客|游客|观众|选手|运动员|代表队|学生|师生|经营户|贸易商|采购商|参展商|展商|经销商|进口商(?!品)|出口商(?!品)|人家|养殖户|种植户|贫困户|茶户|社员|大户|养蜂人|船东|船方|船长|船员|船公司|司机|个体户|果商|菜商|茶商|药商|粮商|外商(?!投资)|台商|港商|商贩|货代|工人|务工人员|移民)(?!满意|评议|来信|办事|需求|反映|普遍|对(?!外)|[处科]|(?:检疫|检验|查验|通关|体检|监管)[\\u4e00-\\u9fff]{0,2}[处科室组](?!理|置))`,
  '(?:全国(?=外贸|共有|口岸|平均(?!水平的)|同期|年均)|全[省市县州盟区村镇乡](?!检验检疫|系统|局|质检|级|优|先|青|三|五|劳|文明)|(?:辽宁|吉林|黑龙江|河北|河南|山东|山西|陕西|甘肃|青海|江苏|浙江|安徽|福建|江西|湖南|湖北|广东|海南|四川|贵州|云南)省(?!检验检疫|局|委|政府)|(?:我|该|本)[省市县州](?!局)|[\\u4e00-\\u9fff]{2,6}(?:自治州|自治县|自治区)(?!党委|政府)|全盟|盟内|我国|中国|全球|世界(?!\\d))',
  '[\\u4e00-\\u9fff]{2,4}(?:市|县|区|州|镇|乡|村)(?=的|外贸|经济|有|共|全|是|与|地处|位于|境内|拥有|去年|今年|当年|现|也|因|由此|同样|还|则|曾|已|先后|连续|进出口|出口|财政|人口|政府|委|，|获|荣|被|累计|完成|实现|[\\u4e00-\\u9fff]{0,6}(?:产业|增长|达))',
  '[\\u4e00-\\u9fff]{0,10}?(?:人民政府|市政府|省政府|县政府|地方政府|政府(?!采购|质量|特殊|间)|州政府|党委政府|(?:市委|省委|县委|区委|州委)(?!选调|党校)|管委会|海关总署|质检总局|国家质检总局|总局|边检站|海事局|铁路部门|有关部门|电视台|新闻媒体|媒体|质监局|商务局|外经贸局|贸促会|大学|学院|农科院|科学院|研究院|医院|学校|研究所|海关)',
];

const CAUSE = /(?:使得|使|让|令|促使|致使|助推|推动|促进|拉动|带动|推进)$/u;
const GOVERNED =
  /(?:[为对向与同和跟把将被由给经在从到至赴受以按于及等获聘比]|(?:下|(?<![推促引改])进)(?=$)|帮助|帮扶|扶持|支持|指导|服务|深入|走进|联系|走访|发动|动员|监管|检验|检疫|引导|组织|邀请|培训|签订|签署|落户|涉及|覆盖|联合|会同|协助|面向|惠及|保障|确保|促成|协调|督促|针对|召开|举办|开展|建成|建立|建设|创建|打造|形成|实施|推行|推出|成为|达到|进入|占|有|共有|现有|仅有|下辖|走进|开进|前往|奔赴|抽调|选派|派出|接待|解决|完成|实现|提供|服务于|挂靠|承接|接受|通知|告知|要求|宣传|针|结合|具有|拥有|享受|获得|取得|得到|避免|减少|增强|提高|扩大|提升|发现|查处|查获|查出|主持|参与|牵头|承办|申报|受理|办理|签发|评定|评选|认定|授予|命名|树立|新增|检出|截获|出口到|创造|拍摄|号召|学习|宣传|隶属于?|直属于?|归属|划归|下设|内设|下辖|管辖|资助|救助|捐助|捐款|筹措|发放|编发|印发|编制)[\u4e00-\u9fff“”A-Z]{0,3}$/u;

/** Sticky: each use sets where it looks. */
const part = new RegExp(
  `(?:该局|本局|局|省局|所在的|所属的?|下属的?|其)?(${PART_WORDS})(?!主任|科长|处长|长|(?:专职|常务)?副?书记|工作人员|领导)`,
  'uy',
);
const staff = new RegExp(STAFF, 'uy');
const STAFFS = new RegExp(STAFF, 'gu');
const system = /(?:全[省区市](?:检验检疫)?系统|省局和各分支局|系统上下)/uy;
const SYSTEMS = new RegExp(system, 'gu');
/** What the name of a part ends in, and how far in front of that it may begin. */
const PART_END =
  /成果|课题|作品|案例|中心|实验室|办事处|(?:工作|监管|查验|监测|检测|服务)点|办(?=被|就被|荣|获|也|还|又)|小?组(?![织成建合])|支部|总支|党小组|党委|团委|妇委会|工会|[击理疫急表务锋讲]队|团队|班组|联络站|工作站|[处科室股]|部门|集体|窗口|单位|大厅/gu;
const LONGEST_PART = 20;
/** A word that begins with up to so many characters of any kind is looked for only where what it ends in follows that near. */
const others = OTHER_WORDS.map((word) => {
  const loose = /^(?:\(\?:辖区\|区内.*\)\*)?\[[^\]]+\]\{\d+,(\d+)\}\??(.*)$/su.exec(word);
  return {
    whole: new RegExp(word, 'uy'),
    scan: new RegExp(loose?.[2] ?? word, 'gu'),
    // 辖区21家出口…企业: with all that may stand before it.
    ahead: loose ? Number(loose[1]) + (word.startsWith('[') ? 0 : 40) : 0,
  };
});

/** Marks with `bit` all places of the text that a match of `word` may begin at: at most `ahead` in front of one. */
function mark(places: Uint32Array, text: string, scan: RegExp, bit: number, ahead: number): void {
  scan.lastIndex = 0;
  let from = 0;
  for (let match = scan.exec(text); match; match = scan.exec(text)) {
    for (let i = Math.max(from, match.index - ahead); i <= match.index; i++) places[i] = (places[i] ?? 0) | bit;
    from = match.index + 1;
    scan.lastIndex = from;
  }
}

/** Builds the tracker of a section. */
export function createSubjects(
  reading: Reading,
  unit: UnitIdentity | null,
  persons: readonly PersonMention[],
): Subjects {
  const ownWords: string[] = [];
  const superiorWords: [string, string][] = [];
  const party = unit?.kind === '党组织';
  if (unit) {
    ownWords.push(unit.name, ...unit.aliases);
    if (party) {
      ownWords.push('该(?:党)?(?:支部|总支|党委)', '本支部', '(?:党)?支部', '(?:党)?总支', '机关党委');
      const bureau = unit.bureau[0] ?? '';
      for (const form of unit.bureau) superiorWords.push([form, bureau]);
      for (const word of ['该局', '全局', '我局', '本局', '局机关', '局党组']) superiorWords.push([word, bureau]);
      if (unit.host && unit.parent) {
        const host = unit.host.replace(/^驻/u, '');
        for (const form of unit.bureau) superiorWords.push([form + unit.host, unit.parent]);
        superiorWords.push([unit.host, unit.parent], [host, unit.parent]);
        if (/办事处$/u.test(host))
          for (const word of ['该办事处', '办事处', '该处', '该办']) superiorWords.push([word, unit.parent]);
        if (/中心$/u.test(host)) for (const word of ['该中心', '中心']) superiorWords.push([word, unit.parent]);
      }
    } else {
      if (/实验室$/u.test(unit.name)) ownWords.push('(?:该|本)?实验室');
      if (unit.kind === '办事处') ownWords.push('该办事处', '办事处', '该处(?!于)', '该办', '全处');
      else if (/中心$/u.test(unit.name)) {
        ownWords.push('该中心', '本中心', '中心');
        if (unit.host) ownWords.push(unit.host);
      } else if (/海关$/u.test(unit.name)) ownWords.push('该关', '全关', '本关', '我关');
      if (unit.kind === '直属局' || unit.kind === '分支局') {
        ownWords.push('该局', '我局', '本局', '全局(?!性)', '局党组', '局机关', '局领导', '局');
        if (unit.kind === '直属局') ownWords.push('省局');
        else superiorWords.push(['省局', unit.parent ?? '省局']);
        for (const form of unit.bureau) {
          // 江苏检验检疫系统 is more than the bureau: its branches too.
          const system = form.replace(/(?:出入境)?(?:检验检疫)?局$/u, '检验检疫系统');
          if (unit.kind === '直属局') superiorWords.push([system, system]);
          ownWords.push(form.replace(/局$/u, '(?:检验检疫)?系统'), form.replace(/局$/u, '人'));
        }
      } else {
        for (const form of unit.bureau) superiorWords.push([form, unit.bureau[0] ?? form]);
        if (unit.bureau[0]) for (const word of ['全局', '该局', '局党组']) superiorWords.push([word, unit.bureau[0]]);
      }
    }
    ownWords.push('我们', '他们', '这支(?:队伍|集体)', '这个集体', '全体(?:党员|干部|职工)');
  }
  if (!unit) ownWords.push('该局', '我局', '本局', '全局(?!性)', '该中心', '该办事处', '该(?:党)?支部', '我们', '他们');
  const literal = (word: string) => (/[(?|]/u.test(word) ? word : literally(word));
  const byLength = (a: string, b: string) => b.length - a.length;
  const own = new RegExp(
    ownWords.length
      ? `(?:${ownWords.map(literal).sort(byLength).join('|')})(?!长|(?:专职|常务)?副|党组书记|主任|书记|辖区|所辖|管辖|帮扶的?|监管的|服务的)`
      : '$^',
    'uy',
  );
  const superiorNames = new Map(superiorWords);
  const superior = new RegExp(
    superiorWords.length
      ? `(?:${[...superiorNames.keys()].map(literally).sort(byLength).join('|')})(?!长|主任|书记)`
      : '$^',
    'uy',
  );
  const personAt = new Map(persons.map((person) => [person.start, person]));

  const { text } = reading;
  const tail = unit && party ? (/(?:机关党委|党支部|党总支|党委|支部)$/u.exec(unit.name)?.[0] ?? '') : '';
  const make = (kind: Subject['kind'], name: string, start: number, end: number): Subject => ({
    kind,
    name,
    start,
    end,
  });

  /** 检务科党支部, 技术中心轻工实验室: the part of a part, as far down as the text goes. */
  function lowest(name: string, start: number, end: number): Subject {
    const more = /^(?:党支部|党总支|团支部|团总支|青年突击队)/u.exec(text.slice(end, end + 6))?.[0];
    if (more) return make('part', name + more, start, end + more.length);
    part.lastIndex = end;
    const below = part.exec(text);
    if (below?.[1] && below[1].length <= 8 && !/^[多各窗处科]/u.test(below[1]) && !crossesVerb(below[1]))
      return make('part', below[1], start, end + below[0].length);
    return make('part', name, start, end);
  }

  /** 检务科尹红梅: the person, not the section. */
  const at: Subjects['at'] = (offset) => {
    const known = read[offset];
    if (known !== undefined) return known;
    const entity = entityAt(offset);
    // 检务科尹红梅, 徐闻办事处查验科科长吴亚明: the person.
    const office =
      entity?.kind === 'part' ? OFFICE_OF.exec(text.slice(entity.end, entity.end + 14))?.[0].length : undefined;
    const who =
      entity?.kind === 'part'
        ? (personAt.get(entity.end) ?? (office ? personAt.get(entity.end + office) : undefined))
        : undefined;
    const subject = who && entity ? make('person', who.name, entity.start, who.end) : entity;
    read[offset] = subject;
    return subject;
  };
  /** A bit a kind of word that may begin at a place: one scan a section instead of a try at every character. */
  let places: Uint32Array | null = null;
  const OWN = 1 << 24;
  const SUPERIOR = 1 << 25;
  const SYSTEM = 1 << 26;
  const BARE = 1 << 27;
  const STAFFED = 1 << 28;
  const PART = 1 << 29;
  const OTHERS = OWN - 1;
  const beginnings = (): Uint32Array => {
    const found = new Uint32Array(text.length);
    for (const [i, { scan, ahead }] of others.entries()) mark(found, text, scan, 1 << i, ahead);
    mark(found, text, new RegExp(own, 'gu'), OWN, 0);
    mark(found, text, new RegExp(superior, 'gu'), SUPERIOR, 0);
    mark(found, text, SYSTEMS, SYSTEM, 0);
    mark(found, text, BARE_PARTS, BARE, 0);
    mark(found, text, STAFFS, STAFFED, 0);
    mark(found, text, PART_END, PART, LONGEST_PART);
    return found;
  };
  /** The match of a sticky word at a place, tried only where the scan has found one. */
  const tried = (word: RegExp, bit: number, offset: number): RegExpExecArray | null => {
    if (((places?.[offset] ?? 0) & bit) === 0) return null;
    word.lastIndex = offset;
    return word.exec(text);
  };
  /** Asked for the same places again and again. */
  const read: (Subject | null | undefined)[] = new Array(text.length + 1);

  const entityAt: Subjects['at'] = (offset) => {
    places ??= beginnings();
    // Most characters begin nothing.
    if (
      places[offset] === 0 &&
      !NO_WORD_BEGINS.has(text.charCodeAt(offset)) &&
      !personAt.has(offset) &&
      placeAt(text, offset) === 0
    )
      return null;
    const person = personAt.get(offset);
    if (person) return make('person', person.name, offset, person.end);
    if (/[他她]/u.test(text[offset] ?? '') && text[offset + 1] !== '们') {
      const last = persons.findLast((each) => each.end <= offset);
      if (last) return make('person', last.name, offset, offset + 1);
    }
    // 她们: the team that was named last.
    if (text.startsWith('她们', offset)) {
      let team: string | null = null;
      for (const match of text.slice(Math.max(0, offset - 400), offset).matchAll(TEAM))
        team = match[0].replace(
          /^.*(?:[在对把被将从到向与和为是有了使让给由的局该，、]|[处科室](?=[\u4e00-\u9fff]{4}))/u,
          '',
        );
      if (team && team.length > 2) return make('part', team, offset, offset + 2);
    }
    const mine = tried(own, OWN, offset);
    // 西峡的检务由南阳局负责，该局去年…: the bureau that the sentence has just named.
    if (mine?.[0] === '该局') {
      const named = bureauBefore(offset);
      if (named) return make('other', named, offset, offset + 2);
    }
    if (mine && mine[0].length >= 2) {
      const end = offset + mine[0].length;
      const below = tried(part, PART, end);
      if (below?.[1] && !party && !/^(?:多|各|窗口)/u.test(below[1]) && !crossesVerb(below[1]))
        return lowest(below[1], offset, end + below[0].length);
    }
    const above = tried(superior, SUPERIOR, offset);
    if (above && above[0].length >= (mine?.[0].length ?? 0)) {
      const end = offset + above[0].length;
      // 四川检验检疫局绵阳办事处主任…: of the office, not of the bureau.
      if (!party && unit?.host && text.startsWith(unit.host, end))
        return { ...make('own', unit.name, offset, end + unit.host.length), weak: true };
      if (tail && text.startsWith(tail, end)) return make('own', unit?.name ?? '', offset, end + tail.length);
      const below = tried(part, PART, end);
      if (below?.[1] && !crossesVerb(below[1])) return make('part', below[1], offset, end + below[0].length);
      return make('superior', superiorNames.get(above[0]) ?? above[0], offset, end);
    }
    if (mine && mine[0] !== '局') return make('own', unit?.name ?? '', offset, offset + mine[0].length);
    const whole = tried(system, SYSTEM, offset);
    if (whole && unit && (unit.kind === '直属局' || unit.kind === '党组织') && unit.bureau[0])
      return make('superior', unit.bureau[0].replace(/局$/u, '系统'), offset, offset + whole[0].length);
    // 日本“肯定列表制度”实施，涉及…: a foreign rule.
    const abroad = /[日欧美韩俄加澳德英法印国]/u.test(text[offset] ?? '')
      ? ABROAD.exec(text.slice(offset, offset + 16))
      : null;
    if (abroad) return make('other', abroad[0], offset, offset + abroad[0].length);
    // 黑河与俄罗斯隔江相望: a place, where a bureau's short name would go on with 局.
    const place = placeAt(text, offset);
    // 江苏检验检疫局推出15条意见, told of 宿迁局: another bureau, which is a part only of a bureau above it.
    const bureau = place > 0 ? BUREAU.exec(text.slice(offset + place, offset + place + 9)) : null;
    if (bureau && unit) {
      const end = offset + place + bureau[0].length;
      return make(unit.kind === '直属局' ? 'part' : 'other', text.slice(offset, end), offset, end);
    }
    if (
      place > 0 &&
      (/^(?:与|地处|位于|是|素有|境内|全境|毗邻|濒临|自古|被|荣获|喜获|获得|蝉联)/u.test(
        text.slice(offset + place, offset + place + 2),
      ) ||
        // 舟山有渔民13万人, 泸州有规模以上白酒企业172家, 张家界每年接待境外游客…: its people, land and trade.
        PLACE_HAS.test(text.slice(offset + place, offset + place + 30)))
    )
      return make('other', text.slice(offset, offset + place), offset, offset + place);
    for (let left = (places[offset] ?? 0) & OTHERS; left !== 0; left &= left - 1) {
      const whole = others[31 - Math.clz32(left & -left)]?.whole;
      if (!whole) break;
      whole.lastIndex = offset;
      const match = whole.exec(text);
      const placed = place > 0 && /^[省市县区州盟旗]$/u.test(match?.[0].slice(place) ?? '');
      if (
        match &&
        (placed ||
          ((place > 0 ||
            !/^(?:[个疫天年月日次项吨份类的多余]|平方|立方|公[里斤]|千米|小时|分钟|美?元|种(?!植)|批(?!发))/u.test(
              match[0],
            )) &&
            !/检疫(?!局|协会)|消毒|查验/u.test(match[0]) &&
            !SCHOOLED.test(text.slice(offset, offset + 26)) &&
            !DONE.test(match[0]) &&
            !crossesVerb(match[0])))
      )
        return make('other', match[0], offset, offset + match[0].length);
    }
    // 思南县养着…, 雷山县种着…: whatever a county, a town or a village does.
    const ranked = place > 0 ? DIVISION.exec(text.slice(offset + place, offset + place + 5))?.[0] : undefined;
    if (ranked)
      return make('other', text.slice(offset, offset + place + ranked.length), offset, offset + place + ranked.length);
    // 办事处, 该中心, 这个科室: the part that was named last.
    const bare = tried(BARE_PART, BARE, offset);
    const word = bare?.[1] ?? bare?.[2] ?? bare?.[3];
    if (bare && word) {
      const kind = /科室|处室/u.test(word) ? '[科处]' : word;
      const whole = new RegExp(`[\\u4e00-\\u9fff]{2,8}?${kind}(?![\\u4e00-\\u9fff]*长)`, 'gu');
      let last: string | null = null;
      for (const match of text.slice(Math.max(0, offset - 400), offset).matchAll(whole)) {
        const name = match[0].replace(/^.*[在对把被将从到向与和为是有了使让给由的局该，、]/u, '');
        if (name.length > kind.length + 1 && !crossesVerb(name)) last = name;
      }
      return make('part', last ?? word, offset, offset + bare[0].length);
    }
    const piece = tried(part, PART, offset);
    if (piece?.[1] && !crossesVerb(piece[1])) {
      return lowest(piece[1], offset, offset + piece[0].length);
    }
    const people = tried(staff, STAFFED, offset);
    if (people) {
      const end = offset + people[0].length;
      // 4名局党组成员: not the branch's, but the bureau's.
      if (party && unit?.bureau[0] && /局(?:党组|领导)/u.test(people[0]))
        return make('superior', unit.bureau[0], offset, end);
      const who = personAt.get(end);
      if (who) return make('person', who.name, offset, who.end);
      return { ...make('own', unit?.name ?? '', offset, end), weak: true };
    }
    return null;
  };

  /** The other bureau that a sentence has named last before a place, if it has not named the unit since. */
  function bureauBefore(offset: number): string | null {
    const from = Math.max(text.lastIndexOf('。', offset), text.lastIndexOf('\n', offset), offset - 60) + 1;
    for (let end = text.lastIndexOf('局', offset - 1); end > from; end = text.lastIndexOf('局', end - 1)) {
      for (let start = Math.max(from, end - 12); start < end; start++) {
        const entity = entityAt(start);
        if (entity?.end !== end + 1) continue;
        const short = entity.kind === 'other' && placeAt(text, start) > 0 && !entity.name.includes('检验检疫');
        return short && !/表彰|[评授获奖]/u.test(text.slice(end, offset)) ? entity.name : null;
      }
    }
    return null;
  }

  const cache = new Map<number, Subject | null>();
  const named: Subjects['named'] = (clause) => {
    const known = cache.get(clause.start);
    if (known !== undefined) return known;
    const subject = find(clause);
    cache.set(clause.start, subject);
    return subject;
  };

  function find(clause: Clause): Subject | null {
    let i = clause.start;
    for (let guard = 0; guard < 6; guard++) {
      LEAD.lastIndex = i;
      const lead = LEAD.exec(text);
      if (!lead || lead[0] === '' || i + lead[0].length >= clause.end) break;
      // 全局 before it is looked at as a word: what is an entity is no lead.
      if (at(i)) break;
      i += lead[0].length;
    }
    const limit = Math.min(clause.end, i + 26);
    let governedTo = -1;
    for (let p = i; p < limit; p++) {
      const entity = at(p);
      if (!entity || entity.end > clause.end) continue;
      // 该支部所在的保健中心多年来担负着…: the centre that the branch is of.
      const seat =
        party && entity.kind === 'own'
          ? /^所在的([\u4e00-\u9fff]{0,8}?(?:中心|办事处|局))/u.exec(text.slice(entity.end, entity.end + 16))
          : null;
      if (seat?.[1] && unit) {
        const of = unit.parent?.endsWith(seat[1]) ? unit.parent : (unit.bureau[0] ?? '');
        const name = of.endsWith(seat[1]) ? of : of + seat[1];
        return make('superior', name, entity.start, entity.end + seat[0].length);
      }
      // 该局结对帮扶的石门村有210户: the village, not the bureau.
      const helped =
        entity.kind === 'own' || entity.kind === 'part'
          ? /^[^，。\d]{0,6}?(?:帮扶|联系|扶持|资助|援建|支援|挂钩|监管|服务|包扶|包联)的/u.exec(
              text.slice(entity.end, entity.end + 10),
            )
          : null;
      const village = helped ? at(entity.end + helped[0].length) : null;
      if (village?.kind === 'other' && village.end <= clause.end) return village;
      // 罗燕所在的党支部: the branch, not the person.
      // 杨方领衔的食品安全团队: the team.
      if (
        (entity.kind === 'person' || entity.kind === 'own' || entity.kind === 'part') &&
        /^(?:博士|同志)?(?:所在的|(?:领衔|带领|率领|负责|创建|牵头|领导)的)/u.test(
          text.slice(entity.end, entity.end + 6),
        )
      ) {
        i = entity.end;
        p = entity.end - 1;
        continue;
      }
      const before = text.slice(i, p);
      // “授边民以渔”, 《口岸通关指南》: what stands inside a name does nothing.
      if (entity.kind === 'other' && (quotationAt(reading, p)?.speech === false || inTitle(p))) continue;
      // 边民专用通道6条: whom it is for does nothing.
      if (
        entity.kind === 'other' &&
        /[民客商主户众人]$|企业?$/u.test(entity.name) &&
        FOR_THEM.test(text.slice(entity.end, entity.end + 14))
      ) {
        p = entity.end - 1;
        continue;
      }
      // 是我国最南端的机构之一: what the unit is one of.
      if (
        p > i &&
        /^(?:也|就|又|还|曾)?[是系属]$/u.test(before) &&
        /^(?:我国|中国|全[国省市区县]|世界|全球|[我本]省)$/u.test(entity.name) &&
        /之一|最|唯一|第|首|先/u.test(text.slice(entity.end, clause.end))
      ) {
        p = entity.end - 1;
        continue;
      }
      // 边防、海关、检验检疫三家: together with the unit.
      if (entity.kind === 'other' && /^、[^，]{0,8}检验检疫/u.test(text.slice(entity.end, clause.end))) {
        p = entity.end - 1;
        continue;
      }
      // 船东们最喜欢的，是…: a clause that ends as an attribute has no doer.
      if (entity.kind === 'other' && p === i && /^们?[^\d，]{2,8}的$/u.test(text.slice(entity.end, clause.end))) {
        p = entity.end - 1;
        continue;
      }
      if (p === i && entity.kind === 'other' && text[entity.end] === '“' && !ABROAD.test(text.slice(p, p + 16))) {
        p = entity.end - 1;
        continue;
      }
      // 在这条连接两国的唯一公路口岸上，…: where it is done.
      const where =
        entity.kind === 'other' &&
        /在[^，]{0,20}$/u.test(text.slice(clause.start, p)) &&
        /^(?:[上里中内]|设[立置]|建[立起]|开[设展通辟]|派驻|推[行出]|启用|举办|召开)/u.test(
          text.slice(entity.end, entity.end + 2),
        );
      if (where) {
        governedTo = entity.end;
        p = entity.end - 1;
        continue;
      }
      // 同样守着长江的九江局: another bureau, whatever it is known for.
      if (
        p > i &&
        entity.kind === 'other' &&
        /局$/u.test(entity.name) &&
        /^(?!与|和|跟|比|向|对|从|由|在|据).*的$/u.test(before)
      )
        return entity;
      if (p > i) {
        // 与牧场47户牧民结成亲戚: with them.
        if (
          entity.kind === 'other' &&
          /^(?:与|同(?![为是样属在期年时一])|跟|向|为|给|对|帮助?|替)/u.test(text.slice(i, p))
        ) {
          governedTo = entity.end;
          p = entity.end - 1;
          continue;
        }
        // 推进产业园区建设: furthered, not led to do something.
        if (
          CAUSE.test(before) &&
          !/^的?(?:建设|发展|工作|创建|规划|试点)/u.test(text.slice(entity.end, entity.end + 4))
        )
          return entity;
        // 36个国家和地区的900余家企业
        if (entity.kind === 'other' && /^\d[^，为对向给从]{0,14}的$/u.test(before)) return entity;
        // 有45家企业迁入: who there is and what he does then.
        if (
          entity.kind === 'other' &&
          /^(?:已|共|约|就)*有$/u.test(before) &&
          /^(?:、\d[^，]{0,8})?(?!约|达|近|超)[^\d，]{2}/u.test(text.slice(entity.end, clause.end))
        )
          return entity;
        // 培训果农 must not become 训果农: what the name swallowed counts as standing before it.
        const swallowed = entity.kind === 'other' || entity.kind === 'part' ? text.slice(i, entity.end - 2) : before;
        // 与政府、企业签订: what stands in a row with something governed is governed too.
        const inRow = governedTo > 0 && /^(?:、|和|及|与|以及)$/u.test(text.slice(governedTo, p));
        // 国家质检总局“科技兴检奖”: an attribute.
        const attribute = entity.kind === 'other' && text[entity.end] === '“' && !ABROAD.test(text.slice(p, p + 16));
        const led = entity.kind === 'other' && (LED.test(before) || DONE.test(before));
        if (inRow || attribute || led || GOVERNED.test(before) || VERB.test(swallowed)) {
          governedTo = entity.end;
          p = entity.end - 1;
          continue;
        }
        // 地处民族地区的保健中心, 位于山脚下的局
        const office = entity.kind === 'person' && /[长任记员师]$/u.test(before);
        if (!/的$/u.test(before) && !office && before.length > 8) continue;
      }
      return entity;
    }
    for (const match of text.slice(clause.start, clause.end).matchAll(MADE)) {
      const entity = at(clause.start + match.index + match[0].length);
      if (entity && entity.kind === 'other') return entity;
    }
    return null;
  }

  function inTitle(at: number): boolean {
    const near = text.slice(Math.max(0, at - 30), at);
    return near.lastIndexOf('《') > near.lastIndexOf('》');
  }

  const before = new Map<number, Subject | null>();
  const carried: Subjects['carried'] = (sentence, clause) => {
    const known = before.get(clause.start);
    if (known !== undefined) return known;
    const subject = carry(sentence, clause);
    before.set(clause.start, subject);
    return subject;
  };

  function carry(sentence: Sentence, clause: Clause): Subject | null {
    const index = sentence.clauses.findIndex((each) => each.start === clause.start);
    let crossed = false;
    for (let i = index - 1; i >= 0; i--) {
      const before = sentence.clauses[i];
      if (!before) continue;
      // Behind a ； something else may be told: only the unit itself is carried over it.
      if (/[；;]/u.test(text[before.end] ?? '')) crossed = true;
      // 船东们最喜欢的，是…: told of something else.
      if (/的$/u.test(before.text)) continue;
      const subject = named(before);
      // 码头被淹，检疫员乘小艇登轮，全年登轮1200艘次: the staff who act stand nearer.
      if (subject?.weak && i < index && /检疫|检验|关员/u.test(text.slice(subject.start, subject.end))) return subject;
      if (
        subject &&
        !subject.weak &&
        (!crossed || subject.kind === 'own' || subject.kind === 'person' || TRADE.test(clause.text))
      )
        return subject;
    }
    for (let back = sentence.index - 1; back >= Math.max(0, sentence.index - FARTHEST); back--) {
      const previous = reading.sentences[back];
      if (!previous || previous.paragraph !== sentence.paragraph) return null;
      // 办事处监管货物…，支部增强了战斗力。2011年被评为…: the sentence came back to the unit itself.
      if (back === sentence.index - 1 && party) {
        const last = previous.clauses.map(named).findLast((subject) => subject !== null && !subject.weak);
        if (last?.kind === 'own') return last;
      }
      for (const each of previous.clauses) {
        const subject = named(each);
        if (!subject || subject.weak) continue;
        if (back === sentence.index - 1) return subject.kind === 'other' ? null : subject;
        if (subject.kind === 'own' || subject.kind === 'superior') return subject;
      }
    }
    return null;
  }
  const of: Subjects['of'] = (sentence, clause) => {
    const here = named(clause);
    if (here && !here.weak) return here;
    const earlier = carried(sentence, clause);
    // 一位货主的鲜果滞留，检疫员加班…: no staff of the owner's.
    if (here && earlier?.kind === 'other' && /检疫|检验|关员|党员/u.test(text.slice(here.start, here.end))) return here;
    return earlier ?? here;
  };
  const personsIn: Subjects['personsIn'] = (start, end) =>
    persons.filter((person) => person.start >= start && person.end <= end);
  let topic: string | null = null;
  if (party && superiorNames.size > 0) {
    let ours = 0;
    const theirs = new Map<string, number>();
    const mentions = new RegExp(`(${superior.source})(党支部|党总支|党委|机关党委|党组)?|该?(?:党)?支部`, 'gu');
    for (const match of text.matchAll(mentions)) {
      const name = match[2] ? null : match[1] ? (superiorNames.get(match[1]) ?? null) : null;
      if (name === null) ours += 1;
      else theirs.set(name, (theirs.get(name) ?? 0) + 1);
    }
    const [first] = [...theirs].sort((a, b) => b[1] - a[1]);
    if (first && first[1] >= 3 && first[1] > ours * 2 && /局$/u.test(first[0])) topic = first[0];
  }
  return { of, named, at, carried, personsIn, topic };
}

/** The rank of a place, where it is not the first word of an office, a committee or a title. */
const DIVISION =
  /^(?:市|县|州|盟|旗|地区)(?=[养种栽产有建拥修受遭地人农粮财贫境共已今去全年新出进是的，]|[\u4e00-\u9fff]{2,4}农)(?!委|政府|局|检验|出入境|人大|政协|直|级|“|纪|建设|有关|农业局|农委|出入)/u;
/** What a place has and does, named without its rank. */
const PLACE_HAS =
  /^(?:每[年天月日周]|[年日月]均|全年|[去今前当]年|(?:19|20)\d{2}年|如今|目前|现在|平均每[年天]|一年|，)*(?:[现共约]?(?:有|辖|拥有)(?!关)(?![^\d，]{0,16}(?:检验|检疫|实验室|国检|关员|办事处|职工|检测))[\u4e00-\u9fff]{0,16}\d|(?:接待|迎来|迎接)[^，\d]{0,8}[游旅]?客|(?:派出|外派|输出)[^，\d]{0,4}(?:海员|船员|劳务|务工|工人)|(?:涌[入进]|外运|过境|[发运][出往送]|[居常]住|生活着|种[着植了]|栽[种了]|出产|盛产|年产|聚[集居]|云集|坐落|接壤|种[茶果菜药粮棉]|养[殖着]|养[牛羊猪鸡虾鱼蜂蚕]|下岗|脱贫|引进外资|签约|外出务工)(?!检|局)|新[增设][^，\d]{0,6}(?:企业|公司|项目|外资))/u;
/** 甘肃农业大学毕业: where somebody learned. */
const SCHOOLED =
  /^[\u4e00-\u9fff]{0,12}?(?:大学|学院|学校|中专|职校|党校|医专|农大|师大)[\u4e00-\u9fff]{0,8}?(?:毕业|硕士|博士|本科|学历|学位|进修|深造|科班|读研)/u;
/** 边民专用通道, 企业服务台: whom it is for. */
const FOR_THEM =
  /^(?:们)?的?(?:(?![有是在从到了为])[\u4e00-\u9fff]){0,6}?(?:通道|窗口|服务[台点站区]|咨询[台点]|自助[机区]|[体候]检[点区台室]|等候区|休息[区室]|宣传栏|携带物|行李|随身物品|接待[室点]|档案|血样|样本|座谈会|专区|服务中心|联系卡|意见箱|微信群|QQ群|热线)(?!外|前|里|上|口)/u;
/** An office within a part: 查验科科长. */
const OFFICE_OF =
  /^(?![的和、与])(?:(?![的和与被获荣])[\u4e00-\u9fff]){0,8}(?:[科处局院站队所组]长|主任|书记|主任科员|科员|工程师)(?:同志)?(?=[\u4e00-\u9fff]{2})/u;
/** Sentences that a paragraph's topic is carried over; real paragraphs are shorter, joined ones must not cost a square. */
const FARTHEST = 12;
const BARE_PART =
  /(?:该|这个|本)?(办事处|党支部|支部|实验室|科室|处室|班组|团队|小组|突击队|服务队|工作队)(?=[被获荣又还先也曾在凭以现共有，上距每派全]|连续|负责|主任(?!科))(?!主任)|(突击队|服务队|先锋队|宣讲队)(?=[\u4e00-\u9fff])(?![员伍长的])|(?:该|这个)(中心|科|处)(?=[被获荣又还先也曾在凭以现共有，])/uy;
const BARE_PARTS = new RegExp(BARE_PART, 'gu');
/** 进口批次和货值… behind 出口…；: the same one's trade goes on. */
const TRADE =
  /^(?:其中)?(?:(?:进口|出口|货值|同比)(?!检验|检疫)|(?![^，]*(?:检验|检疫|检测|查验|验放|体检|签|监管|截获|检出|消毒|监测|放行|审|批|接种|培训|走访))(?:出入境|进出境|入境|出境|过境|往来)?(?:人员|人数|旅客|游客|客流|车辆|货车|列车|班列|航班|船舶|货物|货运|集装箱|[\u4e00-\u9fff]{2,4}企业|过货|吞吐|人口|工人|职工|员工|[果茶菜药粮花棉渔牧]农?[农民]|农户|企业|商户|年?产[值量]?|产品|销售|利税|税收|利润|面积|耕地|外贸|常住|注册|投资|泊位|航线|码头)[\u4e00-\u9fff]{0,8}\d)/u;
/** 下企业, 与格干沟牧场47户牧民, 比全市平均水平: what comes before whom something is done to, with or for. */
const LED =
  /(?:[下进驻访帮助教送请邀约谢]|教会|(?:^|[^机参])(?:[与为向给替对把将比])[^，的]{0,12}|(?:^|[^经])[从]|来自|位于|地处)$/u;
const MADE = /(?:使得|使|让|令|促使|致使)(?=[\u4e00-\u9fff])/gu;
/** What begins somebody without being the beginning of a word that is looked for: 他, 她, and a country whose rule is told. */
const NO_WORD_BEGINS = new Set([...'他她日欧美韩俄加澳德英法印国'].map((character) => character.charCodeAt(0)));
const ABROAD =
  /^(?:日本|欧盟|美国|韩国|俄罗斯|加拿大|澳大利亚|德国|英国|法国|印度|国外)(?=“|[\u4e00-\u9fff]{0,4}(?:实施|出台|修订|颁布|公布|提高|宣布|将|新增|抬高|把|要求|规定|限定|设置|加严|收紧))/u;
const BUREAU =
  /^(?:出入境)?(?:检验检疫)?局(?!长|党|机关|域|面|势|部|[\u4e00-\u9fff]{0,6}(?:中心|办事处|实验室|支部|党委|党组))/u;
const TEAM = /[\u4e00-\u9fff]{2,10}(?:班组|团队|小组|突击队|服务队)/gu;
const VERB =
  /(?:查获|查出|主持|牵头|承办|设置|救治|移送|护送|增设|布设|开辟|筛查|采集|免除|开设|疏导|涵盖|满足|发动|动员|担负|承担|肩负|守护|把守|坚守|助推|护航|联系|挂钩|挂牌|隶属|资助|救助|捐助|看望|慰问|下设|内设|下辖|排查|确诊|劝返|享受|开展|推行|推出|实施|建立|打造|举办|召开|组织|帮助|帮扶|支持|服务|指导|培训|检出|截获|签发|减免|节约|节省|挽回|增加|减少|完成|提供|走访|走进|开进|深入|解决|接待|会办|办结|集中|查验|检验检疫(?!局|系统|技术|人)|落实|制定|编制|发放|捐|投入|筹措|派出|选派|抽调|联合|获得|荣获|授予|评为|命名|认定|新增|评定|评出|查处|设立|受理|核减|推荐|配合|报送|引导|覆盖|惠及|为民|参加|心系|面对|贴近|关爱|争取|建[起成]|盖起|修建|购置|添置|推进|促进|举全|保留|蝉联|申报|争创)/u;

/** What is done to, in or with somebody; no name of a firm, a place or a group contains one. */
const DONE =
  /查获|查出|查扣|拦截|堵截|主持(?!人)|牵头|承办|设置|救治|移送|转运|护送|增设|布设|开辟|筛查|采集|减免|免除|设立|开设|疏导|劝返|询问|惠及|覆盖|涵盖|满足(?!率)|处理|进入|住进|接待|遍|编印|发送|排队|走访|迁入|入驻|落户|来自|前往|赶赴|奔赴|转移|安置|救助|看望|监测|消毒|吸引|联合发|抽检|抽查|检测|检出|体检|接种|调研|解决|送[去来到]|收到|面向|遇到|经过|[着了过](?!境|货|关|滤|敏|冬|磅|路)|一年|[今去]年|每[年天月周日晚]|[早晚]上|首批|^(?:赴|到|驻|住|帮|教(?!育|师|学)|请|替|入(?!境|园)|去(?!年)|进(?![出口贤])|下(?=渔|基层|企业|厂|车间|乡|农|海|码头|工地|园))/u;

/** A phrase that swallowed a verb or a particle is no name. */
function crossesVerb(phrase: string): boolean {
  const plain = phrase
    .replace(
      /^(?:[\d.一二两三四五六七八九十百千万多余近]{1,10}(?:[家户支]|名(?!单|录|优))?|[该这那](?:[座个家场])?)/u,
      '',
    )
    .replace(/(?:有限责任公司|股份有限公司|有限公司)$/u, '');
  return (
    /^名|^别看|^虽[说然]|^进(?!出|口)|^党员|队下|下(?:企业|基层|厂)|该|^获|^荣|总工会|(?<!青)年(?!轻)|[在对把被将从到向与为是有了使让给由并]|等(?!.*省)|推进|促进|加快|带动|报送|会办|集中|享受|排查|心系|面对|参加|[占替]|高出|强化|[帮协资]助|袭击|组建|进驻|慰问|和(?!谐)|开展|推行|推出|建立|打造|帮助|帮扶|支持|服务(?=企业|农|果|茶|渔|牧|边民|旅客|群众|百姓|货主|外贸|地方|辖区|当地|园区|口岸|客商)|服务于|指导|培训|检出|截获|签发|召开|举办|组织|引导|联系|走访|走进|开进|深入|接待|担负|承担|肩负|守护|把守|坚守|住进|来到|扎根|驻扎|驻守|负责|获得|荣获|授予|下设|内设|下辖|^设(?![备施计])|^助|通过|新增|评定|省委(?=选)/u.test(
      plain,
    ) && !/^(?:为民|和平|和田)/u.test(phrase)
  );
}
