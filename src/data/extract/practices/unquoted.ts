/**
 * Names of practices that stand without quotes: behind a verb of doing, in a row, as numerals, as points of a list.
 */

import type { Sentence } from '../text.ts';
import { COUNTED, countOf, DO } from './words.ts';

export const NUMERAL_NAME =
  /((?:[一二三四五六七八九十两][\u4e00-\u9fff]){2,4}|[三四五六七八九十]个(?:支撑点|抓手|关口|名片|链条|服务链|结合点|着力点)(?=：)|[一二三四五六七八九十][亮比查看学懂爱公联进送走访帮创评优心零到定](?:[一二三四五六七八九十][\u4e00-\u9fff]){1,3})(?=活动|工作法|品牌|主题|机制|制度|模式|：|，|、|。|；|要求|做法|实践|”)/gu;

/** Everyday idioms that are made as such names are. */
export const IDIOM =
  /^(?:一[心]一[意德]|一清二[楚白]|一干二净|一穷二白|一来二[去往]|一石二鸟|一刀两断|一波三折|一唱一和|一朝一夕|一生一世|一模一样|一草一木|一砖一瓦|一针一线|一枝一叶|一字一[句顿]|一五一十|一板一眼|一张一弛|一老一[小少]|一左一右|一前一后|一上一下|一[里内]一外|一问一答|一来一[往回]|一目[了十]|一日三餐|一日千|一男一女|一东一西|一南一北|一大一小|一冷一热|一静一动|一丝一毫|一点一滴|一言一行|一举一动|一个一个|一分|一年一|一次一|一步一|一批一|一代一|一家一|三三两两|三令五申|三长两短|三天两|三头[两六]|三心[二两]意|三[言番][两五二]|三更半|三教九流|三六九等|三五成|四分五裂|四面八方|四平八稳|四通八达|五湖四海|五光十色|五花八门|五颜六色|五脏六腑|七[手嘴零拼上][八下]|八九不离|九死一生|九牛一毛|十[全拿][十九]|十有八九|千家万户)/u;

export const UNQUOTED =
  /(?:(?:组织(?=[\u4e00-\u9fff]{2,8}队)|牵头建[立起]|共建|共同建立|联合建立|推动建立|新设|增设|启用|投用|挂起|办好|派驻|发出|办起|建起|搭起|设起|创办|举办|打造|印制|编印|自建|搭建|开办|筹建|推广|设置|采取|采用|成立|制定|制定和|设立|设(?![立置有])|确立|出台|开辟|推行|实行|建立|健全|落实|实施|创新|首创|开展|推出|试行|创立|完善|执行|坚持|探索|构建|打造|启动|开设|开通|组建)(?:健全|完善|落实)?)(?:了|并|起|出(?![口入境证])|和落实|和完善|和实施|和推行)*((?:[\u4e00-\u9fff“”A-Za-z\d+、]{1,18}?)(?:领导小组|工作方案|建设年|提升年|创新年|服务年|班制|化管理|申报窗口|服务窗口|专用窗口|服务卡|联系卡|连心卡|开放月|报检服务|责任制|负责制|办结制|积分制|公示制|承诺制|值班制|纪实制|首问制|联络员制度|联系制度|制度|工作法|工作机制|合作机制|联动机制|会商机制|机制|监管模式|通关模式|工作模式|服务模式|模式|绿色通道|专线|服务热线|学堂|书屋|书吧|书角|课堂|讲堂|夜校|讲坛|大讲坛|服务台|咨询台|咨询窗口|体验馆|工作室|服务超市|服务平台|信息平台|申报平台|长廊|文化墙|专窗|快速通道|服务站|联络站|服务专班|专班|帮扶基金|救助基金|互助基金|积分管理|责任区|示范岗|先锋岗|直通放行|联合应用|倡议|事迹展室|展览馆|陈列室|专家组|直通车|服务品牌|惠民工程|服务工程|[\u4e00-\u9fff]{2}基金|活动日|开放日|(?:接待|蹲点|解读|体验|约谈|走访|服务|学习|咨询|办公)日|微信群|QQ群|观察哨|监测哨|图书角|读书角|讲习班|直通信箱|[\u4e00-\u9fff]{2}专栏|意见信箱|监督信箱|数据平台|监管平台|监测平台|查询平台|服务团|专家团|宣讲团|先锋窗|联办窗|绿色窗|帮扶台账|联盟|协作圈|服务圈|工作站|党小组|爱心窗口|(?:移动|流动)[\u4e00-\u9fff]{1,3}[车船站]|积分榜|红黑榜|休息区|等候区|母婴室|谈心室|阅览室|减压室|记录簿|意见簿|联席会议|(?:预约|错时|延时|提前|上门)[\u4e00-\u9fff]{0,4}制|(?:检测|攻关|突击|服务|宣讲|应急|帮扶|志愿|巡查|讲解|巡讲|护航|翻译|指导)(?:小分队|工作队|分队|队|小组)|签名活动|展示活动|教育活动|党日活动|(?<![体控限编研复抵强定管包挟牵])制))(?=[，、。；：！和“]|为|$|使|对|的|活动|开展|服务|工作|把|将|里|\d)/gu;

