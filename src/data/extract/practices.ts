/**
 * What a unit does that others could copy: by quoted names, numeral names (三亮三比三评) and head nouns (首问负责制). Honours,
 * slogans, national campaigns and what somebody says are none.
 */
import type { Practice, Theme } from '../model.ts';
import type { Rejected } from './honors.ts';
import type { Subjects } from './subjects.ts';
import { clauseAt, type Passage, passageOf, quotationAt, type Reading, type Sentence, sentenceAt } from './text.ts';

export type ExtractedPractice = Omit<Practice, 'source'> & { evidence: Passage; confidence: number };

const HEAD =
  '读书节|文化节|服务周|服务月|宣传周|开放周|活动周|活动月|改革|主题实践活动|主题教育活动|主题党日活动|主题活动|展示活动|评比活动|创建活动|实践活动|服务品牌|支部品牌|党建品牌|文化品牌|品牌|活动|工作模式|监管模式|通关模式|查验模式|合作模式|帮扶模式|模式|联动机制|机制|工程|制度|工作法|学习法|做法|方法|方式|法|岗|专项行动|行动|服务法|服务|措施|举措|窗口|绿色通道|通道|服务卡|联系卡|信息卡|跟踪表|卡|计划|平台|体系|载体|项目|专栏|专列|服务队|宣讲队|突击队|队|驿站|课堂|讲堂|日|格局|环境|目标|承诺|倡议|责任区|责任制|方案|流程|套餐|热线|信箱|手册|联系点|工作站|格局建设|建设|帮扶|廉政文化|文化|对子|巡讲|路径|监管|办法|管理|查验|报检|体检车|车|微博|小组|基金|竞赛|征集活动|比武|沙龙|论坛|名片|机关|驿站|阵地|书架|书屋|展室|清单|菜单|快线|专窗|专线|系统|口诀|档案|打卡|积分|联盟|学校|党校|长廊|文化墙|廉政墙|微信群|QQ群|公众号|大讲坛|擂台|展厅|台账|指南|例会|联席会|直通站|服务站|便民点|监督岗|服务团|宣讲团|辅导站|志愿者|学堂|夜校|账户|套装|礼包|绿卡|红绿灯';
const HEAD_AFTER = new RegExp(
  `^(?:[\\u4e00-\\u9fff]{0,8}?|[、\\u4e00-\\u9fff]{0,18}?等(?:一系列|多项|系列|[\\u4e00-\\u9fff\\d]{0,3}[项个条])?[\\u4e00-\\u9fff]{0,6}?)(?:${HEAD})`,
  'u',
);
const DO =
  '首推|推行|实行|开展|打造|创建|建立|推出|创新|开设|开通|实施|探索|启动|设立|组建|提出|形成|创立|培育|深化|首创|构建|摸索|搭建|举办|组织|采取|采用|坚持|倡导|制定|印制|建成|试行|创办|总结|提炼|叫响|唱响|履行|签订|签署|推进|落实|健全|完善|执行|广泛开展|深入开展|运用|发放|承诺|发起|成立|编写|开办|开发|强化|突出|研发|确立|出台|开辟|亮明|树立|引入|抓好|做好|打响|擦亮|创造|设置|值守|筑牢|办起|铺设|推广|牵手|结成|共建|编印|自编|配备|组成|争做|装上|安装|定为|总结出|摸索出|悬挂';
const DONE_BEFORE = new RegExp(
  `(?:${DO})(?:了|并|出|的|起|以|好|实施|推行)*(?:[\\d\\u4e00-\\u9fff、“”]{0,18})$|每[^，。]{1,4}评(?:选|出)[^，。]{0,6}$`,
  'u',
);

/** The head noun may stand in front: 打响了一批品牌：苏州局的“…”. */
const HEAD_BEFORE = /(?:品牌|活动|做法|措施|模式|机制|举措|制度|载体)(?:：|有|包括|如|——)[^，。“]{0,8}$/u;

