/** Whether a person is of the unit or of a firm, a village, a government: told by what stands in front of his name. */

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
export function inside(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length))
    if (COLLEAGUE.test(text.slice(Math.max(0, at - 12), at))) return true;
  return false;
}

const COLLEAGUE =
  /(?:检[疫验]员|检疫官|检验师|关员|兽医|农艺师|[检务管旅动植卫食验商政证][疫验检务管]?[科处室](?:的|副?[科处]长)?|[科处组]长|局长|实验室(?:的|主任|副主任|负责人)|办事处(?:的|副?主任)|护士长?|该局[\u4e00-\u9fff]{0,6})$/u;
