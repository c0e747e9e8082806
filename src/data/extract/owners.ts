/**
 * Whose a figure is: the unit's own, or somebody else's, and whose then. A figure of somebody else printed as the unit's own is
 * the worst error there is, so what belongs to ports, places, firms, goods or a superior is known by kind.
 */
import { placeAt } from './places.ts';
import type { Quantity } from './quantities.ts';
import type { Subject, Subjects } from './subjects.ts';
import { type Clause, quotationAt, type Reading, type Sentence } from './text.ts';
import type { UnitIdentity } from './units.ts';

/** Null: the unit's own. */
export type Owner = { name: string | null; sure: boolean };

type OwnerContext = { reading: Reading; unit: UnitIdentity | null; subjects: Subjects };

/** What no inspection unit has by itself: output, trade, population, turnover belong to a place, a port or a firm. */
const FOREIGN_METRIC =
  /(?:进出口[\u4e00-\u9fff]{0,2}总[额值]|总货值|外贸总[额值]|(?:对外)?贸易额|进出口额|出口额|进口额|出口值|出口总[额值]|销售收入|销售额|产值|总产值|GDP|生产总值|财政收入|税收收入|利润|创汇|吞吐量|交易额|过货量|过货|贸易量|人口|投资总额|总投资|到位资金|产量|加工木材|年产|出栏|[种栽][植种培]面积|增收|人均收入|纯收入|交付船舶|客流量|市场份额|市场占有率|经营收入|泊位|岸线|货运量|客运量|注册资本|年加工|从业人员|通航里程|年?输[气油]|装机|设计能力|集体(?:经济)?收入|经济收入|[户人]均[\u4e00-\u9fff]{0,4}收入|贫困(?:发生率|人口)|(?<![帮扶对访问助])贫困户|每[户人亩][\u4e00-\u9fff]{0,3}(?:收入|增收)|亩产|亩均|户均|吸纳|外贸额|(?:旅客|游客)(?:人数|数量|总数|量)|进口量|出口量|收购价|售价|单价|价格|参与(?:边民|群众|农户)|[每一](?:斤|公斤|担)[\u4e00-\u9fff]{0,3}(?:值|卖)|辖区(?:总|陆地)?面积|耕地|运送旅客|海岸线)/u;
/** What befalls people and what they live on: no doing of a unit, unless it stands there as the doer. */
const FATE =
  /死亡|病死|签约|净赚|净挣|展[出览]面积|受灾|倒塌|冲毁|淹没|遇难|失踪|转移群众|卖[出了]|多卖|少花|种[着了植]|养[着了]|(?<!挽回|避免|减少|降低|防止|追回|挽救|经济)损失/u;
/** …but 检验检疫出口货物…货值, 减免…, 签证金额 are its own doing. */
export const OWN_WORK =
  /检验检疫(?!费|员)|[检查]了|出证|验放|办结|审单|检疫(?!费|员|犬)|检验(?!费|员|室)|查验(?!费|场|设施|平台)|监管|签发|检出|截获|减免|索赔|挽回|受理|签证|培训|征收|征税|办理|审批|评定|节约|节省|减负|检测(?!费|设备|项目|室|线|员)/u;
/** 因检疫不合格损失3万元, 在检疫员指导下卖了12万元: named as a reason or a help only. */
const ASIDE = /(?:因|由于|随着)[^，]{0,8}(?:不合格|超标|缩短|提速)|在[^，]{1,12}(?:指导|帮助|帮扶|支持|培训)下/gu;
const ownWork = (told: string) => OWN_WORK.test(told.replace(ASIDE, ''));
/** What anybody may do, but a unit told of as the doer of all the rest does in these articles: not what those it is done for do. */
const CARE =
  /接待|走访|调研|解决|退回|上缴|发送|编印|印发|制定|消毒|处理|送去|赠|捐|资助|派出|选派|举办|开展|召开|推出|出台|开通|设立|收集|记下|上门|登轮|巡查|值守|加班|取样|采样|抽检|发放|讲课|授课|指导|帮助|帮扶|协助|化解|救出|宣传|起草|梳理|取消|下放|抢救|奔波|坚守|协调|辅导|回访|看望|慰问|宣讲/u;
/** Those who are visited, asked and helped. */
const SERVED = /(?:企业|企|[群公]众|[农牧渔商用]?户|民|客|人|商|东|农|员|户|者|们|师生)$/u;
/** Where a unit works. */
const SITE = /(?:口岸|港|港区|机场|码头|园区|保税区|加工区|[^全]市|辖区)$/u;
const SPARING = /节约|节省|减负|办理/gu;
/** More of what a unit does itself or brings about. */
const UNIT_ACTS =
  /帮|扶|查|走[完遍访]|引导|推广|惠及|覆盖|受益|服务|培训|投入|投资|争取|筹|募|结对|联系|辅导|建[成起立]|修[建通了]|打[造井]|发现|捕获|捕[获捉]|采集|监测|检查|审核|备案|注册|登记|考核|评审|验收|认证|出具|换证|签|撰写|发表|刊发|编写|研制|承担|主持|参与|参加|完成(?!产|销)|化验|鉴定|送检|体检|接种|诊|排查|消杀|除害|熏蒸|销毁|退运|放行|通关|免[费收除]|退[还税]|挽|追|索|配备|购置|添置|引进设备|奖|购买|订阅|学习|组织|组建|动员|发动|带动|促成|推动|促进|助|支持|协助|为[^，]{1,10}(?:减|省|降|增|争)/u;
/** Grounds, houses, money and people of a unit itself. */
const UNIT_HAS =
  /实验|办公|业务用房|宿舍|食堂|检测|检验|检疫|隔离|监管|备案|注册|规费|收费|费收|党[员费]|支部|职工|干部|关员|占地|征地|试验田|样品|样本|图书|藏书|经费|预算|固定资产|设备|仪器|科研|课题|标准|专利|论文|档案|荣誉|证/u;
/** Money of a village, a market, a firm or a household. */
const ALIEN_MONEY =
  /收入|营业额|成交|交易额|销售|零售|批发|流水|欠[着了下债款账]|外债|债务|负债|集体账|存款|分红|纳税|税[收额]|利税|毛利|盈利|亏损|工资|身家|租金|外汇|订单|产值|市值|进账|赚|身价|卖/u;
/** What is grown, raised, made and sold. */
const ALIEN_OUTPUT =
  /年产|日产|月产|年销|日销|月销|产能|单产|总产|产量|采摘|收获|收成|收购|屠宰|出栏|存栏|栽[种植培]|种植|养殖|下线|丰收|销量|外销|内销|滞销|销往|销到|加工能力|捕捞|打捞上|挂果|结果树|养[牛羊猪鸡鸭鹅鱼虾蟹蜂蚕兔马驴]|(?<!义务)[栽种][了下植着]|森林|绿化率|覆盖率|降水|气温/u;
/** What a port or a line carries. */
const ALIEN_TRAFFIC =
  /吞吐|装卸|储存|堆存|库存|囤积|承运|运送|运输|载客|载货|客流|货流|车流|开行|首航|通航|起降|靠泊|停靠|进出港|航线|泊位|班轮|班列|铁路线|周转|过往|往来旅客/u;
/** 1080万吨货物从…涌进国门 */
const ALIEN_FLOW =
  /^的?[\u4e00-\u9fff]{0,6}?(?:从|由|经)[^，。]{1,14}?(?:涌|进入|走向|运往|运抵|发往|驶|销往|出境|入境|出海|进出|流向|走出)/u;
/** Shops, goods, works and people of a place, named behind their number. */
const ALIEN_THINGS =
  /^(?:的|多|余)*(?:[\u4e00-\u9fff]{0,4}?)(?:商位|摊位|铺位|店铺|商铺|门店|店面|网店|[\u4e00-\u9fff]{1,3}店|商号|商店|超市|档口|餐馆|饭店|酒店|宾馆|客栈|农家乐|民宿|旅社|单品|小商品|货品|生产线|流水线|泊位|码头|航线|茶园|果园|桑园|橘园|菜园|大棚|鱼塘|虾塘|网箱|人家|村民|居民|乡亲|人口|移民|华侨|侨胞|海员|劳务|务工|劳动力|劳力|村民小组|自然村|作坊)/u;