const CAMPAIGNS =
  /^(?:三检合一|国门利剑.*|基层组织建设年|创先争优|为民服务|为民服务、?创先争优|为民服务，?创先争优|以质取胜、?创先争优|十[一二三]五|双打|质量月|科学发展观|三个代表|两学一做|不忘初心|一带一路|中国梦|四个全面|五位一体|放管服|三公|一把手|五个好|五带头|三新|四风|双百|比学赶帮超|三个想不到|八项规定|四个意识|三严三实|和谐号|质量提升|党的十[七八九]大|十[七八九]大|七一|五一|五四|八一|十一|三八|春运|国门卫士|人民质检为人民|人民质检，为民服务|质量兴[省市县国]|科技兴[检国]|人才兴检|把关|服务|国检|五五普法|六五普法|抓质量、保安全、促发展、强质检|人民质检、?为民服务|第一关|入世|世博会?|世园会|三农|十佳|新常态|单一窗口|大通关|大质检|一关[一两]检|一关三检|双随机(?:、一公开)?|互联网\+|三互|营改增|[三五多]证合一|大众创业.*|AEO|绿水青山.*)$/u;
const MOTTO = /^(?:创先争优|为民服务|以质取胜|人民质检|抓质量|保安全|促发展|强质检|科学发展|服务发展)$/u;
const SLOGAN_AROUND =
  /(?:口号|精神(?!文明)|理念|宗旨|方针|誓言|承诺词|主题曲|誉为|称为是?|被称|称赞|赞为|美誉|称号|荣誉|殊荣|评为|授予|命名|(?<![渔捕截查收])获|荣获|无愧|堪称|戏称|看作|当作|比作|口碑|标语|格言|要求|号召|精髓|核心价值|口头禅|标准|总要求|号角|思想|叫作|俗称|亲切地)$/u;
const SLOGAN_AFTER =
  /^(?:的)?(?:[\u4e00-\u9fff]{0,4})?(?:口号|精神(?!文明)|理念|宗旨|方针|誓言|主题曲|思想|称号|荣誉|殊荣|号角|总要求|号召|的美誉|战略目标|关系|意识|形象|热情|感情|的声音|标志|指示|当作|作为|等为主题|为主题(?!的[\u4e00-\u9fff]{0,10}(?:活动|实践))|的教育|的观念|的氛围|的浓厚氛围)/u;

const THEMES: readonly (readonly [Theme, RegExp])[] = [
  ['廉政', /廉|纪检|监督员|作风|效能|阳光政务|风险点/u],
  ['扶贫惠民', /扶贫|帮困|助学|捐|边民|农户|果农|朝觐|联村|送温暖|献爱心|惠民|惠农|低保|农民工|增收/u],
  ['党建载体', /党员|党支部|支部|党建|党课|创先争优|三会一课|先锋|亮身份|亮承诺|三亮|党小组|党日|红色/u],
  ['科技检测', /检测|实验室|科研|技术攻关|检验方法|标准化|科技|快速测定|工作室/u],
  ['口岸把关', /疫情|截获|把关|监管|查验|防控|风险|检疫处理|口岸安全|应急|木材|有害生物/u],
  ['便民通关', /通关|绿色通道|直通|放行|预约|无纸化|电子报检|5\+2|24小时|直提|快检|验放|报检/u],
  ['窗口服务', /窗口|首问|限时|一站式|大厅|微笑|满意|服务承诺|延时|上门|体检/u],
  ['区域合作', /合作|备忘录|联动|区域|跨境|会晤|会商|关检|联防|协议/u],
  ['企业帮扶', /企业|帮扶|一对一|培训|出口|外贸|原产地|减负|厂/u],
  ['文化建设', /文化|读书|文艺|演讲|签名|书画|文明/u],
  ['队伍建设', /学习|队伍|干部|练兵|比武|人才|典型|导师|竞赛|岗位|职工/u],
];

export function themeOf(name: string, around: string): Theme {
  for (const [theme, words] of THEMES) if (words.test(name)) return theme;
  for (const [theme, words] of THEMES) if (words.test(around)) return theme;
  return '其他';
}

/** The passage shortened; the words in front say that nobody has written it anew yet. */
export const GIST_MARK = '原文摘录：';
function gistOf(sentence: Sentence, start: number, end: number): string {
  const first = sentence.clauses.findLastIndex((clause) => clause.start <= start);
  const last = sentence.clauses.findIndex((clause) => clause.end >= end);
  let from = Math.max(0, first - 1);
  let to = Math.min(sentence.clauses.length - 1, Math.max(last, first) + 2);
  const cut = () => {
    const a = sentence.clauses[from]?.start ?? sentence.start;
    const b = sentence.clauses[to]?.end ?? sentence.end;
    return sentence.text.slice(a - sentence.start, b - sentence.start);
  };
  while (cut().length > 110 && to > Math.max(last, first)) to -= 1;
  while (cut().length > 110 && from < first) from += 1;
  const text = cut();
  const open = from > 0 ? '……' : '';
  const body = text.length > 160 ? `${text.slice(0, 159)}…` : text;
  return `${GIST_MARK}${open}${body.replace(/[，；：、]$/u, '')}${/[。！？]$/u.test(body) ? '' : '……'}`;
}

