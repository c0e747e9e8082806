/**
 * Whose a figure is, where the way of telling says so: ports, places, firms, goods and superiors known by kind, quoted outsiders,
 * what somebody is made to do.
 */
import { placeAt } from '../places.ts';
import type { Quantity } from '../quantities.ts';
import type { Subject, Subjects } from '../subjects.ts';
import { type Clause, quotationAt, type Sentence } from '../text.ts';
import type { OwnerContext } from './cues.ts';
import { firmBefore, lastNamed, trimName, whoseNear } from './names.ts';
import { inside, outside } from './persons.ts';
import { alien, thingOf } from './things.ts';
import { CARE, LED_TO, ownWork } from './words.ts';

/** Null: the unit's own. */
export type Owner = { name: string | null; sure: boolean };

/** What no inspection unit has by itself: output, trade, population, turnover belong to a place, a port or a firm. */
const FOREIGN_METRIC =
  /(?:进出口[\u4e00-\u9fff]{0,2}总[额值]|总货值|外贸总[额值]|(?:对外)?贸易额|进出口额|出口额|进口额|出口值|出口总[额值]|销售收入|销售额|产值|总产值|GDP|生产总值|财政收入|税收收入|利润|创汇|吞吐量|交易额|过货量|过货|贸易量|人口|投资总额|总投资|到位资金|产量|加工木材|年产|出栏|[种栽][植种培]面积|增收|人均收入|纯收入|交付船舶|客流量|市场份额|市场占有率|经营收入|泊位|岸线|货运量|客运量|注册资本|年加工|从业人员|通航里程|年?输[气油]|装机|设计能力|集体(?:经济)?收入|经济收入|[户人]均[\u4e00-\u9fff]{0,4}收入|贫困(?:发生率|人口)|(?<![帮扶对访问助])贫困户|每[户人亩][\u4e00-\u9fff]{0,3}(?:收入|增收)|亩产|亩均|户均|吸纳|外贸额|(?:旅客|游客)(?:人数|数量|总数|量)|进口量|出口量|收购价|售价|单价|价格|参与(?:边民|群众|农户)|[每一](?:斤|公斤|担)[\u4e00-\u9fff]{0,3}(?:值|卖)|辖区(?:总|陆地)?面积|耕地|运送旅客|海岸线)/u;

/** What befalls people and what they live on: no doing of a unit, unless it stands there as the doer. */
const FATE =
  /死亡|病死|签约|净赚|净挣|展[出览]面积|受灾|倒塌|冲毁|淹没|遇难|失踪|转移群众|卖[出了]|多卖|少花|种[着了植]|养[着了]|(?<!挽回|避免|减少|降低|防止|追回|挽救|经济)损失/u;

/** Those who are visited, asked and helped. */
const SERVED = /(?:企业|企|[群公]众|[农牧渔商用]?户|民|客|人|商|东|农|员|户|者|们|师生)$/u;

/** Where a unit works. */
const SITE = /(?:口岸|港|港区|机场|码头|园区|保税区|加工区|[^全]市|辖区)$/u;

const SPARING = /节约|节省|减负|办理/gu;

const ZONE =
  /(?:保税港区|综合保税区|保税区|加工区|开发区|工业园|产业园|园区|示范区|自贸区|试验区|新区|片区|高新区|港区|合作中心|市场)$/u;

/** What is one only by the unit's doing. */
const ON_RECORD = /^(?:备案|检疫注册|卫生注册|受检|签证)/u;

const FIRMS = /^[\u4e00-\u9fff]{0,8}?(?:企业|公司|工厂|商户|厂)/u;

/** How long the work takes, how many steps it has and how well it goes: the unit's, whoever is spared by it. */
const PROCESS =
  /(?:通关|放行|验放|查验|检验|检疫|检测|体检|出证|办证|办结|签证|审批|申报|报检|等待|等候|候检|滞港|等泊|在港|压港|靠泊|滞留|候审|流转|办理|审核|验证)[\u4e00-\u9fff]{0,4}(?:时间|速度|效率|周期|时长|用时|时限|环节|手续|材料|单证)|(?:申报|审批|报检|填报)[\u4e00-\u9fff]{0,3}项|(?:办理|申办|办成|办好)[\u4e00-\u9fff]{0,8}(?:需要?|要|得)(?:用|花|跑|等)?|无纸化率|办结率|满意[率度]|差错率|检出率|放行率|查验率|及时率|报检率|回访率/u;

