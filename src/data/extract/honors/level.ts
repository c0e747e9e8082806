/** The level of an honour: told by who granted it, else by its title. */
import type { Level } from '../../model.ts';
import { isCountyCity } from '../places.ts';
import type { UnitIdentity } from '../units.ts';

const PROVINCE =
  /^“?(?:(?:北京|上海|天津|重庆)市?|(?:辽宁|吉林|黑龙江|河北|河南|山东|山西|陕西|甘肃|青海|江苏|浙江|安徽|福建|江西|湖南|湖北|广东|海南|四川|贵州|云南)(?:省|(?![\u4e00-\u9fff]{1,3}[市州县区]))|(?:广西|西藏|宁夏|新疆|内蒙古)(?:[\u4e00-\u9fff]{0,4}自治区|(?![\u4e00-\u9fff]{1,4}[市州县区盟])))(?!检验|出入境)/u;

/** Null where neither says it. */
export function levelOf(title: string, granter: string | null, unit: UnitIdentity | null): Level | null {
  // Of several granters the first is the highest.
  const who = (granter ?? '').split(/、|和(?!社会)/u)[0] ?? '';
  title = title.replace(/^\d{4}(?:[~～-]\d{2,4})?年度?/u, '');
  const rank = (text: string): Level | null => {
    if (!text) return null;
    if (/^国际|全球/u.test(text)) return '其他';
    if (/质检总局|^总局/u.test(text)) return '总局';
    if (
      /检验检疫局|检验检疫局党|[\u4e00-\u9fff]{2}局(?:直属)?(?:机关)?(?:党委|党组|工会|团委)?$|海关总署|认监委|^省局|直属局/u.test(
        text,
      ) &&
      !/公安局|管理局|商务局|质监局|卫生局|教育局|税务?局|工商局|农业局|环保局|体育局|文化局|财政局|审计局|旅游局|经贸局|统计局|交通局|人社局|[市县区]局$/u.test(
        text,
      )
    )
      return '系统';
    if (
      /^(?:中共)?中央|国务院|中华全国|^全国|团中央|公安部|卫生部|农业部|科技部|商务部|人社部|国家(?!质检)|^(?:国家)?(?:司法|教育|交通(?:运输)?|铁道|财政|民政|文化|国防|外交|环境保护|环保|住建|水利|人事|人力资源和?社会保障|人力资源社会保障)部|^解放军总/u.test(
        text,
      )
    )
      return '国家';
    if (/^[市区](?:直|委|政府|总工会|妇联)/u.test(text)) {
      if (/^市/u.test(text) && /^(?:北京|上海|天津|重庆)$/u.test(unit?.province ?? '')) return '省部';
      if (/^区/u.test(text) && /^(?:广西|宁夏|西藏|新疆|内蒙古)$/u.test(unit?.province ?? '')) return '省部';
    }
    if (/省|自治区|省直|(?:广西|宁夏|西藏|新疆|内蒙古)区[委直]/u.test(text)) return '省部';
    if (/州|盟|地委|行署/u.test(text)) return '市厅';
    if (/(?:北京|上海|天津|重庆)市/u.test(text)) return '省部';
    if (/市/u.test(text)) {
      const city = /([\u4e00-\u9fff]{2,4})市/u.exec(text)?.[1] ?? '';
      if (/^(?:北京|上海|天津|重庆)$/u.test(city.slice(-2))) return '省部';
      return isCountyCity(city) || isCountyCity(city.slice(-2)) ? '县区' : '市厅';
    }
    if (/[县区旗](?!域)/u.test(text)) return '县区';
    if (/组委会|协会|学会/u.test(text)) return '其他';
    return null;
  };
  if (/市委|市政府/u.test(who) && rank(who) === '市厅' && unit?.place && /^市/u.test(who) && isCountyCity(unit.place))
    return '县区';
  // 人社部、国家质检总局 together: of the whole system that it leads.
  if (/质检总局/u.test(granter ?? '') && /(?:质检|检验检疫)系统/u.test(title)) return '总局';
  const byGranter = rank(who);
  if (byGranter) return byGranter;
  if (/(?:质检|检验检疫|海关|国检)系统|全国海关|全(?:省|区|国)系统|^系统/u.test(title)) return '系统';
  if (/^“?(?:全国|国家|中国|中央)/u.test(title)) return '国家';
  if (/^“?(?:省级?|自治区|全省|全区)/u.test(title)) return '省部';
  if (/省部级/u.test(title)) return '省部';
  if (/^“?国际/u.test(title)) return '其他';
  // 贵州省优秀村第一书记: 州 is no prefecture here.
  if (PROVINCE.test(title)) return '省部';
  // 市级“平安单位” in 天津.
  if (/^“?(?:全市|市级)/u.test(title) && /^(?:北京|上海|天津|重庆)/u.test(unit?.province ?? '')) return '省部';
  const byTitle = /^[“]?[\u4e00-\u9fff]{0,8}?(?:省|自治区|市|州|盟|县|区)/u.exec(title);
  if (byTitle) return rank(title.slice(0, byTitle[0].length)) ?? null;
  if (/^“?(?:全市|市级?)/u.test(title)) return '市厅';
  if (/^“?(?:全县|县级?)/u.test(title)) return '县区';
  return null;
}