/** A name that says itself what it is: 原木熏蒸减量法. */
const INNER_HEAD =
  /(?:工作法|减量法|法|制度|负责制|承诺制|制|机制|模式|工程|品牌|活动|服务|服务卡|联系卡|窗口|平台|行动|计划|开放日|服务队|体检车|驿站|课堂|讲堂|通道|直通车|专列|热线|示范岗|先锋岗|服务岗|报检车|服务站|服务点|连心桥|套餐|书架|讲坛|对子|清单|突击队|先锋队|小分队|长廊|文化墙|公众号|微信群|讲坛|大讲坛|学堂|擂台)$/u;

const NUMERAL_NAME =
  /((?:[一二三四五六七八九十两][\u4e00-\u9fff]){2,4}|[三四五六七八九十]个(?:支撑点|抓手|关口|名片|链条|服务链|结合点|着力点)(?=：)|[一二三四五六七八九十][亮比查看学懂爱公联进送走访帮创评优心零到定](?:[一二三四五六七八九十][\u4e00-\u9fff]){1,3})(?=活动|工作法|品牌|主题|机制|制度|模式|：|，|、|。|；|要求|做法|实践|”)/gu;
const UNQUOTED =
  /(?:(?:发出|办起|建起|搭起|设起|创办|举办|打造|印制|编印|自建|搭建|开办|筹建|推广|设置|采取|采用|成立|制定|制定和|设立?|确立|出台|开辟|推行|实行|建立|健全|落实|实施|创新|首创|开展|推出|试行|创立|完善|执行|坚持|探索|构建|打造|启动|开设|开通|组建)(?:健全|完善|落实)?)(?:了|并|起|和落实|和完善|和实施|和推行)*((?:[\u4e00-\u9fff“”A-Za-z\d+、]{1,18}?)(?:领导小组|工作方案|建设年|提升年|创新年|服务年|班制|化管理|申报窗口|服务窗口|专用窗口|服务卡|联系卡|连心卡|开放月|报检服务|责任制|负责制|办结制|积分制|公示制|承诺制|值班制|纪实制|首问制|联络员制度|联系制度|制度|工作法|工作机制|合作机制|联动机制|会商机制|机制|监管模式|通关模式|工作模式|服务模式|模式|绿色通道|专线|服务热线|学堂|书屋|书吧|书角|课堂|讲堂|夜校|讲坛|大讲坛|服务台|咨询台|咨询窗口|体验馆|工作室|服务超市|服务平台|信息平台|申报平台|长廊|文化墙|专窗|快速通道|服务站|联络站|服务专班|专班|帮扶基金|救助基金|互助基金|积分管理|责任区|示范岗|先锋岗|直通放行|联合应用|倡议|事迹展室|展览馆|陈列室|专家组|直通车|服务品牌|惠民工程|服务工程|[\u4e00-\u9fff]{2}基金|活动日|开放日|(?:检测|攻关|突击|服务|宣讲|应急|帮扶|志愿|巡查)(?:小分队|工作队|分队|队|小组)|签名活动|展示活动|教育活动|党日活动|(?<![体控限编研复抵强定管包挟牵])制))(?=[，、。；：！和“]|为|$|使|对|的|活动|开展|服务|工作|\d)/gu;
const ROW =
  /^(?:、|，|。|和|及|以及)([\u4e00-\u9fff]{2,12}?(?:先锋岗|服务卡|联系卡|联系制度|责任制|负责制|办结制|公示制|承诺制|示范岗|先锋岗|监督岗|责任区|工作法|制度|机制|模式|服务台|咨询台|专窗|窗口|热线|专线|课堂|讲堂|书屋|夜校|学堂|通道|基金|平台|清单|直通车|(?<![体控限编研复抵强定管包挟牵])制))(?=[、，。和等；]|$)/u;
/** 等24条新举措, 三项制度: the measures that were told before, counted. */
const COUNTED =
  /^(等)?([\d一二三四五六七八九十两]+)(?:多|余)?(?:项|条|个|大|种|招|套)[\u4e00-\u9fff]{0,6}?(?:制度|措施|举措|机制|模式|办法|做法|服务|工作法|新政|新招|套餐|规定|品牌|流程|项目|活动)/u;