export const ROW =
  /^(?:、|，|。|和|及|以及|与)([\u4e00-\u9fff]{2,12}?(?:先锋岗|服务卡|联系卡|联系制度|责任制|负责制|办结制|公示制|承诺制|示范岗|先锋岗|监督岗|责任区|工作法|制度|机制|模式|服务台|咨询台|专窗|窗口|热线|专线|课堂|讲堂|书屋|夜校|学堂|通道|基金|平台|清单|直通车|休息区|母婴室|服务站|驿站|微信群|(?<![假节生今当次平昔即终工作翌])日|(?<![体控限编研复抵强定管包挟牵])制))(?=[、，。和等；]|为|让|$)/u;

/** The last word of what a unit does, where no quotes say that it is a name. */
export const ENDS_AS_MEASURE =
  /(?:制|制度|机制|模式|法|工作法|工程|行动|计划|活动|品牌|服务|平台|系统|通道|直通车|专列|专线|热线|窗口|专窗|窗|岗|责任区|基金|卡|队|小组|团|班|课堂|讲堂|讲坛|夜校|学堂|档案|手册|清单|套餐|台账|账户|站|点|屋|家|室|日|周|月|年|放行|报检|受理|监管|管理|帮扶|培训|联动|会商|通报|约谈|倡议|方案|长廊|墙|应用|建设)$/u;

/** What any office has. */
export const GENERIC_NAME =
  /^(?:应急|工作|专项|检测|攻关|突击|服务|宣讲|帮扶|志愿|巡查|领导)(?:小组|队|小分队|工作队|分队)$|[一二三四五六七八九十两\d]+个[\u4e00-\u9fff]{0,4}窗口$|^[\u4e00-\u9fff]{0,2}(?:大厅|加工区|保税区)$|^(?:博士后|院士|专家)(?:科研)?工作站$|^(?:电子|纸质|个人)(?:档案|台账|日志|手册)$/u;

/** 相继落地: what stands in front is what was brought in. */
const BROUGHT_IN =
  /(?:相继|陆续|先后|应运而生|正式|全面|同步|次第|一一)(?:落地|上线|推行|推出|实施|启用|开通|建立|运行|展开|问世|出台|铺开|诞生|到位|见效)(?=[，。；]|$|后|以来)/gu;

const COUNTED_ROW = new RegExp(`${COUNTED.source.slice(1)}(?=[，。、；”]|$)`, 'gu');