/** … or in front of it. */
const ALIEN_COUNTED =
  /(?:商位|摊位|铺位|店铺|商铺|门店|店面|网店|渔船|渔排|商店|超市|档口|餐馆|饭店|酒店|宾馆|客栈|农家乐|民宿|单品|小商品|生产线|流水线|泊位|航线|茶园|果园|桑园|橘园|菜园|大棚|鱼塘|虾塘|网箱|人口|侨胞|华侨|海员|劳务人员|劳动力|(?:区内|园内|园区|镇上|街上|市场里?|港区|县里|村里|乡里)[\u4e00-\u9fff]{0,6}(?:企业|商户|公司|工厂|厂|户))(?:数量?|总数)?(?:由|从)?(?:就|已|现|共|也|又|还|发展|增加|扩大|增|达|到|至|有|近|约|超过|突破|多达|仅|只|总)*$/u;
/** Whose name may stand for an alien thing. */
const NAMEABLE =
  /(?:[市县区州村镇乡岛旗盟]|(?<![抵靠进离出回到])港|口岸|市场|码头|机场|铁路|基地|公司|集团|厂|农场|合作社|企业|[农牧渔茶商]户|[农牧渔村边居市]民|群众|[果茶菜]农)$/u;
const ZONE =
  /(?:保税港区|综合保税区|保税区|加工区|开发区|工业园|产业园|园区|示范区|自贸区|试验区|新区|片区|高新区|港区|合作中心|市场)$/u;
/** What is one only by the unit's doing. */
const ON_RECORD = /^(?:备案|检疫注册|卫生注册|受检|签证)/u;
const FIRMS = /^[\u4e00-\u9fff]{0,8}?(?:企业|公司|工厂|商户|厂)/u;
/** How long the work takes, how many steps it has and how well it goes: the unit's, whoever is spared by it. */
const PROCESS =
  /(?:通关|放行|验放|查验|检验|检疫|检测|体检|出证|办证|办结|签证|审批|申报|报检|等待|等候|候检|滞港|等泊|在港|压港|靠泊|滞留|候审|流转|办理|审核|验证)[\u4e00-\u9fff]{0,4}(?:时间|速度|效率|周期|时长|用时|时限|环节|手续|材料|单证)|(?:申报|审批|报检|填报)[\u4e00-\u9fff]{0,3}项|(?:办理|申办|办成|办好)[\u4e00-\u9fff]{0,8}(?:需要?|要|得)(?:用|花|跑|等)?|无纸化率|办结率|满意[率度]|差错率|检出率|放行率|查验率|及时率|报检率|回访率/u;
/** What those do who are counted, where the unit has led them to it: then their number is the unit's success. */
const LED_TO =
  /享受|加入|受益|获|通过(?=[^，。])|纳入|取得|参加(?!展)|接受|报检|申报|申请|被(?![迫退拒索通])|成为|列入|评|注册|备案|体检|投票|签订|报名|到场|得到|培训|从中|满意|拿到/u;
/** Whoever tells or reckons without quotation marks: 品控经理…算了一笔账：, 司机…说，. */
const TELLS =
  /(?:([\u4e00-\u9fff]{2,16}?(?:公司|集团|厂|农场|合作社|协会|企业))[\u4e00-\u9fff]{0,14}|((?:老板娘?|司机|货主|船长|船东|[店摊车业]主|个体[工商]{0,2}户|商户|经营户|导游|领队|商贩|菜贩|房东|商人|客商|游客|旅客|村民|居民|[\u4e00-\u9fff]农|[茶果菜药粮外台港]商|进口商|出口商|经销商|采购商|工人|养殖户|种植户|养殖大户|种植大户|牧民|渔民|边民|镇长|乡长|村长|村支书|县长)[\u4e00-\u9fff]{0,4}?))(?<!局长|检疫员|检验员)(?:说|介绍|表示|透露|坦言|反映|告诉[\u4e00-\u9fff]{0,3}|(?:给[\u4e00-\u9fff]{1,4})?算(?:了|过|起)?(?:一?笔)?账)[，：]|据([\u4e00-\u9fff]{0,8}?(?:企业|公司|厂|[农商]户|货主|[\u4e00-\u9fff]农))(?:反映|介绍|估算|测算|统计)，/u;

/** Whom a unit looks after, and what they do then. */
const CARED_FOR =
  /(?:联系|帮扶|监管|结对|包联|挂钩|服务|扶持|指导|包扶|辅导|培育|扶助|资助|包保|挂点|定点)的([\d一二两三四五六七八九十多余万]{1,7}[家户个名]?(?:[\u4e00-\u9fff]{0,6}?(?:企业|公司|工厂|[农牧渔茶商困]户|合作社|基地|果园|村|[果茶菜]农)))((?:出口|产值|销售|增|利|人均|户均|亩|年|收入|外贸|用工|产量|订单|全部|共?实现|今年|去年)[^，]*)$/u;
/** From the first step to the last one, or simply through. */
const PASSAGE =
  /(?:下[船机车]|进[场港站]|报检|到[港站岸]|入场|申报|上岸|抵[港达]|靠[港泊]|受理|取样|递交|落地)[^，]{0,6}到[^，]{0,10}(?:出关|通关|放行|拿|出证|出港|离[港场岸]|过关|提货|取证|领证|上[车船])[^，]{0,8}$|(?:旅|游|乘)?客[^，]{0,2}(?:通关|过关|验放|出关|入境)[^，]{0,4}(?:仅|只)(?:需要?|要|用了?|花了?)?(?:不到|约|近)?$/u;
/** What those pay whose ship, box or lorry waits or goes: no fee of an inspection. */
const CHARGE =
  /(?:滞[港期箱纳]费|堆存费|租金|租船费|港口费|港杂费|运费|油费|靠泊费|仓储费|停泊费|造价|拖车费|装卸费|停车费|冷藏费|压港费|保险费|身价|过路费|电费|票价|房价|年薪|月薪|月工资)[^，]{0,8}$|(?:每|一|多[停等压])一?(?:天|日|小时|晚)的?[^，检]{0,6}(?:费用|成本|损失|开销|开支|租费)[^，]{0,6}$/u;
const SPARED = /减免|节省|节约|省[下去]|免[除收去]|减少|降低|挽回|避免|减轻|少[花交付]|追回|垫付|补[贴助]/u;
/** 一剂疫苗要300元, 每台光刻机价值…: what one of it costs. */
const PRICED =
  /^(?:目前|当时|其中)?(?:[一每这]|平均每|单)(?:[艘辆台剂盒头匹条枚张支柜箱吨斤只套架株枝瓶颗件根部]|标箱|个(?=集装箱|货柜)|公斤)([\u4e00-\u9fffA-Za-z]{1,10}?)(?:造价|价值|(?=\d|$)|售价|卖价|成本价|市价|报价|身价|标价|价格|就?要|需要?|卖|值|的?(?:滞|租|运)[\u4e00-\u9fff]{0,2}费)(?:高达|达到?|是|为|约|近|超过|到|在|要|就)*$/u;
/** 疫点距边境60公里: how far off something lies. */
const AWAY =
  /^(?:(?:其中|目前|当时|而|但|[最这那]个?)*)([\u4e00-\u9fff]{2,12}?)(?:最近处)?(?:距离?|离|相距)(?:[^，离]{2,14}?)(?:最近处|直线距离)?(?:不足|不到|只有|仅有?|约|近|有|达|还有|超过|足足)*$/u;
const OWN_SEAT =
  /局|办事处|中心|[工监检][作管测]点|实验室|驻地|队|[他她]|职工|[他她]?家|检疫|检验|宿舍|办公|监测点|哨/u;

const OUTSIDE =
  /公司|集团|企业|工厂|农场|合作社|协会|商会|港务|海关|边检|果农|茶农|菜农|农民|牧民|渔民|蔗农|边民|村民|农户|居民|货主|船长|船东|商人|客商|老板|经理|厂长|董事|[村镇乡县市州省](?:委|党委|政府)?(?:副|常务副|第一)*(?:书记|主任|支书|长)|大户|种植户|养殖户|个体[工商]{0,2}户|商户|导游|领队|[店摊车业]主|商贩|社长|理事长|学生|旅客|读者|报关|货代|派出所|大学|学校|医院|街道|选手|运动员|游客|顾客|[蒜棉花药瓜枣薯椒蚕]农|[茶果菜药粮外台港采购经销]商|司机|老乡|老汉|大爷|大娘|大妈|贫困户/u;