const countOf = (digits: string): number =>
  /^\d+$/u.test(digits) ? Number(digits) : '零一二三四五六七八九十'.indexOf(digits.replace('两', '二'));

/** The last word of what a unit does, where no quotes say that it is a name. */
const ENDS_AS_MEASURE =
  /(?:制|制度|机制|模式|法|工作法|工程|行动|计划|活动|品牌|服务|平台|系统|通道|直通车|专列|专线|热线|窗口|专窗|窗|岗|责任区|基金|卡|队|小组|团|班|课堂|讲堂|讲坛|夜校|学堂|档案|手册|清单|套餐|台账|账户|站|点|屋|家|室|日|周|月|年|放行|报检|受理|监管|管理|帮扶|培训|联动|会商|通报|约谈|倡议|方案|长廊|墙|应用|建设)$/u;
/** What any office has. */
const GENERIC_NAME =
  /^(?:应急|工作|专项|检测|攻关|突击|服务|宣讲|帮扶|志愿|巡查|领导)(?:小组|队|小分队|工作队|分队)$|[一二三四五六七八九十两\d]+个[\u4e00-\u9fff]{0,4}窗口$|^[\u4e00-\u9fff]{0,2}(?:大厅|加工区|保税区)$/u;
/** 相继落地: what stands in front is what was brought in. */
const BROUGHT_IN =
  /(?:相继|陆续|先后|应运而生|正式|全面|同步|次第|一一)(?:落地|上线|推行|推出|实施|启用|开通|建立|运行|展开|问世|出台|铺开|诞生|到位|见效)(?=[，。；]|$|后|以来)/gu;
const COUNTED_ROW = new RegExp(`${COUNTED.source.slice(1)}(?=[，。、；”]|$)`, 'gu');
const LEADING_VERB = new RegExp(`^.*(?:${DO}|[\\u4e00-\\u9fff](?:起|出|成))(?:了|的)?`, 'u');

/** What any office has and does: no name. */
const OFFICE_WORDS =
  /^(?:健全|完善|[\u4e00-\u9fff]{0,2}相关)?(?:工作领导小组|工作方案|实施方案|领导小组|具体工作方案|工作机制|长效机制|联系机制|管理模式|监管模式|工作制度|检验检疫监管模式|支部学习|中心组学习|人性化服务|风险监测工作机制|常态化联系机制|规章制度|各项制度|管理制度|工作模式|合作机制|联动机制|主题活动|绿色通道模式|工作责任制|岗位责任制|目标责任制|工作平台|服务平台|信息平台|规定制度|体制机制|运行机制)$/u;
const BEGINS_WITH_VERB = new RegExp(`^(?:${DO})`, 'u');

/** Rows of measures without quotes around all of them: 企业约谈制、鲜活产品直通车相继落地; 电子监管、集中审单、“…”管理三项制度. */
function rowsOfMeasures(sentence: Sentence): { name: string; start: number }[] {
  const rows: { name: string; start: number }[] = [];
  const take = (end: number, closed: RegExpExecArray | RegExpMatchArray | null) => {
    const head = sentence.text.slice(0, end);
    const from = Math.max(...['，', '。', '；', '：'].map((mark) => head.lastIndexOf(mark))) + 1;
    const clause = head.slice(from);
    // 日常沟通、项目服务、出口助推三项机制 is one thing; where one of the row has quotes, each is a name.
    if (closed && !clause.includes('“')) return;
    const verb = closed ? LEADING_VERB.exec(clause)?.[0].length : 0;
    if (verb === undefined) return;
    const pieces = clause.slice(verb).split(/[、和]/u);
    if (closed && !closed[1] && countOf(closed[2] ?? '') !== pieces.length) return;
    let at = from + verb;
    for (const piece of pieces) {
      const plain = piece.replace(/[“”]/gu, '');
      const measure = !OFFICE_WORDS.test(plain) && (ENDS_AS_MEASURE.test(plain) || pieces.length > 1);
      if (measure && plain.length >= 4 && plain.length <= 14 && !/[的了在对把将使让为与从等]/u.test(plain))
        rows.push({ name: piece, start: sentence.start + at });
      at += piece.length + 1;
    }
  };
  for (const match of sentence.text.matchAll(BROUGHT_IN)) take(match.index, null);
  for (const match of sentence.text.matchAll(COUNTED_ROW)) take(match.index, match);
  return rows;
}