/** Whoever tells or reckons without quotation marks: 品控经理…算了一笔账：, 司机…说，. */
const TELLS =
  /(?:([\u4e00-\u9fff]{2,16}?(?:公司|集团|厂|农场|合作社|协会|企业))[\u4e00-\u9fff]{0,14}|((?:老板娘?|司机|货主|船长|船东|[店摊车业]主|个体[工商]{0,2}户|商户|经营户|导游|领队|商贩|菜贩|房东|商人|客商|游客|旅客|村民|居民|[\u4e00-\u9fff]农|[茶果菜药粮外台港]商|进口商|出口商|经销商|采购商|工人|养殖户|种植户|养殖大户|种植大户|牧民|渔民|边民|镇长|乡长|村长|村支书|县长)[\u4e00-\u9fff]{0,4}?))(?<!局长|检疫员|检验员)(?:说|介绍|表示|透露|坦言|反映|告诉[\u4e00-\u9fff]{0,3}|(?:给[\u4e00-\u9fff]{1,4})?算(?:了|过|起)?(?:一?笔)?账)[，：]|据([\u4e00-\u9fff]{0,8}?(?:企业|公司|厂|[农商]户|货主|[\u4e00-\u9fff]农))(?:反映|介绍|估算|测算|统计)，/u;

/** Whom a unit looks after, and what they do then. */
const CARED_FOR =
  /(?:联系|帮扶|监管|结对|包联|挂钩|服务|扶持|指导|包扶|辅导|培育|扶助|资助|包保|挂点|定点)的([\d一二两三四五六七八九十多余万]{1,7}[家户个名]?(?:[\u4e00-\u9fff]{0,6}?(?:企业|公司|工厂|[农牧渔茶商困]户|合作社|基地|果园|村|[果茶菜]农)))((?:出口|产值|销售|增|利|人均|户均|亩|年|收入|外贸|用工|产量|订单|全部|共?实现|今年|去年)[^，]*)$/u;

/** From the first step to the last one, or simply through. */
const PASSAGE =
  /(?:下[船机车]|进[场港站]|报检|到[港站岸]|入场|申报|上岸|抵[港达]|靠[港泊]|受理|取样|递交|落地)[^，]{0,6}到[^，]{0,10}(?:出关|通关|放行|拿|出证|出港|离[港场岸]|过关|提货|取证|领证|上[车船])[^，]{0,8}$|(?:旅|游|乘)?客[^，]{0,2}(?:通关|过关|验放|出关|入境)[^，]{0,4}(?:仅|只)(?:需要?|要|用了?|花了?)?(?:不到|约|近)?$/u;

const OUR_DUTY =
  /我们?(?!公司|厂|村|家)(?:[^，。被等交送请找]{0,10})(?:审批|登轮|审单|验放|查验(?!费)|采样|取样|抽检|检疫(?![员费官])|检出)/u;

const SELF_TALK = /我们(?:公司|农场|厂|村|合作社|企业)|俺|我家|我们家|我(?:们)?(?:这批|的)货/u;

const COMPLAINED_OF =
  /(?:国外|境外|欧盟|美国|日本|韩国|俄罗斯|输入国|进口国)(?:官方)?(?:通报|召回|退运|退货|扣留)(?:由[^，]{1,6})?(?:已?[降减增][至到低少]+|仅|为|达)?$/u;

/** Who is set against the unit: 而同期全省口岸…, 国外同类机构…, 别处…, 河对岸的…, 当时全国检验检疫系统…. */
const AGAINST =
  /^(?:而|但|可|相比之下|据了解|据介绍)*((?:(?:同期|当时|其时|同年|往常|目前|如今)(?:，)?)?(?:国外|境外|海外|外国|别处|别家|别的|其他|其它|邻近|相邻|邻省|邻市|邻县|隔壁|兄弟(?!单位送)|周边|对面|对岸|河对岸|江对岸|同行|同类|行业|业内|国内同|全国(?:检验检疫|质检|同)|全系统|全省(?:检验检疫|口岸|同类)|(?:同期|当时|其时|同年)(?:全[国省市区州县球]|国内|世界))(?:(?![，。；\d]).){0,14}?)(?=[是为只仅有需要得用花检平均通常一般大多共约近达超降下上升增]|$)/u;