/** 推出预约服务、容缺受理、证书快递三项措施: counted as so many measures, each is one; 三项机制 may be one thing. */
const MEASURES = /(?:措施|举措|服务|做法|新政|新招|新举|制度)$/u;
const BRINGS_IN = /(?:推出|首创|首推|试行|率先推行|开通|创新推出)了?/u;

const DAILY_WORK =
  /^(?!.*(?:预约|网上|远程|容缺|集中|上门|直通|免|快速|无纸|随到|前置|联合))[\u4e00-\u9fff]{0,6}(?:检疫|检验|鉴定|送检|采样|取样|抽样|查验|检测|消毒|熏蒸|放行|签证|审单|报检|受理|核查|巡查|监装|监卸|验收|卸货|装货|计重)$/u;

const LEADING_VERB = new RegExp(`^.*(?:${DO}|[\\u4e00-\\u9fff](?:起|出|成))(?:了|的)?`, 'u');

/** What any office has and does: no name. */
export const OFFICE_WORDS =
  /^(?:健全|完善|[\u4e00-\u9fff]{0,2}相关)?(?:工作领导小组|工作方案|实施方案|领导小组|具体工作方案|工作机制|长效机制|联系机制|管理模式|监管模式|工作制度|检验检疫监管模式|支部学习|中心组学习|人性化服务|风险监测工作机制|常态化联系机制|规章制度|各项制度|管理制度|工作模式|合作机制|联动机制|主题活动|绿色通道模式|工作责任制|岗位责任制|目标责任制|工作平台|服务平台|信息平台|规定制度|体制机制|运行机制|监管制度|检验制度|检疫制度|质量管理体系|联席会议)$/u;

export const BEGINS_WITH_VERB = new RegExp(`^(?:${DO})`, 'u');