const POINT = /(?:——|\n\s*)([\u4e00-\u9fff]{3,8})[。：]/gu;
/** Measures that bear a name of their own wherever they are told. */
const KNOWN =
  /[\u4e00-\u9fff]{2,4}开放[日月周](?=集中|活动|，|。|、)|首问负责制|限时办结制|一次性告知制?度?|服务承诺制|(?:党员)?AB角(?:工作)?制度?|廉情公示制度|跟班作业制?|一站式服务|无纸化报检|预约报检(?=、|，|等|制|服务)|检政企联动|关检联动|党员联系(?:企业|户)制度|党员积分管理/gu;

/** 5+2, 白加黑: said in one breath, they are one practice. */
const HOURS = /^(?:5\+2|白(?:加|\+)黑|7×24|7\*24|24小时|夜总会)$/u;
/** Films, songs and shows are none. */
const SHOW_AFTER = /^[\u4e00-\u9fff]{0,8}(?:专题片|宣传片|纪录片|微电影|短片|晚会|演出|汇演|歌曲|之歌|画册|征文集)/u;
/** 与“…”行动相结合: what something else is tied to. */
const TIED_AFTER = /^[\u4e00-\u9fff]{0,6}(?:相|紧密|有机)结合/u;
/** “统一形象、统一品牌、统一窗口、统一规范”的四统一建设: what the quoted list is summed up as. */
const SUMMED =
  /^(?:等)?的?(?![\d一二三四五六七八九十两]+(?:项|条|种))((?:[两二三四五六七八九十](?!项|字|大?方针|个方面)(?:张|大|个|项)?[\u4e00-\u9fff]{2,3}(?:一[\u4e00-\u9fff]{2})?(?:建设|工程|行动|活动|机制|模式|工作法|服务)?)(?=，|。|、|；|的新)|[\u4e00-\u9fff]{3,14}?(?:体系|模式|机制|工作法|工程|制度))/u;
/** A title that is striven for is no practice: 争创“全国青年文明号”. */
const STRIVEN = /(?:争创|申报|申创|争当|夺取|获得|获|荣获|评为|授予|迎接)(?:为|了)?(?:[\u4e00-\u9fff、]{0,8})$/u;
const TITLE =
  /^(?:全国|全[省市区]|国家级?|[省市]级|系统|[\u4e00-\u9fff]{2,3}[省市]).*(?:号|单位|窗口|集体|岗|先进|标兵|称号|示范点|示范区|实验室|基地|红旗)$|^(?:青年文明号|工人先锋号|文明单位|巾帼文明岗)$/u;
/** A thing of one's own making that bears a book's title: 编印《报检一点通》. */
const BOOK =
  /(?:编印|编写|编制|制作|印制|自编|编发|编撰|绘制|汇编)(?:了|的|出)?(?:[\u4e00-\u9fff]{0,6})《([^》]{3,20}(?:通|口诀|宝典|锦囊|歌诀|三字经|百句))》/gu;

/** Things that a unit sets up or hands out, by their last word: “海鲜专窗”, “果园日记”, “报关通”. */
const THING =
  /(?:[\u4e00-\u9fff]{2}(?:通|卡|屋|站|家|伞|座|椅|包|箱|袋|车|船|艇|榜|墙|园|角|岗|哨|队|团|班|组|会|所|室|店|铺|超市|柜|桥|港湾|营|网|云|码|群|链|窗|门|课|书|报|册|本|簿|信|单|表|牌|证|方|库|港|坊|田|林|吧|节|周|月|日|营|奖|学院|医院|银行|法庭|门诊|诊所|日记|手记|手册|读本|病历|账本|台账|档案|地图|指南|锦囊|名片|医生|管家|专员|特派员|观察员|联络员|指导员|协管员|讲师|党小组|智库|大脑|管家式服务|义工|志愿者|客服|热线|直通车|专列|快车|快线|快递|驿站|超市|工厂|码头|党校|夜校|课堂|讲堂|讲坛|学堂|论坛|沙龙|加油站|蓄水池|工作室|工作坊))$/u;