/** 企业监管科科长 is of the unit all the same. */
const INSIDE =
  /检验检疫|检[务验疫]|监管[科处]|(?:企业|产品|服务)[\u4e00-\u9fff]{0,4}[科处]|旅检|植检|动检|卫检|食检|查验|驻村|挂职/u;

/** Whether a person is of a firm, a village or a government: told by what stands in front of his name anywhere. */
export function outside(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    const ahead = text
      .slice(Math.max(0, at - 14), at)
      .replace(/^.*[，。；：！？、”\n在对把被将从到向与和为是有了着使让给由]/su, '');
    if (OUTSIDE.test(ahead) && !INSIDE.test(ahead)) return true;
  }
  return false;
}

/** Whether a person is of the unit: told by the office in front of his name anywhere. */
function inside(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length))
    if (COLLEAGUE.test(text.slice(Math.max(0, at - 12), at))) return true;
  return false;
}

const COLLEAGUE =
  /(?:检[疫验]员|检疫官|检验师|关员|兽医|农艺师|[检务管旅动植卫食验商政证][疫验检务管]?[科处室](?:的|副?[科处]长)?|[科处组]长|局长|实验室(?:的|主任|副主任|负责人)|办事处(?:的|副?主任)|护士长?|该局[\u4e00-\u9fff]{0,6})$/u;
const OUR_DUTY =
  /我们?(?!公司|厂|村|家)(?:[^，。被等交送请找]{0,10})(?:审批|登轮|审单|验放|查验(?!费)|采样|取样|抽检|检疫(?![员费官])|检出)/u;
const SELF_TALK = /我们(?:公司|农场|厂|村|合作社|企业)|俺|我家|我们家|我(?:们)?(?:这批|的)货/u;

const FIRM =
  /[\u4e00-\u9fff]{2,12}?(?:有限公司|公司|集团|物流中心|保税区|加工区|园区|基地|示范区|农场|合作社|企业|厂)/gu;

const COMPLAINED_OF =
  /(?:国外|境外|欧盟|美国|日本|韩国|俄罗斯|输入国|进口国)(?:官方)?(?:通报|召回|退运|退货|扣留)(?:由[^，]{1,6})?(?:已?[降减增][至到低少]+|仅|为|达)?$/u;

