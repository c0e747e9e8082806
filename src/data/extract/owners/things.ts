/** What no inspection unit has by itself: sizes, cargo, prices, harvests, people and shops of a place, goods on their way. */
import type { Quantity } from '../quantities.ts';
import { CARE, LED_TO, ownWork } from './words.ts';

/**
 * A thing's own size or number: 22.8米高、容量5万吨的储油罐, 出口到30多个国家, 313万锦州人民, 17个参创行业. Null where it is none of
 * these.
 */
export function thingOf(quantity: Quantity, upTo: string, after: string, traded: boolean): string | null {
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

/** Whether what is counted or measured is nothing that an inspection unit has, and nothing in the clause is its work. */
export function alien(quantity: Quantity, upTo: string, after: string): boolean {
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

/** What another country does to somebody. */
const FOREIGN_ACT =
  /^((?:美国|欧盟|日本|韩国|俄罗斯|加拿大|澳大利亚|德国|英国|法国|印度|越南|国外)[\u4e00-\u9fffA-Za-z]{0,8}?)(?:对|将|把)(?:我国|中国|国内)?[\u4e00-\u9fff]{0,6}$/u;

/** 4800平方米的实验楼: a house that a unit has. */
const OWN_HOUSE = /^的?(?:新)?(?:实验|办公|业务|检测|综合|检验|技术|新)[\u4e00-\u9fff]{0,4}楼/u;

/** Who comes, waits and goes by himself. */
const GOERS =
  /^的?([\u4e00-\u9fff]{0,8}?)(?:参赛|[入出]境(?=[，。；])|抵达|滞留|同时[靠抵入进排]|等待|靠港|靠泊|排队|上岸|涌入|迁入|落户|投产|停产|参观|观看|脱贫|返乡|发病|用上|喝上|住上|搬进|告别|关门|倒闭|停工|减产|锐减|亏损|失业|下岗|盖[了起]|过上|外出|返乡|务工)/u;

const STUCK = /^[\u4e00-\u9fff]{1,6}(?:压在|积压|堆在|滞销|烂在|挂在|压港|待运|被淹|受损|绝收|受旱)/u;

const THING =
  /^[^，。；]{0,14}?的([\u4e00-\u9fff]{0,5}(?:罐|船|轮|舱|塔|山|楼|桥|吊机|门机|龙门吊|车|箱|垛|墙|梯|岭|峰|沟|井|坡|河|江|湖|海|仓|筒|树|原木)(?:顶部|顶|上)?)/u;