/** Names made after a pattern: 边卸边检, 先放后补, 一船一策, 零等待, 即查即放, 1+3. */
const PATTERNED =
  /^(?:边.边.|即.{1,2}即.|先.{1,2}后.{1,2}|随.随.|快.快.|一.{1,2}一.{1,2}(?:一.{1,2})?|零(?!投诉|差错|通报|事故|失误|退运|召回|积压|违纪|缺陷|增长|突破|报告|库存|风险|关税|容忍|感染|污染|疏漏|漏检|瑕疵|误差|违规|案件).{2,3}|不.{1,2}[断停打歇]\S?|.{0,4}不断档|容缺.{2}|(?:.{1,4}\+)+.{1,4}|夜.晨.|早.晚.|.前.后|.{1,2}代.{1,2}|师带徒.*|[\u4e00-\u9fff]{2,4}(?:直通|直达|速通|速递|速办|代办|前置|后移|互认|共享|联办|通办|受理|放行|预约|快检|快放|快验|上门|送检))$/u;
/** What comes of it, said right behind the name: “…”相继落地, “…”让企业少跑腿. */
const EFFECT =
  /^(?:[\u4e00-\u9fff]{2,5})?(?:相继|陆续|先后|已经?|正式|全面|也|应运|诞生|落地|上线|开讲|开办|开放|开课|开张|开通|启用|运行|投用|成了|让|使|惠及|覆盖|累计|办到|深受|走进|引来|带动|自)/u;
const NAMING = /(?:名为|取名|起名|定名|命名为|名字叫|取名叫|名叫|冠名|叫做|叫作|叫|称之为|称为)$/u;
/** “…”是该局今年的头一件实事: said of a measure, by name. */
const SAID_OF =
  /^(?:被|获|荣获)[^，。；]{0,24}品牌|^(?:的?[\u4e00-\u9fff]{0,2})?(?:是|成为|成了|已成为|如今成了)[^，。；]{0,16}(?:举措|品牌|做法|招牌|创新|探索|尝试|实事|抓手|载体|办法|桥梁|纽带|常态|惯例|传统|样板)|^(?:做成|变成|打造成|坚持|写进|纳入|列为)[^，。；]{0,6}(?:常态|品牌|制度|招牌|实事|惯例|传统|规矩)/u;
/** 一种叫作“…”的监管办法: what the name is the name of. */
const NAMED_THING =
  /^的[^，。；“]{0,8}?(?:办法|制度|做法|机制|模式|服务|改革|平台|窗口|行动|活动|措施|举措|方法|系统|流程|通道|课堂|队伍|小组|团队)/u;
/** 该市实施, 市政府推出: at the head of a clause, whoever governs the place. */
const GOVERNED =
  /^(?:今年|去年|近年来?|当时|其时)?(?:[该全我当][市省县区州国镇地]|国家|我国|[市省县区州](?:委|政府|里)+|市委、市政府|当地政府|[\u4e00-\u9fff]{2,3}[市省县区州](?:委|政府)?)(?:也|还|已|正|率先|率先)?(?:推行|实施|推出|开展|启动|出台|提出|打造|举办|评选|推广|深入)/u;
/** 把“…”变成“…”, 从“…”到“…”: a turn of speech. */
const CONTRAST =
  /(?:把|从|变|将|由|化)“[^”]{1,10}”[^，。；“]{0,4}(?:变成|变为|变|化为|转为|化作|做成|到|为|转向|走向|向)了?“[^”]{1,10}”/gu;
/** “三证合一”手续: papers and goods, not what a unit does. */
const PAPERS_AFTER = /^(?:的)?(?:手续|证书|材料|问题|产品|商品|企业|规划|战略|目标|期间|时期|原则)/u;
/** 撑起了, 办起, 打出, 建成, 改成: any verb that makes something be there. */
const MAKES =
  /(?:(?<![突指看检查评说喊提选悟])[\u4e00-\u9fff](?:起|出|成)了?|设|设了|配|备|备有|派驻|派出|聘请|安排|打造|运用|上线|试水|首创|推广)[\d\u4e00-\u9fff]{0,10}$/u;
/** Whose it is: 该局的, 她们的, 一本, 每月的. */
const OWNED =
  /(?:(?:局|中心|支部|科|处|办事处|室|该局|他们|她们|我们|队)(?:的|有)(?:[一两三]?[本个支张项套条部间只座])?|(?:有|着|出|的)一[本个支张项套条部间只座])$/u;
/** 靠的是…, 秘诀是…: what is told next is what they do. */
const SECRET =
  /(?:靠的|得益于|秘诀|法宝|答案|招数|做法|办法|诀窍|奥秘|喜欢的|受欢迎的|称道的|叫好的|叫得响的)[^。；]{0,16}$/u;