/** Whose the figure is. `metric` is what is counted, `clause` the clause of `sentence` that it stands in. */
export function ownerOf(
  context: OwnerContext,
  quantity: Quantity,
  sentence: Sentence,
  clause: Clause,
  metric: string,
): Owner {
  const { reading, subjects, unit } = context;
  const { text } = reading;
  const quotation = quotationAt(reading, quantity.start);
  if (quotation?.speech) {
    const around = text.slice(Math.max(0, quotation.start - 40), quotation.start);
    const behind = text.slice(quotation.end, quotation.end + 40);
    const official =
      /(?<!公司|企业|集团|工厂|车间|协会|村)(?:局长|主任|关长|书记|科长|处长|检验检疫|护士长|站长|队长|组长|检验员|检疫员|检疫官|检察员|关员|医师)[^，。]{0,8}(?:说|表示|介绍|指出|告诉)/u.test(
        around + behind,
      );
    // “实验室里21个人，…”
    const colleague = /实验室|[科处局组队]里|科室|班组|窗口/u.test(quotation.inner);
    // “别看办事处只有8个人，去年…”: told of the unit by somebody who does not speak of himself.
    const spoken = /[我俺咱]/u.test(quotation.inner) ? null : subjects.of(sentence, clause);
    const ofUnit = spoken?.kind === 'own' && !spoken.weak && spoken.start >= quotation.start;
    // “去年我们把14项审批事项的时限压缩了一半”, “我每天登轮6艘”: what nobody else does.
    const duty =
      OUR_DUTY.test(quotation.inner) ||
      /^(?:[^，。”“]{0,8})(?:窗口|[检务管][科处]|实验室|办事处)的[\u4e00-\u9fff]{1,6}[^，。]{0,6}(?:说|介绍|道)/u.test(
        behind,
      );
    // “…。”植检科的李强说
    const staff = subjects
      .personsIn(Math.max(0, quotation.start - 30), quotation.end + 20)
      .some((person) => inside(text, person.name) && !outside(text, person.name));
    if (SELF_TALK.test(quotation.inner) || !(official || colleague || ofUnit || duty || staff)) {
      const speaker =
        /([\u4e00-\u9fff]{2,20}(?:公司|农场|企业|厂|合作社|村民|边民|果农|农民))[\u4e00-\u9fff]{0,12}/u.exec(
          around,
        )?.[1] ?? /([\u4e00-\u9fff]{2,20}(?:公司|农场|企业|厂))/u.exec(behind)?.[1];
      return { name: trimName(speaker ?? '受访者'), sure: true };
    }
  }
  const upTo = text.slice(clause.start, quantity.start);
  const after = text.slice(quantity.end, Math.min(sentence.end, quantity.end + 24));
  let here = subjects.named(clause);
  const before = text.slice(sentence.start, clause.start);
  // 品控经理算了一笔账：去年公司出口…，比前一年少花…
  const teller = TELLS.exec(before);
  if (
    teller &&
    here?.kind !== 'own' &&
    here?.kind !== 'part' &&
    !ownWork(upTo.replace(SPARING, '')) &&
    !PROCESS.test(upTo) &&
    !(
      /[时天日钟]$/u.test(quantity.unit ?? '') &&
      /^[内里]?(?:时间)?就(?:全|都)?(?:放行|通关|办|出证|拿|检|验)/u.test(after)
    )
  )
    return { name: trimName(teller[1] ?? teller[2] ?? teller[3] ?? '受访者'), sure: true };
  // 在4.5万名果农眼里
  const eyes = /^[名位户]?([\u4e00-\u9fff]{1,6}?)(?:的)?(?:眼里|眼中|心中|心目中|心里|口中)/u.exec(after)?.[1];
  if (eyes && /[名位户人万]$/u.test(quantity.unit ?? '')) return { name: eyes, sure: true };
  if (/^[^，。]{0,8}(?:卖[空光完]|脱销|售罄)/u.test(after)) return { name: '卖家', sure: false };
  // 与该局实施的26条措施密不可分
  if (/[^，的]{1,6}的$/u.test(upTo))
    for (let end = quantity.start - 1; end >= Math.max(clause.start + 2, quantity.start - 7); end--)
      if (endsWithOwn(subjects, end)) return { name: null, sure: false };
  // 出口货值26亿元经该局检验
  if (/^[^，。；]{0,4}经[^，。；]{0,8}(?:检验|检疫)/u.test(after)) return { name: null, sure: false };
  const process = PROCESS.test(upTo.slice(-24));
  // 2100名游客从下船到出关仅用50分钟: how long the work takes.
  if (/[时钟秒天日]$/u.test(quantity.unit ?? '') && PASSAGE.test(upTo)) return { name: null, sure: true };
  // 突击队联系的33家企业增幅达到91%: theirs, though the unit looks after them.
  const kept = CARED_FOR.exec(upTo);
  if (
    kept?.[1] &&
    kept[2] !== undefined &&
    !LED_TO.test(kept[2]) &&
    !ownWork(kept[2]) &&
    !PROCESS.test(kept[2]) &&
    !CARE.test(kept[2])
  )
    return { name: kept[1], sure: true };
  // 从申报到放行平均1.6天，缩短三成
  if (
    (quantity.form === 'percent' || quantity.form === 'fraction') &&
    /^(?:又|再|比[^，]{1,6})?(?:缩短|压缩|提速|缩减|加快)(?:了|近|约|超过)*$/u.test(upTo) &&
    (PROCESS.test(before) || PASSAGE.test(before) || /[放通][行关]/u.test(before))
  )
    return { name: null, sure: true };
  // 茶农80万人: as many as there are.
  if (
    here?.kind === 'other' &&
    here.start === clause.start &&
    here.end === quantity.start &&
    /^(?:[\u4e00-\u9fff]农|渔民|牧民|居民|村民)$/u.test(here.name) &&
    /[人户]$/u.test(quantity.unit ?? '') &&
    !LED_TO.test(after) &&
    !/培训|走访|慰问|体检|发放|指导|服务|帮扶/u.test(before)
  )
    return { name: here.name, sure: true };
  // 某公司董事长一行5人: guests, where nobody of the unit leads them.
  if (
    /一行$/u.test(upTo) &&
    here?.kind !== 'own' &&
    here?.kind !== 'part' &&
    here?.kind !== 'person' &&
    /[国欧美日韩俄]|委员会|公司|集团|政府|商会|代表团/u.test(upTo)
  )
    return { name: trimName(here?.name ?? upTo.slice(-8, -2)), sure: true };
  // 全国六成以上的种子产自…: a share of what the country has, not of what the unit has done.
  if (
    /全[国省球]$/u.test(upTo) &&
    (quantity.form === 'percent' || quantity.form === 'fraction') &&
    /^(?:以[上下])?的/u.test(after)
  )
    return { name: upTo.slice(-2), sure: true };
  // 欧盟通报降到2批: what others complain of is the exporters'.
  if (COMPLAINED_OF.test(upTo)) return { name: '出口产品', sure: false };
  // 记者随机采访了12名旅客
  if (/(?:记者|笔者)[^，]{0,8}采访(?:了|过)?$/u.test(upTo)) return { name: '记者', sure: true };
  const thing = thingOf(quantity, upTo, after, /出口|外销|销[往售]|货值/u.test(before));
  if (thing) return { name: thing, sure: true };
  // 使企业…缩短到…, 让农户增收…: whoever is made to is whose figure it is.
  const caused = /(?:使得|使|让|令|促使|带动|拉动)([^，。；]{2,20})/u.exec(upTo);
  if (caused?.[1] && !(process && !/[时天日]|时间|分钟$/u.test(quantity.unit ?? ''))) {
    const entity = subjects.at(clause.start + caused.index + caused[0].length - caused[1].length);
    if (entity?.kind === 'other') return { name: trimName(entity.name), sure: true };
    const someone = /^([\u4e00-\u9fff]{2,6}?)(?=通过|获得|每|在进口|得到|户均|人均|增收|减少|降低|对外)/u.exec(
      caused[1],
    )?.[1];
    if (!entity && someone && !/周期|时间|效率|成本|率|量|费|水平|能力|工作|速度|其/u.test(someone))
      return { name: someone, sure: true };
  }
  const its = /(?:使|令|让)其/u.exec(text.slice(sentence.start, quantity.start));
  if (its) {
    const owner = firmBefore(reading, sentence, sentence.start + its.index);
    if (owner) return { name: owner, sure: true };
  }
  // 国外6家媒体报道了疫情
  if (
    here?.kind === 'other' &&
    here.start > quantity.start &&
    here.start <= quantity.end + 4 &&
    upTo.length <= 4 &&
    !ownWork(upTo) &&
    /^[家名个位户]$/u.test(quantity.unit ?? '') &&
    /^[^\d，]{2}/u.test(text.slice(here.end, clause.end)) &&
    !LED_TO.test(text.slice(here.end, clause.end)) &&
    !(/媒体|记者/u.test(here.name) && !upTo.includes('国外'))
  )
    return { name: trimName(here.name), sure: true };
  let subject = subjects.of(sentence, clause);
  if (here && here.start >= quantity.end) {
    here = null;
    subject = subjects.carried(sentence, clause);
  }
  // 900余家企业参展, 3000多名边民排队过桥: who is counted does what is told, but 45家企业享受优惠 is the unit's success.
  const listed = here?.kind === 'other' && /^\d/u.test(here.name) && text.slice(here.end, quantity.start) === '、';
  if (here?.kind === 'other' && listed && LED_TO.test(text.slice(quantity.end, clause.end)))
    return { name: null, sure: false };
  if (here?.kind === 'other' && here.start <= quantity.start && here.end >= quantity.end) {
    const does = text.slice(here.end, clause.end).replace(/^、[^，]{1,10}?(?=[\u4e00-\u9fff]{2}[。]?$)/u, '');
    if (
      /^[^\d，]{2}/u.test(does) &&
      !/^(?:共|达|近|约|超过|已有|分别)*\d/u.test(does) &&
      !LED_TO.test(does) &&
      !process
    )
      return { name: trimName(here.name), sure: true };
  }
  // 全市160多家企业…: as many as the place has.
  const whole = /^(?:目前|如今|去年|今年|截至目前)*(全[市县省州镇乡村区])(?:有|共有)?$/u.exec(upTo)?.[1];
  if (
    whole &&
    /^(?:家|户|万户|万人)$/u.test(quantity.unit ?? '') &&
    /^[\u4e00-\u9fff]{0,8}(?:企业|公司|农户|厂|企|户)/u.test(after)
  )
    return { name: whole, sure: true };
  // 保税港区42家企业一年可节约成本…: as many as the zone has.
  if (
    here?.kind === 'other' &&
    ZONE.test(here.name) &&
    /^(?:内|里)?(?:的|有|共有|现有)?$/u.test(text.slice(here.end, quantity.start)) &&
    /^[家户]$/u.test(quantity.unit ?? '') &&
    FIRMS.test(after) &&
    !LED_TO.test(text.slice(quantity.end, clause.end)) &&
    !ownWork(text.slice(quantity.end, clause.end).replace(SPARING, ''))
  )
    return { name: trimName(here.name), sure: true };
  // 班列一停稳就检疫，平均每列用时50分钟: how long the work takes.
  if (
    /[时钟秒天日]$/u.test(quantity.unit ?? '') &&
    /^(?:平均)?每[列艘辆架批票车次个件单][\u4e00-\u9fff]{0,3}?(?:用时|耗时|费时|只[需用要]|仅[需用])[\u4e00-\u9fff]{0,3}$/u.test(
      upTo,
    ) &&
    ownWork(sentence.clauses.find((each) => each.end < clause.start && each.end >= clause.start - 2)?.text ?? '')
  )
    return { name: null, sure: false };
  // 备案养殖场由128个扩大到412个: put on record by the unit.
  if (subject?.kind === 'other' && ON_RECORD.test(subject.name) && !/供|销|出口|[存出]栏|产[量值]|年产/u.test(upTo)) {
    const earlier = here ? subjects.carried(sentence, clause) : null;
    subject = earlier && ON_RECORD.test(earlier.name) ? null : earlier;
    here = null;
  }
  // 所辖口岸共检疫船舶…, 远洋船员每年体检…: work that is done nowhere but at the unit.
  if (here?.kind === 'other' && here.end <= quantity.start) {
    const told = text.slice(here.end, quantity.start);
    if (SITE.test(here.name) && /^[^，被经受需要应]{0,8}(?:检验检疫|检疫|查验|截获|检出|签发)(?!费|人员)/u.test(told))
      return { name: null, sure: false };
    if (SERVED.test(here.name) && /^[^，]{0,6}(?:体检|接种|受检|过检)/u.test(told)) return { name: null, sure: false };
  }
  // 江平镇42户养虾户建起…: who is counted and what they do then.
  const rowed =
    /户$/u.test(quantity.unit ?? '') &&
    /^[\u4e00-\u9fff]{2,4}(?:[镇乡村县]|合作社)(?:的|有)?$/u.test(upTo) &&
    !/^(?:帮|走访|指导|培训|联系|服务)/u.test(upTo)
      ? /^(?:[\u4e00-\u9fff]{2,3}[户农民]|人家|村民|居民|农民)(?=[^，。；、\d]{2})/u.exec(after)
      : null;
  if (
    rowed &&
    !LED_TO.test(after.slice(rowed[0].length).replace(/[，。；].*$|(?:备案|注册)(?=基地|养殖|果园|场)/gu, ''))
  )
    return { name: rowed[0], sure: true };
  // 重点进出口企业39家: what is counted is no subject. 其中…: goes on with what was told.
  const counted =
    here?.kind === 'other' &&
    placeAt(text, here.start) !== here.end - here.start &&
    !/^全.$|[省市县州村乡镇岛]$|[省市县州镇](?!局)|^(?:园|港)?区内|受灾/u.test(here.name) &&
    /^[”内中]*(?:\d+[家个名户]、[\u4e00-\u9fff]{0,4})*(?:共有?|达|近|约|超过|已|有|分别)*$/u.test(
      text.slice(here.end, quantity.start),
    ) &&
    /^(?:万|亿)?(?:家|个|户|名|人|位|处|次|头|只|条|县|村|国家|家次|户次|人次)/u.test(quantity.unit ?? '');
  if (here?.kind === 'other' && (counted || (/^其中/u.test(clause.text) && !/公司|集团|厂/u.test(here.name)))) {
    subject = subjects.carried(sentence, clause);
    // 一类企业11家，二类企业60家: what was counted before is no subject either.
    if (
      subject?.kind === 'other' &&
      !/[省市县州区村乡镇]$/u.test(subject.name) &&
      /^[”]?(?:有|达|共)*\d(?!\d{3}年)/u.test(text.slice(subject.end, subject.end + 8))
    )
      subject = null;
    here = null;
  }
  // 最低气温零下53摄氏度, 落差900多米: the weather's and the land's.
  if (
    /^(?:摄氏度|℃)$/u.test(quantity.unit ?? '') ||
    (quantity.unit === '度' && /零下|高温|气温/u.test(upTo + quantity.printed))
  )
    return { name: '当地（气温）', sure: true };
  if (
    /刮|大风|降雨|降雪|下雪|无霜期|日照时|沙尘|雾日|结冰|封冻|高温天/u.test(clause.text) &&
    /^(?:天|毫米|级|个月)$/u.test(quantity.unit ?? '')
  )
    return { name: '当地（天气）', sure: true };
  if (/(?:落差|海拔|水深|含氧量|氧气|(?:江水|河水|湖水|潮水|水位|积雪|积水)[^，]{0,4})[^，]{0,6}$/u.test(upTo))
    return { name: '当地（地形）', sure: true };
  const placed = quantity.form === 'percent' ? /(?:当地|全[省市县州国区])$/u.exec(upTo) : null;
  if (placed) return { name: placed[0], sure: true };
  // 全国平均通关时间为18小时: not the unit's.
  const mean = /^(全国|全[省市区]|全球|世界|同行业|全系统)(?:系统|口岸|同行)?[\u4e00-\u9fff]{0,4}平均/u.exec(upTo)?.[1];
  if (mean) return { name: mean, sure: true };
  // 辖区4家企业的苹果基地通过考核: theirs.
  if (
    /^(?:目前|现在|截至目前|其中|[^，]{0,12}月)?[，]?辖区(?:内)?(?:有|共有|已有)?$/u.test(upTo) &&
    /^[\u4e00-\u9fff]{0,6}?(?:企业|公司|农户|果农|产品|口岸)/u.test(after)
  )
    return {
      name: `辖区${/^[\u4e00-\u9fff]{0,6}?(?:企业|公司|农户|果农|产品|口岸)/u.exec(after)?.[0] ?? ''}`,
      sure: true,
    };
  // 辖区水产养殖场210家: theirs too, where nothing is done to them.
  const yard =
    /^(?:目前|现在|截至目前)?，?(辖区(?:内)?)(?:现有|共有|拥有|有)?([\u4e00-\u9fff]{0,8}(?:企业|公司|[养种]殖场|养殖户|农场|工厂|加工厂|厂|果园|合作社))(?:共有?|现有|有|达|约|近)*$/u.exec(
      upTo,
    );
  if (yard && /^[家个户处]$/u.test(quantity.unit ?? '') && !ownWork(upTo) && !CARE.test(upTo))
    return { name: `${yard[1]}${yard[2]}`, sure: true };
  // 认真贯彻四川局九条措施, 落实市政府12条意见: whoever is named right before the number.
  const authors =
    /([\u4e00-\u9fff]{2,8}?(?:局|总局|省委|市委|政府|总署))(?:的|出台的|下发的|提出的|推出的|制定的|规定的)?$/u.exec(
      upTo,
    );
  const author = authors?.[1] ? subjectAhead(subjects, clause.start + authors.index, quantity.start) : null;
  if (author && author.kind !== 'own' && /[贯落执]/u.test(upTo)) return { name: author.name, sure: true };
  const visited = VISITED.exec(clause.text);
  if (visited?.[1]) {
    const host = subjects.at(clause.start + visited.index + visited[0].indexOf(visited[1]));
    if (host?.kind !== 'own' && host?.kind !== 'superior') return { name: visited[1], sure: true };
  }
  const members = /^(?:正式)?(?:职工|员工|干部职工|部门|处室|科室|直属单位)/u.test(after);
  if (
    unit?.kind === '党组织' &&
    (members ||
      (!(/[全该][科处室]/u.test(sentence.text) && /[科处室]$/u.test(unit.parent ?? '')) &&
        isBureaus(text.slice(sentence.start, quantity.end + 8)) &&
        !(here && !here.weak && here.kind !== 'superior') &&
        // 他们推行“四个一”服务法，…，体检等候时间缩短35分钟: the branch that the sentence names.
        !(subject && subject.start >= sentence.start && !subject.weak && /^(?:own|part|person)$/u.test(subject.kind))))
  )
    return { name: subject?.kind === 'superior' ? subject.name : (unit.parent ?? subjects.topic), sure: true };
  // 樟木镇镇长多吉说，镇上3000多名居民…: told by somebody outside, and no doing of the unit.
  const outsider = OUTSIDER.exec(before)?.[1];
  if (outsider && here?.kind !== 'own' && !ownWork(upTo)) return { name: trimName(outsider), sure: true };
  // 为果商减少损失2300万元, 为木材企业省下1.1亿元: their money.
  const spared =
    /元$/u.test(quantity.unit ?? '') &&
    /(?:为|帮|给|替)([^，为帮给替]{2,16}?)(?:省下|省去|减少[^，]{0,6}损失|少花)[^，]{0,8}$/u.exec(upTo)?.[1];
  if (spared) return { name: trimName(spared.replace(/^[^，]*?\d+(?:多|余)?家/u, '')), sure: true };
  // 紫菜被退运23批: what befell the goods.
  if (/[被遭](?!该局|检|我局)[^，]{0,6}(?:退运|退回|退货|扣留|拒收|通报|索赔|召回)[^，]{0,4}$/u.test(upTo))
    return {
      name: (here?.kind === 'other' ? trimName(here.name) : whoseNear(text, sentence, quantity.start)) ?? '出口产品',
      sure: false,
    };
  const village = /^(?:镇上|村里|乡里|县里|全村|全镇|全乡|全县|村民|[镇村乡]里)/u.exec(upTo)?.[0];
  if (village) return { name: village, sure: true };
  // 咸阳苹果出口注册果园…: a place's trade and land.
  const index = sentence.clauses.findIndex((each) => each.start === clause.start);
  const lead = here ? undefined : sentence.clauses[index - 1];
  const local =
    localTrade(text, clause.start, quantity.start) ?? (lead ? localTrade(text, lead.start, lead.end) : null);
  if (local && !ownWork(upTo)) return { name: local, sure: true };
  const told = text.slice(clause.start, Math.min(clause.end, quantity.end + 16));
  if (
    subject?.kind === 'other' &&
    /批示|肯定|表扬|锦旗|感谢信|送来|视察|来局|莅临|采用|刊用|刊发|转发|专访|满意[率度]|收集|回收|测评|评议/u.test(told)
  )
    return { name: null, sure: false };
  const own = !subject || subject.kind === 'own' || subject.kind === 'person' || subject.kind === 'part';
  const doer = subject !== null && own && subject.start >= sentence.start;
  const foreign =
    (FOREIGN_METRIC.test(upTo.slice(-18) + metric) || (!doer && FATE.test(upTo.slice(-18)))) &&
    !ownWork(upTo) &&
    !ownWork(metric);
  // 全年出口320吨, 出口187万辆: what is shipped is the trade's, unless it was inspected.
  const traded =
    /(?:出口|进口|外销|销售|销往[^，]{2,10}|生产|交付|出栏|种植|养殖)(?:[\u4e00-\u9fff]{0,8}?)(?:达到?|共|超过|突破|近|约|量|额|值|仅|有|只有|不过)*$/u.test(
      upTo,
    ) &&
    /(?:吨|辆|头|只|艘|元|亩|标箱|TEU|台|株|斤|立方米|枝|箱|升|支|双|件|块|尾|匹|张|羽|瓶|袋|粒|卷|朵|公斤|柜)$/u.test(
      quantity.unit ?? '',
    ) &&
    !ownWork(text.slice(sentence.start, quantity.start).replace(/^.*；/su, ''));
  // 赣南脐橙出口一度下滑18%: the trade's course, unless it was inspected.
  const course =
    (quantity.form === 'percent' || quantity.form === 'fraction') &&
    /(?:出口|进口|外贸|销量|销售|价格|产量|订单|市场)(?:量|额|值)?(?:也|一度|同比|均|都|却|大幅|逆势|环比|连续[^，]{1,4}年|普遍)*(?:少了|掉了|跌了|涨了|多了|下滑|下降|增长|上升|回落|减少|增加|下跌|上涨|萎缩|锐减|攀升|飙升|回升|反弹|猛增|激增|骤降)(?:了|近|约|超过|超|达)*$/u.test(
      upTo,
    ) &&
    !ownWork(text.slice(sentence.start, quantity.start));
  // 大黄鱼出口由2006年的1.3万吨上升到2011年的3.9万吨
  const rise =
    /(?:出口|进口|外贸|销量|销售|产量|订单)(?:量|额|值)?(?:由|从)[^，；]*\d[^，；]*(?:到|至|为|成)[^，；]{0,8}$/u.test(
      upTo,
    ) && !ownWork(text.slice(sentence.start, quantity.start));
  const land = /[亩顷]$/u.test(quantity.unit ?? '') && !/实验室|办公|建筑|占地|备案[^，、]{0,8}$/u.test(upTo);
  // 种植户李长河: his own; 检疫员王立新 works for the unit.
  if (subject?.kind === 'person' && !ownWork(upTo) && outside(text, subject.name))
    return { name: subject.name, sure: true };
  if ((foreign || land || traded || course || rise) && (own || !here)) {
    const owner = whoseNear(text, sentence, quantity.start);
    if (owner) return { name: owner, sure: true };
    if (foreign || traded || course || rise) return { name: unit?.place ?? '当地', sure: false };
  }
  if (subject?.kind === 'superior') return { name: subject.name, sure: true };
  if (subject?.kind === 'other') {
    // 旅客平均通关时间控制在25秒以内: what is done for them.
    if (
      /^[\u4e00-\u9fff]{0,4}(?:通关|办单|办事|候检|等待|验放|报检|放行|候审)[\u4e00-\u9fff]{0,4}时间/u.test(
        text.slice(subject.end, quantity.start),
      )
    )
      return { name: null, sure: false };
    // 公司去年进口…，节约成本…: saved by whoever the sentence is about.
    const saves =
      /公司|集团|厂$|企业$|企$|[货船农贸]?[主商户农东]$/u.test(subject.name) &&
      subject.start >= sentence.start &&
      /节约|节省|减负/u.test(upTo) &&
      !/[为帮]/u.test(upTo);
    // 市政府奖励该局50万元
    if (GIVEN.test(upTo) && endsWithOwn(subjects, quantity.start)) return { name: null, sure: false };
    if (here === null && ownWork(upTo) && !saves && !ABROAD.test(subject.name)) return { name: null, sure: false };
    if (process && !saves && !ABROAD.test(subject.name)) return { name: null, sure: false };
    if (here === null && CARE.test(upTo) && SERVED.test(subject.name)) return { name: null, sure: false };
    return { name: trimName(subject.name), sure: true };
  }
  // Nothing says whose it is: what no inspection unit has is not the unit's.
  const saidOwn = here !== null && !here.weak && here.end <= quantity.start;
  // 今天要查完9个果园，600多亩: a bare number goes on with the clause before.
  const doing = upTo.length > 0 ? upTo : (sentence.clauses[index - 1]?.text ?? '');
  if (!saidOwn && !quotation?.speech && alien(quantity, doing, after))
    return { name: lastNamed(context, sentence, quantity.start), sure: false };
  return { name: subject === null || subject.weak ? subjects.topic : null, sure: true };
}