/** Rows of measures without quotes around all of them: 企业约谈制、鲜活产品直通车相继落地; 电子监管、集中审单、“…”管理三项制度. */
export function rowsOfMeasures(sentence: Sentence): { name: string; start: number }[] {
  const rows: { name: string; start: number }[] = [];
  const take = (end: number, closed: RegExpExecArray | RegExpMatchArray | null, brought = '') => {
    const head = sentence.text.slice(0, end);
    const from = Math.max(...['，', '。', '；', '：'].map((mark) => head.lastIndexOf(mark))) + 1;
    const clause = head.slice(from);
    // 日常沟通、项目服务、出口助推三项机制 is one thing; where one of the row has quotes, each is a name.
    if (closed && !clause.includes('“') && !(MEASURES.test(closed[0]) && BRINGS_IN.test(clause))) return;
    const verb = closed ? LEADING_VERB.exec(clause)?.[0].length : 0;
    if (verb === undefined) return;
    const pieces = clause.slice(verb).split(/[、和]/u);
    // 登轮检疫、货物鉴定、采样送检同步展开: a day's work.
    if (/^同步展开/u.test(brought) && !clause.includes('“') && pieces.every((piece) => DAILY_WORK.test(piece))) return;
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
  for (const match of sentence.text.matchAll(BROUGHT_IN)) take(match.index, null, match[0]);
  for (const match of sentence.text.matchAll(COUNTED_ROW)) take(match.index, match);
  return rows;
}

export const POINT = /(?:——|\n\s*)([\u4e00-\u9fff]{3,8})[。：]/gu;

/** Measures that bear a name of their own wherever they are told. */
export const KNOWN =
  /(?<=开[通辟设]了?)绿色通道|[\u4e00-\u9fff]{2,4}开放[日月周](?=集中|活动|，|。|、)|首问负责制|限时办结制|一次性告知制?度?|服务承诺制|(?:党员)?AB角(?:工作)?制度?|廉情公示制度|跟班作业制?|一站式服务|无纸化报检|预约报检(?=、|，|等|制|服务)|检政企联动|关检联动|党员联系(?:企业|户)制度|党员积分管理/gu;

/** A thing of one's own making that bears a book's title: 编印《报检一点通》, 编成《车底查验十看》口诀. */
export const BOOK =
  /((?:编印|编写|编制|制作|印制|自编|自创|编发|编撰|绘制|汇编|编成|写成|编出|编了|总结成|整理成|归纳成|提炼成|编纂|首创|出台|制定|推出|发布|印发)(?:了|的|出)?(?:[\u4e00-\u9fff\d]{0,6}))?《([^》]{3,20})》((?:口诀|歌诀|顺口溜|三字经|快板|歌谣)?)/gu;

/** The title of a rhyme or a handbook for the work. */
export const RHYME =
  /(?:通|口诀|宝典|锦囊|歌诀|三字经|百句|顺口溜|[一二三四五六七八九十]+[看查步字诀]|字诀|(?<!第)(?:[一二三四五六七八九]?十[一二三四五六七八九]?|\d+)条(?:措施|意见|举措|办法)?)$/u;
export const RHYME_ONLY = /(?:口诀|歌诀|三字经|顺口溜|字诀)$/u;

/** 建立的X快速筛查法: a method of one's own, by what it is called. */
export const METHOD =
  /(?:建立|建起|总结|摸索|独创|首创|创立|创造|探索|发明|提出|研究|开发|研发|推广|推行|形成|提炼|自创|运用)(?:出|起|了|的|并)*(?:一套|一种)?([\u4e00-\u9fff\dA-Za-z]{3,16}?(?:工作|操作|查验|检验|鉴别|鉴定|筛查|测定|检测|速测|快筛|倒查|管理|学习|教学|服务|分析|监管|处理|处置|检疫|审单|排查|溯源|[一二三四五六七八九十](?:步|字|看|查|快|定|段|环|问)|判定|识别|帮扶|谈心|调解|巡查|值守)法)(?=[，。、；：把将被已使让获在成]|$)/gu;

/** 实行24小时预约检验. */
export const ROUND_THE_CLOCK =
  /(?:实行|推行|提供|开展|实施|坚持|执行|推出|开通)了?((?:24小时|二十四小时|全天候|节假日|周末|双休日|错峰|延时|错时|午间|无休|预约){1,3}(?:不间断|无间断|随到随|不打烊)?(?:预约|上门|快速)?(?:检验|查验|报检|检疫|放行|受理|值班|值守|上下班|办公|通关|服务)(?:检疫)?(?:制度?)?)(?=[，。、；：和]|$)/gu;

/** 人手一本民情日记簿, 挂起一块积分榜: a thing that everybody there has. */
export const HELD =
  /(?:人手|都有|备有|设有|各有|每人|配发|发放|发给|挂起|挂出|建起|立起|配上|贴出|列出|有)了?一[本张块份册面套个间]([\u4e00-\u9fff]{2,8}?(?:簿|榜|卡|日记|账本|台账|清单|手册|(?<!荣誉|照片|锦旗|形象|展示)墙|角|屋|手账|档案|日志|图))(?=[，。、；：]|$)/gu;

/** 每周三是企业接待日, 每月15日的局长接待日. */
export const DAYS =
  /每(?:周|月|季度?|年|逢|个)[^，。；“]{0,8}?(?:是|为|定为|的)(?:[\u4e00-\u9fff]{1,4}的|该局|全局)?((?:(?!的)[\u4e00-\u9fff]){0,8}?(?:接待|蹲点|学习|走访|服务|开放|活动|体验|咨询|约谈|办公|练兵|宣讲|解读|党员|读书|廉政|谈心|座谈|碰头|家访|送教)[日夜])/gu;

/** 推出服务企业二十条: measures that go by their number. */
export const TOTAL =
  /(?:推出|出台|制定|发布|公布|印发)了?([\u4e00-\u9fff]{4,14}?[一二三四五六七八九]?十[一二三四五六七八九]?条(?:措施|意见|办法|规定|举措|禁令|承诺|新政)?)(?=[，。、；：]|$)/gu;