/** Somebody who is set against the unit or singled out, or whom brackets tell of. */
export function setApart(context: OwnerContext, quantity: Quantity, sentence: Sentence, clause: Clause): Owner | null {
  const aside = asideIn(context, sentence, quantity.start);
  if (aside) return { name: aside, sure: true };
  const upTo = context.reading.text.slice(clause.start, quantity.start);
  // 仅次于防城港局的4.1万批、3640万吨: of whom the unit is measured against.
  const measured = MEASURED.exec(upTo)?.[1];
  if (measured) return { name: trimName(measured), sure: true };
  // 其中嘉源一家就少交21万元
  const name = AGAINST.exec(upTo)?.[1] ?? SINGLE.exec(upTo)?.[1];
  if (!name || context.subjects.named(clause)?.kind === 'own') return null;
  // 邻近的澜沧局同期减免了: up to the office.
  const office = /^.*?(?:[^局]局|中心|办事处|口岸|系统|机构)(?![的口])/u.exec(name)?.[0] ?? name;
  return { name: trimName(office.replace(/(?:[今去前当全]年|目前|现在|如今|总|一)+$/u, '')), sure: true };
}

/** Behind 次于X的, 高于全省平均的: the list that follows is whose the unit is measured against. */
const MEASURED =
  /(?:次于|不及|逊于|高于|低于|多于|少于|快于|慢于|优于|超过了?|赶上了?|追平了?|落后于|相当于)((?![该本]局|我[局们]|[去上前]年|同期|往年|历年|原来|以前|过去|规定|承诺|法定|国家)[\u4e00-\u9fff]{2,14}?)的(?:平均(?:水平|值)?(?:的)?)?(?:\d[^，。；]*[、和])?$/u;

/** 其中嘉源一家就… */
const SINGLE =
  /^(?:其中|仅|光|单是|单|而|，)*(?!(?:[^，]{0,6}(?:企业|公司|任何|同|每)一家))([^\d，。；、该本我全]{2,10}?)一家(?=就|便|即|去年|今年|全年|每年|一年|[^，。]{0,4}\d)/u;

/** A figure within round brackets is whose the brackets tell of: （全市钨、稀土企业年产值约860亿元）. */
function asideIn({ reading, subjects }: OwnerContext, sentence: Sentence, at: number): string | null {
  const { text } = reading;
  const open = text.lastIndexOf('（', at);
  if (open < sentence.start || text.lastIndexOf('）', at) > open) return null;
  const entity = subjects.at(open + 1);
  return entity?.kind === 'other' && entity.end <= at ? trimName(entity.name) : null;
}

/** Whose the figure is. `metric` is what is counted, `clause` the clause of `sentence` that it stands in. */
export function ruledOwner(
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

const GIVEN = /(?:奖励|拨付|拨给|资助|补助|给予|奖给|支持)[了给]?[\u4e00-\u9fff]{2,8}$/u;

const ABROAD = /^(?:日本|欧盟|美国|韩国|俄罗斯|加拿大|澳大利亚|德国|英国|法国|印度|国外)/u;

/** Times that may stand before the place. */
const LOCAL = /^((?:目前|如今|当年|同年|近年来|去年|今年|全年|(?:19|20)\d{2}年(?:底)?)?)[\u4e00-\u9fff]/u;

const RANK =
  /^(?:市|县|州|省|盟|旗|地区)(?!委|政府|局|检验|出入境|人大|政协|直|级|“|纪|总工会|团|妇联|场|民|内|外|台|侨|办|厅|公安|商务|科|领导|各级)/u;

const TRADE =
  /^(?!局|检验|海关|国检|办|口岸办)[\u4e00-\u9fff]{0,6}(?:供[港澳](?=[活蔬水鲜冻猪牛菜])|出口|产业|年产|产量|种植|栽培|外贸|经济|面积|果园|基地|企业)/u;

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