/** Whether what is counted or measured is nothing that an inspection unit has, and nothing in the clause is its work. */
function alien(quantity: Quantity, upTo: string, after: string): boolean {
  const measure = quantity.unit ?? '';
  const noun = /^[\u4e00-\u9fff]{0,8}/u.exec(after)?.[0] ?? '';
  // 店铺由60家增加到400家
  const near = upTo.replace(/(?:由|从)[^，；]{0,8}\d[^，；]{0,14}$/u, '').slice(-18);
  // 为1.4万名劳务人员…: whom something is done for.
  if (/[为给替向对帮与让](?:近|约|超过|这|上)?$/u.test(upTo)) return false;
  // 一年接待游客6万人次: a village's or a town's guests.
  if (/(?:接待|迎来)[\u4e00-\u9fff]{0,4}?游客[约近达超过量]*$/u.test(near)) return true;
  if (ownWork(upTo) || CARE.test(upTo) || UNIT_ACTS.test(upTo) || UNIT_HAS.test(near + noun)) return false;
  if (/[亩顷羽尾]$/u.test(measure)) return true;
  if (/元$/u.test(measure)) return ALIEN_MONEY.test(near);
  if (/(?:年|岁|小时|分钟|天|月|秒|公里|米|期|篇|批|份|分)$/u.test(measure)) return false;
  if (quantity.form === 'percent' || quantity.form === 'fraction' || quantity.form === 'times')
    return ALIEN_MONEY.test(near) || ALIEN_OUTPUT.test(near);
  return (
    ALIEN_THINGS.test(noun) ||
    ALIEN_COUNTED.test(near) ||
    ALIEN_OUTPUT.test(near) ||
    ALIEN_TRAFFIC.test(near) ||
    (/(?:吨|箱|柜|列|趟|标箱|车|辆|辆次|列次|TEU)$/u.test(measure) && ALIEN_FLOW.test(after))
  );
}