/** X是企业的“…”: a nickname. */
const NICKNAMED = /(?:是|成为|成了|作为|当好|做好|当起了?|当|变身|化身|无愧于?|堪称|像|好比|如同)[^，。；：“]{0,14}$/u;
/** A picture, not a name. */
const PICTURE =
  /^(?:[两三四五六七八九十]件宝|[两三四五六七八九十]大件|拦路虎|金钥匙|加速度|火眼金睛|最[初先后]一[公米里道].*|大管家|香饽饽|敲门砖|主心骨|娘家人|领头雁|定心丸|及时雨|排头兵|急先锋|守护神|贴心人|知心人|领路人|引路人|挡箭牌|紧箍咒|试金石|风向标|晴雨表|聚宝盆|摇钱树|绊脚石|拳头产品|硬骨头|组合拳|重头戏|半边天|大本营|桥头堡|黄金周|黄金期|快车道|高速路|重灾区|老大难|一盘棋|一张网|一条心|一家人|一股绳|硬杠杠|硬道理|好声音|好帮手|新引擎|助推器|催化剂|润滑剂|防火墙|防护网|安全网|安全阀|防疫墙|护身符|通行证|身份证|出生证|第[一二]道?防?线|家常便饭|啄木鸟|铁榔头|老黄牛|螺丝钉|多面手)$/u;
/** Inner words of a whole sentence: a motto, not a name. */
const SENTENCE =
  /(?:[^但总]是|就[是要能会不]|为了|[你我他她]们?|不能|不要|要[\u4e00-\u9fff]{2}|宁可|不让|胜于|等于|没有|才能)(?!.*(?:岗|制|法|卡)$)/u;
/** Somebody is chosen or rewarded: “服务明星”. */
const CHOSEN =
  /(?:评选|选出|评出|评比|表彰|颁发|奖励|命名|授予|评为|选树|争当|争做|推选)(?:了|出|的)?[^，。；“]{0,8}$/u;
const PERSONAL = /(?:明星|标兵|能手|之星|模范|先进|状元|十佳|楷模|典型|尖兵|达人|代言人|好人|先锋)$/u;
/** The head noun that a quoted name leads up to: “…”服务品牌, “…”等三项活动; not “…”写进了日常. */
function headBehind(after: string): RegExpExecArray | null {
  const head = HEAD_AFTER.exec(after);
  return head &&
    !/^[^等]{0,8}?(?:[了在把被将让使给到着过]|为(?!民|载体|抓手|平台|主题)|开展|走进|推进|加快)/u.test(head[0])
    ? head
    : null;
}

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
        !/^(?:、|，|和|及|以及|与|。)?(?:[\u4e00-\u9fff]{0,4}(?:、|和)|[\u4e00-\u9fff]{1,4}局的|创先争优)?$/u.test(
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
    const head = headBehind(longAfter);
    const ahead = DONE_BEFORE.test(before) || HEAD_BEFORE.test(before);
    const inTitle = inHonor(first.start) && inHonor(last.end - 1);
    const doer = subjects.named(clauseAt(sentence, first.start));
    // 日资企业…实行“…”的管理模式: a firm's or another authority's.
    const theirs =
      doer?.kind === 'other' &&
      doer.end <= first.start &&
      /公司|企业|集团|厂$|农场|合作社|总局|海关|[市县省]委|^日本|^欧盟|^美国|^韩国/u.test(doer.name) &&
      !/(?:局|办事处|中心|支部)的$/u.test(before);
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
    for (const quotation of group) {
      const { inner, start, end, speech } = quotation;
      if (speech || inner.length < 2 || inner.length > 30) continue;
      // “零差错、零距离”的“四零”目标: what a name means.
      if (/^的“/u.test(text.slice(end, end + 2)) && /[、，]/u.test(inner)) continue;
      if (/博览会|展览会|论坛|比赛|规划|纲要|条例|决定|通知|》|年会$/u.test(inner)) continue;
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
        contrasts.some((one) => start >= one.start && end <= one.end) ||
        TIED_AFTER.test(longAfter) ||
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
        /(?:摆放|悬挂|挂着|立在|醒目|标牌|牌子|标识牌|牌匾|奖牌|展会|博览会|会议(?!室)|论坛)/u.test(
          `${before.slice(-8)}|${after.slice(0, 8).replace(/[，。；].*$/su, '')}`,
        ) &&
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
      const told =
        !/[、]/u.test(inner) &&
        !HOURS.test(inner) &&
        inner.length <= 12 &&
        (PATTERNED.test(inner) ? 2 : 0) +
          (THING.test(inner) ? 1.5 : 0) +
          (NAMING.test(near) ? 2 : 0) +
          (MAKES.test(near) ? 1.5 : 0) +
          (OWNED.test(near) ? 1 : 0) +
          (EFFECT.test(own) ? 1 : 0) +
          (SAID_OF.test(longAfter) ? 2 : 0) +
          (SECRET.test(text.slice(sentence.start, start)) ? 1 : 0) >=
          2;
      const named = head ?? headBehind(text.slice(end, end + 16));
      const sure = named && ahead;
      if (!named && !ahead && !numeral && !inside && !parallel && !told && !(carrier && (numeral || paired))) continue;
      if (
        (!sure && PICTURE.test(inner)) ||
        (!named && PAPERS_AFTER.test(own)) ||
        (!numeral && /(?:按照|依照|遵循|符合|享有|素有)$/u.test(near)) ||
        /(?:故事|之歌|乐章|赞歌|交响曲|传奇|佳话|风景线|春天)$/u.test(inner) ||
        (named && /战略$/u.test(named[0])) ||
        GOVERNED.test(clauseAt(sentence, start).text) ||
        (!named &&
          NICKNAMED.test(near) &&
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
      const single = group.length === 1 ? headBehind(after) : null;
      const tail = single && single[0].length <= 10 && !/[在是为的]|^线|当作/u.test(single[0]) ? single[0] : '';
      const name = tail ? `“${inner}”${tail}` : inner;
      add(name, start, end, (head ? 0.4 : 0.2) + (ahead ? 0.35 : 0.1) + (numeral ? 0.1 : 0), inner);
    }
  }
  for (const match of text.matchAll(BOOK)) {
    const name = match[1] ?? '';
    const start = match.index + match[0].length - name.length - 2;
    if (!inHonor(start)) add(`《${name}》`, start, match.index + match[0].length, 0.5, name);
  }
  for (const match of text.matchAll(NUMERAL_NAME)) {
    const name = match[1] ?? '';
    const start = match.index;
    if (quotationAt(reading, start) || inHonor(start) || CAMPAIGNS.test(name)) continue;
    if (
      /^(?:一心一意|三三两两|十全十美|四面八方|五湖四海|千家万户|一点一滴|一丝一毫|一个一个|三番五次|七上八下|一五一十|一言一行|一举一动|一分|一年一|一次一|一步一|一批一|一代一|一家一)/u.test(
        name,
      )
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
    const pieces = /[一二两三四五六七八九十]项(?:机制|制度)$/u.test(raw) ? [raw] : raw.split('、');
    let at = start;
    for (const piece of pieces) {
      const name = piece
        .replace(/^(?:了|和|及|与|一套|一系列|一个|科学的?|完善的?|长效的?|严密的?|严格的?|各项|有关|相关)+/u, '')
        .replace(/^.*(?:和|并)(?:设立|建立|推行|实行|开展)了?(?=[\u4e00-\u9fff]{4,})/u, '')
        .replace(/^.*的(?=[\u4e00-\u9fff“]{4,})/u, '')
        .replace(/^(?:[\d一二两三四五六七八九十百]+(?:余|多)?[支个名批间处条套](?!工程))(?=[\u4e00-\u9fff“]{4,})/u, '');
      if (
        (pieces.length === 1 || ENDS_AS_MEASURE.test(name)) &&
        !GENERIC_NAME.test(name) &&
        name.length >= (/班制$/u.test(name) ? 3 : 4) &&
        name.length <= 20 &&
        !/实施|开展|做好|进行|^[\d一二两三四五六七八九十]+(?:多)?[项个条]|^(?:[\u4e00-\u9fff]{0,2}(?:优质)?检验检疫|优质|国检)(?:优质)?服务品牌$/u.test(
          name,
        ) &&
        !OFFICE_WORDS.test(name) &&
        !/[在对把将使让为了]/u.test(name.replace(/“[^”]*”/gu, '')) &&
        !seen.has(key(/“([^”]+)”/u.exec(name)?.[1] ?? ''))
      )
        add(name, at, at + piece.length, 0.55);
      at += piece.length + 1;
    }
    // 采取党员示范岗、党员服务卡、党员定期联系制度: the verb stands once for the row.
    let end = match.index + match[0].length;
    for (;;) {
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
  }
  return { practices, rejected };
}