/** The place, port, village, firm or people that the paragraph named last before a figure; 当地 where it names none. */
function lastNamed({ reading, subjects }: OwnerContext, sentence: Sentence, at: number): string {
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

/**
 * A thing's own size or number: 22.8米高、容量5万吨的储油罐, 出口到30多个国家, 313万锦州人民, 17个参创行业. Null where it is none of
 * these.
 */
function thingOf(quantity: Quantity, upTo: string, after: string, traded: boolean): string | null {
  const measure = quantity.unit ?? '';
  if (/(?:米|里|吨|吨级|升|公斤|立方|顷|度)$/u.test(measure)) {
    const sized =
      /(?:高|长|宽|深|厚|重|容量|载重|净重|直径|吃水|排水量|总长)(?:达|约|为|有|近|超过)?$/u.test(upTo) ||
      /^(?:高|长|宽|深|厚|重)(?:、|的|，)/u.test(after);
    const noun = OWN_HOUSE.test(after) ? undefined : THING.exec(after)?.[1];
    if (noun && (sized || /^级?的/u.test(after))) return noun;
  }
  if (/(?:登上|爬上|攀上|攀登)(?:了)?$/u.test(upTo)) {
    const noun = THING.exec(after)?.[1];
    if (noun) return noun;
  }
  // 由1390个岛屿组成的地方, 210公里的国境线: the land's.
  if (/^(?:在)?(?:这|那)?[个片座]?由$/u.test(upTo) && /^[\u4e00-\u9fff]{1,8}组成的?/u.test(after)) return '当地';
  if (/^[^，。]*(?:国境线|边境线|海岸线)(?:、|上的)$/u.test(upTo)) return '当地';
  if (upTo === '' && /^的?(?:国境线|边境线|国界|边界|海岸线|岸线)/u.test(after)) return '当地';
  // 灵山首批24吨荔枝走进加拿大超市
  if (
    /(?:吨|箱|柜|车|斤|公斤|枝|只|头|件|台|辆|盒|袋)$/u.test(measure) &&
    upTo.length <= 10 &&
    !ownWork(upTo) &&
    /^[\u4e00-\u9fff]{1,10}?(?:走进|运抵|销往|登陆|摆上|端上|漂洋过海|启运|起运|发往|抵达|走上)/u.test(after)
  )
    return '出口产品';
  // 东山县23万人口
  // 聚集着200多家商铺
  if (/(?:聚集|云集|汇聚|汇集|集聚|坐落|散布|林立)(?:着|了|有)?$/u.test(upTo)) return '当地';
  // 500强企业中有23家落户园区
  if (
    /[家户]$/u.test(measure) &&
    /^(?:企业|公司|工厂)?(?:落户|入驻|迁入|进驻|投产|停产|破产|倒闭|关闭|入区|入园)/u.test(after)
  )
    return '企业';
  // 在大旺村，420户人家有380户种蘑菇
  if (
    /户$/u.test(measure) &&
    !ownWork(upTo + after) &&
    !LED_TO.test(after) &&
    ((upTo === '' && /^(?:人家|村民|居民|牧民|渔民|农民)/u.test(after)) ||
      /^[\d.]+多?户[\u4e00-\u9fff]{2}[里中]?有$/u.test(upTo))
  )
    return '村民';
  // 美国FDA对我国17家蜂蜜企业发出通告
  const abroad = FOREIGN_ACT.exec(upTo)?.[1];
  if (abroad) return abroad;
  // LNG船每天的滞港费高达10万美元, 一剂疫苗要300元
  if (/元$/u.test(measure) && !SPARED.test(upTo)) {
    const one = PRICED.exec(upTo)?.[1];
    if (one && !/检|证|票|费|投|购|资|[补奖捐罚筹]/u.test(one)) return one;
    if (CHARGE.test(upTo))
      return (
        /^(?:一|每|这)?[艘辆台条个]?([\u4e00-\u9fffA-Za-z]{1,8}?)(?=每|一|多|的|在|滞|租|造)/u.exec(upTo)?.[1] ?? '货主'
      );
  }
  // 疫点距边境最近处不足60公里
  if (/(?:公里|海里|米|里)$/u.test(measure)) {
    const far = AWAY.exec(upTo)?.[1];
    if (far && !OWN_SEAT.test(far)) return far;
  }
  // 疫情波及6个县
  if (/(?:疫情|洪水|地震|台风|暴雨|旱灾|火灾|污染)[^，]{0,6}(?:波及|蔓延|席卷|影响|扩散)[^，]{0,6}$/u.test(upTo))
    return '灾区';
  // 枇杷卖到了每公斤26元
  if (
    /元$/u.test(measure) &&
    /每(?:市?斤|公斤|千克|担|箱|盒|枝|株|头|只|棵|吨)(?:能|可|多|少)?(?:卖|赚|挣)?(?:到|出|了|近|约|达|涨了?|跌了?|降了?)*$/u.test(
      upTo,
    ) &&
    !/费|减免|节约|节省/u.test(upTo)
  )
    return '当地产品';
  const neighbour =
    /^((?:越南|缅甸|老挝|俄罗斯|蒙古|朝鲜|哈萨克斯坦|尼泊尔|巴基斯坦|印度)[\u4e00-\u9fff]{0,2}(?:一侧|境内|一方))/u.exec(
      upTo,
    )?.[1];
  if (neighbour) return neighbour;
  // 一台价值680万元的进口光刻机因受潮报废
  if (
    /元$/u.test(measure) &&
    /^一?[台批架艘辆件套船车柜](?:总?价值|货值)(?:高达|达|近|约|超过)?$/u.test(upTo) &&
    /^的/u.test(after)
  )
    return '货物';
  // 这条3公里长的老街
  const long = /^这[条座道片艘]$/u.test(upTo)
    ? /^(?:多)?[长高宽深]的([\u4e00-\u9fff]{1,4}?)(?=[上里中内，。]|$)/u.exec(after)
    : null;
  if (long?.[1]) return long[1];
  if (/人$/u.test(measure) && /^口/u.test(after))
    return /^[\u4e00-\u9fff]{2,6}[省市县区州旗]$/u.exec(upTo)?.[0] ?? '当地';
  if (/^(?:万|亿)$/u.test(measure)) {
    const people = /^(?:多|余)?(?:名|位)?([\u4e00-\u9fff]{0,4}?)(?:各族)?(?:人民|人口|父老|群众|百姓)/u.exec(after);
    if (people) return people[1] || '当地';
  }
  if (/^参(?:创|评|赛|选|加|检)[\u4e00-\u9fff]{0,2}(?:单位|行业|部门|集体|队)/u.test(after)) return '参评单位';
  if (
    /国家?$/u.test(measure + (/^(?:国家|国)/u.exec(after)?.[0] ?? '')) &&
    /(?:出口|销往|远销|畅销|外销|行销|销售|销到)(?:到|至|往|给)?[^，；]{0,24}$/u.test(upTo)
  )
    return '出口产品';
  // 面对的是一个拥有7万个商位、170多万种单品的大市场: what somebody has to do with has them.
  const such =
    /[一这那][个座家片方条]?(?:只)?(?:拥有|有着?|汇[聚集]|聚集着?|容纳|居住着?|年产|年吞吐|年出口|总?人口|面积|方圆)[^，。]{0,30}$/u.test(
      upTo,
    )
      ? /^[^，。的]{0,24}的((?!实验)[\u4e00-\u9fff]{0,4}?(?:市场|商城|城市|小城|口岸|港口|大港|海港|[大小县]县|山村|渔村|村庄|村寨|村子|小镇|古镇|城镇|园区|开发区|企业|公司|工厂|大厂|集团|海岛|国家|产业))/u.exec(
          after,
        )?.[1]
      : undefined;
  if (such) return such;
  // 脐橙出口4.2万吨，…，遍及26个国家和地区
  if (
    /国家?$/u.test(measure + (/^(?:国家|国)/u.exec(after)?.[0] ?? '')) &&
    /^(?:产品)?(?:已|并)?(?:遍[及布]|远[至及]|远达|辐射)(?:了|全球|世界)?$/u.test(upTo) &&
    traded
  )
    return '出口产品';
  const laden = /(?:[载装]有|装载|满载|运载|载着|装着)(?:了)?([\u4e00-\u9fff]{0,8})$/u.exec(upTo);
  if (laden) return '货船';
  // 460匹马参赛, 3艘外轮同时靠港
  const head = upTo.length <= 6 || /^(?:来自)?[\d.]+多?个[\u4e00-\u9fff]{2,6}的$/u.test(upTo);
  const most =
    upTo.length <= 4 && quantity.form !== 'count'
      ? /^的([\u4e00-\u9fff]{0,6}?(?:企业|工厂|农户|居民|村民|劳力|农民|商户|果园))([^，。]{2})[^，。]*/u.exec(after)
      : null;
  if (most?.[1] && !LED_TO.test(most[0])) return most[1];
  const goers = head && /[名人匹艘辆家户头列架支位]$/u.test(measure) && !ownWork(upTo) ? GOERS.exec(after)?.[1] : null;
  if (goers || (goers === '' && /^[人户]/u.test(measure))) return goers || '群众';
  if (/^[^，。]{0,6}(?:来自|吸引了?)[^，。]{0,6}$/u.test(upTo) && /^(?:多|余)?个?国家|^国/u.test(measure + after))
    return '来宾';
  if (
    /(?:^|[^口])占[^，]{0,6}市场(?:份额)?的?$/u.test(upTo) ||
    /^[^，]{0,10}(?:产自|来自)(?:这里|当地|该[市县])/u.test(after)
  )
    return '当地产品';
  if (/^这里(?:共|现|就|还|已)?有[\u4e00-\u9fff]{2,10}$/u.test(upTo) && /(?:企业|厂|公司|商户|店|农户|园)$/u.test(upTo))
    return '当地';
  const built =
    /^的((?![\u4e00-\u9fff]{0,6}(?:实验|检测|检验|查验))[\u4e00-\u9fff]{1,12}?(?:厂|公司|项目|生产线|基地|园区?|港|桥|路|码头|口岸|冷库|仓库|市场|联检大楼))/u.exec(
      after,
    )?.[1];
  if (built && /(?:投资|造价|耗资|年产|产能)[^，]{0,4}$/u.test(upTo)) return built;
  if (/^(?:这|该|那|同)批[^，]{0,8}(?:共|重|货值|价值|总值)[^，]{0,8}$/u.test(upTo)) return '货物';
  if (/[人名]$/u.test(measure) && /^(?:参会|参展|参赛|与会)(?:代表|人员|嘉宾|客商|选手)[共达近约有]*$/u.test(upTo))
    return '参会方';
  if (/(?:出口|产量|产值|种植|销量|养殖|面积)[量额值]?占[^，]{1,8}$/u.test(upTo) && !ownWork(upTo)) return '当地产品';
  if (/(?:国外|欧盟|美国|日本)[^，]{0,4}通报的$/u.test(upTo)) return '国外通报';
  if (/^[吨箱车亩]$/u.test(measure.replace(/^[万亿]/u, '')) && upTo.length <= 4 && STUCK.test(after)) return '货物';
  if (/元$/u.test(measure) && /^的?(?:外贸|进出口|产业)/u.test(after)) return '当地外贸';
  const length = /([\u4e00-\u9fff]{2,6}?)(?:全|总)长(?:达|约|为|近|超过)?$/u.exec(upTo);
  if (length?.[1] && /[米里]$/u.test(measure)) return length[1];
  if (upTo.length <= 4 && /^[^，。]{0,14}(?:参展|参会|与会)/u.test(after)) return '参展方';
  const field = /((?:全国|全省|全市|全区|同类)[\u4e00-\u9fff]{0,8}?)(?:今年|目前)?(?:共有?|仅有|只有)$/u.exec(
    upTo,
  )?.[1];
  if (field) return field;
  if (/^分支局/u.test(after) && /荣获|获|被/u.test(after)) return '分支局';
  return null;
}

/** The place whose trade or land a clause tells of, or null. */
function localTrade(text: string, start: number, end: number): string | null {
  const lead = LOCAL.exec(text.slice(start, start + 24));
  if (!lead) return null;
  const from = start + (lead[1]?.length ?? 0);
  const place = placeAt(text, from);
  if (place === 0) return null;
  // 德宏州新发现感染人数…: what is told of a place by its rank is not the unit's.
  const rank = RANK.exec(text.slice(from + place, from + place + 5))?.[0];
  if (rank && !/锦旗|感谢信|批示|表扬/u.test(text.slice(from, end + 8)))
    return text.slice(from, from + place + rank.length);
  return TRADE.test(text.slice(from + place, end + 6)) ? text.slice(from, from + place) : null;
}

/** Somebody of a firm, a village or a place's government who tells what follows. */
const OUTSIDER =
  /([\u4e00-\u9fff]{2,16}?(?:公司|集团|厂|农场|合作社|[镇乡村县市区州省]))(?:党委|政府|委)?(?:副|常务副)*(?:董事长|总经理|经理|主管|厂长|场长|理事长|镇长|乡长|村支书|支书|村主任|县长|市长|区长|州长|省长|书记|部长|负责人)[\u4e00-\u9fff]{0,5}(?:说|介绍|表示|告诉[\u4e00-\u9fff]{0,3})，$/u;

/** What another country does to somebody. */
const FOREIGN_ACT =
  /^((?:美国|欧盟|日本|韩国|俄罗斯|加拿大|澳大利亚|德国|英国|法国|印度|越南|国外)[\u4e00-\u9fffA-Za-z]{0,8}?)(?:对|将|把)(?:我国|中国|国内)?[\u4e00-\u9fff]{0,6}$/u;
/** 4800平方米的实验楼: a house that a unit has. */
const OWN_HOUSE = /^的?(?:新)?(?:实验|办公|业务|检测|综合|检验|技术|新)[\u4e00-\u9fff]{0,4}楼/u;
/** Who comes, waits and goes by himself. */
const GOERS =
  /^的?([\u4e00-\u9fff]{0,8}?)(?:参赛|[入出]境(?=[，。；])|抵达|滞留|同时[靠抵入进排]|等待|靠港|靠泊|排队|上岸|涌入|迁入|落户|投产|停产|参观|观看|脱贫|返乡|发病|用上|喝上|住上|搬进|告别|关门|倒闭|停工|减产|锐减|亏损|失业|下岗|盖[了起]|过上|外出|返乡|务工)/u;
const STUCK = /^[\u4e00-\u9fff]{1,6}(?:压在|积压|堆在|滞销|烂在|挂在|压港|待运|被淹|受损|绝收|受旱)/u;
const GIVEN = /(?:奖励|拨付|拨给|资助|补助|给予|奖给|支持)[了给]?[\u4e00-\u9fff]{2,8}$/u;
const ABROAD = /^(?:日本|欧盟|美国|韩国|俄罗斯|加拿大|澳大利亚|德国|英国|法国|印度|国外)/u;

/** Times that may stand before the place. */
const LOCAL = /^((?:目前|如今|当年|同年|近年来|去年|今年|全年|(?:19|20)\d{2}年(?:底)?)?)[\u4e00-\u9fff]/u;
const RANK =
  /^(?:市|县|州|省|盟|旗|地区)(?!委|政府|局|检验|出入境|人大|政协|直|级|“|纪|总工会|团|妇联|场|民|内|外|台|侨|办|厅|公安|商务|科|领导|各级)/u;
const TRADE =
  /^(?!局|检验|海关|国检|办|口岸办)[\u4e00-\u9fff]{0,6}(?:供[港澳](?=[活蔬水鲜冻猪牛菜])|出口|产业|年产|产量|种植|栽培|外贸|经济|面积|果园|基地|企业)/u;
const THING =
  /^[^，。；]{0,14}?的([\u4e00-\u9fff]{0,5}(?:罐|船|轮|舱|塔|山|楼|桥|吊机|门机|龙门吊|车|箱|垛|墙|梯|岭|峰|沟|井|坡|河|江|湖|海|仓|筒|树|原木)(?:顶部|顶|上)?)/u;

/** In a section about a party branch: business, staff and land are the bureau's or the office's, not the branch's. */
function isBureaus(told: string): boolean {
  if (/党员|党课|支部|入党|党小组|党费|党日|党旗|党委|总支|志愿|捐|慰问|结对|学习|谈心|征文|心得|图书|读书/u.test(told))
    return false;
  return /检验检疫|报检|签证|签发|证书|原产地|货值|批次|体检|接种|减免|检出|截获|验放|查验|出口|进口|口岸|辖区|区县|标箱|旅客|艘次|航班|工作线|检务|朝觐/u.test(
    told,
  );
}

/** 央视记者两次到太仓局采访: told of another bureau. */
const VISITED =
  /(?:到|赴|走进|来到)([\u4e00-\u9fff]{2,4}局(?:[及和、][\u4e00-\u9fff]{2,4}局)*)(?:进行)?(?:采访|专访|报道|考察|参观|学习|调研|视察)/u;

/** Whether a name of the unit ends at `end`. */
function endsWithOwn(subjects: Subjects, end: number): boolean {
  for (let i = end - 2; i >= Math.max(0, end - 8); i--) {
    const entity = subjects.at(i);
    if (entity?.end === end && entity.kind === 'own' && !entity.weak) return true;
  }
  return false;
}

/** What a name that ends at `end` is, read from the first place where it makes sense on. */
function subjectAhead(subjects: Subjects, from: number, end: number): Subject | null {
  for (let i = from; i < end; i++) {
    const entity = subjects.at(i);
    if (entity && entity.end <= end && entity.end >= end - 4) return entity;
  }
  return null;
}

/** The firm or zone that was spoken of last before `at`, in this sentence or the one before. */
function firmBefore(reading: Reading, sentence: Sentence, at: number): string | null {
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

function trimName(name: string): string {
  return name.replace(/^(?:其中|该局|目前|截至|和|与|及|、|的|据|这|使|仅)+/u, '').replace(/[“”]/gu, (mark) => mark);
}

/** The nearest place, port or firm in front of a foreign figure. */
function whoseNear(text: string, sentence: Sentence, at: number): string | null {
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
