/**
 * What a person is, as the noun phrase beside the name says it: 企业负责人李四, 张三（局长）, 张三是…的科长.
 */
import { placeAt } from '../places.ts';
import { ordinary } from './words.ts';

/** Whole words that say what somebody is. */
const ROLE_WORDS = new Set(
  '工程师 农艺师 畜牧师 兽医师 检验师 检疫师 会计师 经济师 分析师 药剂师 局长 科长 处长 组长 队长 站长 所长 院长 关长 会长 董事长 厂长 部长 司长 署长 省长 市长 县长 区长 州长 盟长 旗长 镇长 乡长 村长 厅长 校长 馆长 台长 秘书长 理事长 班长 社长 场长 护士长 船长 机长 乘务长 大队长 支队长 店长 行长 园长 庄长 社长 团长 排长 连长 营长 舰长 主任 书记 支书 主席 经理 老总 总监 总裁 副总 助理 秘书 干事 专员 政委 参赞 领事 大使 董事 理事 委员 代表 负责人 责任人 法人 主管 会计 出纳 教授 讲师 研究员 老板 老板娘 掌柜 巡视员 调研员 主办 总工 首席 院士 博士 博士后 硕士 学者 顾问 翻译 教练 导师 导游 厨师 厨工 保安 保洁 文员 干部 职工 员工 党员 团员 队员 学员 会员 社员 科员 关员 店员 船员 雇员 议员 演员 队友 同事 同志 同学 老乡 邻居 朋友 战友 校友 工友 网友 骨干 模范 标兵 楷模 典型 尖子 能人 状元 劳模 英雄 冠军 亚军 季军 新星 明星 新秀 达人 之星 大户 户主 村民 农民 居民 市民 渔民 牧民 边民 移民 民警 交警 警官 法官 检疫官 检验官 签证官 商人 老人 工人 军人 商户 客商 外商 港商 台商 货商 果商 茶商 粮商 经销商 代理商 供应商 货主 业主 厂主 店主 船主 车主 园主 农场主 船东 股东 东家 得主 专家 画家 作家 企业家 书法家 科学家 艺术家 厂家 创业者 志愿者 获得者 劳动者 经营者 消费者 管理者 患者 伤者 死者 读者 能手 助手 选手 歌手 旗手 水手 高手 好手 骑手 枪手 鼓手 果农 菜农 茶农 花农 药农 瓜农 蔗农 烟农 枣农 橘农 蜂农 棉农 粮农 蚕农 桑农 参农 椒农 员工 职工 技工 电工 义工 民工 社工 焊工 钳工 木工 临时工 农民工 女工 学生 医生 研究生 大学生 中学生 小学生 毕业生 实习生 留学生 女生 男生 新生 村官 护士 战士 老兵 新兵 哨兵 尖兵 武警 医师 大夫 军医 村医 法医 兽医 老师 教师 师傅 师父 徒弟 学徒 技师 司机 的哥 同志 旅客 乘客 游客 顾客 客户 客人 养殖户 种植户 专业户 贫困户 农户 用户 住户 示范户 带头人 创始人 合伙人 承包人 创办人 经纪人 联系人 主持人 年轻人 当事人 收货人 发货人 报检人 领头人 掌门人 接班人 传承人 合作人 投资人 候选人 女人 男人 妻子 丈夫 爱人 老伴 父亲 母亲 爸爸 妈妈 儿子 女儿 哥哥 弟弟 姐姐 妹妹 嫂子 媳妇 女婿 儿媳 岳父 岳母 公公 婆婆 爷爷 奶奶 外公 外婆 孙子 孙女 家属 亲属 先生 女士 老两口 两口子 小两口 夫妇 夫妻 夫妻俩 父子 兄弟 姐妹 姐弟 兄妹 买家 卖家 养蜂人 手艺人 摆渡人 主理人 看守人 护林人 赶海人 种茶人 种粮人 牧羊人 养殖人 守边人 生意人 庄稼人 当家人 匠人 老匠人 艺人 大户 庄主 场主 船老大 把式 老把式 大厨 车老板 主刀 掌舵人 负责 大爷 大娘 大叔 大婶 大嫂 大姐 大哥 阿姨 老汉 小伙 小伙子 姑娘 女孩 男孩 青年 小将 老将 新兵 主播 首席执行官 致富能手 孤儿 校监 村主任 负责同志 工作人员 管理人员 技术人员 检验检疫人员 业务人员 值班人员 查验人员 科技人员 执法人员 船务 关务 得奖者 先进个人 先进工作者 优秀共产党员 优秀党员 优秀公务员 岗位能手 技术能手 三八红旗手 青年岗位能手 先进典型 人物 新人 总干事 总指挥 副总指挥 总教头 领队 带队 领班 前台 客服 后勤 书画家 院长助理 业务员 班主任 副班长 纪检员 督导'.split(
    ' ',
  ),
);
/** Offices: whoever holds one is somebody in particular. */
const OFFICE =
  /(?:[^增成助延生漫特擅专见伸周全波校体市]长|[市校]长|主任|书记|支书|主席|经理|总监|总裁|副总|老总|助理|秘书|干事|专员|政委|参赞|领事|大使|董事|理事|负责人|负责同志|主管|教授|研究员|老板|工程师|农艺师|兽医师|检验师|会计师|经济师|畜牧师|总工|院士|博士|支书|掌柜|带头人|创始人|法人代表|首席专家|代表)$/u;
/** Nouns for whoever does something, by their last character: 训导员, 畜牧师, 检疫官, 蔗农, 养蜂户. */
const LAST = new Set([...'长员师官手农商主兵者警户民医工匠']);
/** Words that end so and are none. */
const NO_ROLE =
  /(?:增长|成长|助长|延长|特长|擅长|漫长|专长|见长|伸长|周长|全长|波长|体长|年长|身长|更长|较长|最长|很长|不长|多长|太长|过长|动员|人员|一员|满员|超员|减员|全员|复员|裁员|成员|京师|大师们|出师|会师|五官|器官|感官|当官|双手|携手|联手|着手|入手|分手|动手|亲手|出手|伸手|握手|挥手|拍手|随手|顺手|到手|对手|得手|人手|帮手|把手|拿手|左手|右手|一手|下手|两手|抢手|棘手|务农|支农|惠农|富农|三农|涉农|招商|协商|磋商|经商|通商|安商|亲商|富商|会商|工商|智商|民主|自主|为主|作主|做主|当家作主|阅兵|当兵|征兵|出兵|前者|后者|或者|再者|二者|两者|三者|记者|笔者|作者|预警|报警|示警|机警|一户|万户|千户|三户|落户|账户|过户|入户|每户|门户|窗户|\d户|余户|多户|各户|全民|为民|人民|利民|便民|惠民|富民|爱民|国民|万民|亿民|公民|就医|中医|西医|求医|送医|行医|手工|分工|动工|开工|完工|竣工|施工|加工|做工|罢工|化工|理工|森工|轻工|军工|总工会|建工|矿工会|复工|返工|误工|人工)$/u;
/** Everyday words for anybody at all: what follows them is a name only where more bears it out. */
const ANYBODY =
  /(?:干部|职工|员工|党员|团员|队员|会员|学员|学生|旅客|乘客|游客|顾客|居民|市民|村民|农民|渔民|牧民|边民|农户|客户|用户|商户|商人|客商|外商|企业家|专家|骨干|模范|标兵|先进个人|同志|同事|人员|老人|青年|代表|委员|志愿者|工人|军人|客人|典型|人物|户)$/u;

const LAST_OF_ROLES = new Set([...LAST, ...[...ROLE_WORDS].map((word) => word.at(-1) ?? '')]);
/** Whether a role may end with a character. */
export const endsRole = (last: string): boolean => LAST_OF_ROLES.has(last);

export type RoleEnd = { length: number; weight: number };

/** Whether what ends at `at` says what somebody is; how much it says that a name follows (0..3). */
export function roleEndingAt(text: string, from: number, at: number): RoleEnd | null {
  let end = at;
  if (!endsRole(text[at - 1] ?? '')) return null;
  if (text.slice(end - 2, end) === '同志' && end - 2 > from) end -= 2;
  for (let length = Math.min(7, end - from); length >= 2; length--) {
    const word = text.slice(end - length, end);
    if (!ROLE_WORDS.has(word)) continue;
    const weight =
      NO_ROLE.test(text.slice(Math.max(from, end - 4), end)) && length < 3
        ? 0
        : OFFICE.test(text.slice(Math.max(from, end - 4), end))
          ? 3
          : ANYBODY.test(word)
            ? 1.8
            : 2.2;
    return weight > 0 ? { length: at - end + length, weight } : null;
  }
  const last = text[end - 1] ?? '';
  // 山东寿光人, 福建人
  if (last === '人')
    for (let start = end - 3; start >= Math.max(from, end - 6); start--)
      if (placeAt(text, start) >= end - 1 - start) return { length: at - start, weight: 1.8 };
  if (end - from < 2 || !LAST.has(last)) return null;
  // 在长|江之畔: neither a role nor an end.
  if (/[在于由从到沿往向]/u.test(text[end - 2] ?? '') || placeAt(text, end - 1) > 1) return null;
  const tail = text.slice(Math.max(from, end - 4), end);
  if (NO_ROLE.test(tail) || !/[\u4e00-\u9fff]{2}$/u.test(tail)) return null;
  // 报关员 is a role; a word of the dictionary that merely ends so (手工, 民主) is none.
  if (
    last !== '员' &&
    last !== '长' &&
    last !== '师' &&
    last !== '官' &&
    ordinary(tail.slice(-2)) &&
    !ROLE_WORDS.has(tail.slice(-2))
  )
    return null;
  return {
    length: at - end + 2,
    weight: OFFICE.test(tail) ? 3 : last === '员' || last === '师' || last === '官' ? 2.2 : 1.8,
  };
}

const OFFICES_END = /(?:局长|主任|科长|处长|书记|组长|队长|站长|所长|院长|关长|主席|厅长|市长|县长|工程师|成员|委员)$/u;
/** Where the words of a role begin: behind these. */
const BEFORE_ROLE =
  /^.*(?:[，。；：！？“”\n—（）]|[在对由向让给跟据听被请为使与从以]|告诉|面对|介绍|提起|说起|看到|来到|陪同|以及|授予|追授|以来|涌现出了?|涌现了?|问|时任|调任|现任|担任|作为|其中|出身|就是|带领下|目前|当时|如今|年近|殉职|牺牲|家住|来自|时|了|说|还有|的(?=[\u4e00-\u9fff]{2,}))/su;

/** The phrase that says what somebody is, cut out of what stands before the name at `at`. */
export function roleBefore(text: string, from: number, at: number): string {
  const window = text.slice(Math.max(from, at - 34), at);
  const cut = window.replace(BEFORE_ROLE, '');
  const role = cut
    .replace(/^(?:而|并|也|还|又|和|同时|此外|连|该|我|本|原|前|老|年轻|一名|一位|这位|那位|名|位|[、和])+/u, (lead) =>
      /原|前/u.test(lead) ? lead.replace(/[^原前]/gu, '') : '',
    )
    .replace(/同志$/u, '')
    .replace(/^局(?=局长)/u, '');
  // 获得者林秀琴、全省优秀共产党员郑国强: of a row of people only the last role is his; 党组书记、局长 stays whole.
  const row = role.lastIndexOf('、');
  const last = row > 0 && !OFFICES_END.test(role.slice(0, row)) ? role.slice(row + 1) : role;
  return last.length >= 2 ? last : '';
}

const AFTER_NOUN =
  '(?:副?(?:局长|主任|科长|处长|书记|组长|队长|站长|所长|院长|关长|会长|主席|董事长|总经理|经理|厂长|部长|司长|省长|市长|县长|区长|厅长|校长|工程师|农艺师|兽医师|检验师|研究员)|博士后?|教授|医师|医生|院士|专家|总监|助理|支书)';
const DIRECTLY_AFTER = new RegExp(`^([\\u4e00-\\u9fff]{0,10}?)${AFTER_NOUN}`, 'u');
const COMRADE =
  /^(?:同志|先生|女士|老师|师傅|大姐|大哥|大爷|大娘|大叔|大夫|老人|等?[\d两三四五六七八九十]{1,2}(?:名|位|人)|等人|等(?:一批|一大批|先进|优秀|业务|骨干|党员|青年|干部|检|专家|[\u4e00-\u9fff]{0,4}同志)|[两二三四五六七八九十]人|夫妇|夫妻|[老小]?两口子?|父子|父女|母子|母女|兄弟俩|姐妹俩)/u;
const ASIDE = /^(?:，|（|\()(?:[^，。；、（）]{0,8}、)?([“”\u4e00-\u9fff\d]{2,18})(?=[，。；）)]|$)/u;
const PARTICULARS =
  /^(?:，|（|\()(?:男|女|汉族|[\u4e00-\u9fff]{1,3}族|中共党员|共产党员|生于|\d{4}年\d{0,2}月?(?:出)?生|今年\d|现年\d|\d{2}岁|左|右|中|前排|后排|图)/u;
const IS =
  /^(?:现?是|就是|系|现任|时任|任|担任|兼任|出任|当选为?|作为)(?:[^，。；]{0,14}?的)?(?:一名|一位|个|名|位)?([“”\u4e00-\u9fff、]{2,16}?)(?=[，。；]|$)/u;

/** What stands behind a name: the role that it says (empty for 同志), and how sure it makes the name; `direct` where it stands right behind. */
export function roleAfter(
  text: string,
  end: number,
  to: number,
): { role: string; weight: number; direct?: boolean } | null {
  const rest = text.slice(end, Math.min(to, end + 36));
  const comrade = COMRADE.exec(rest);
  if (comrade) return { role: '', weight: 2.5 };
  const direct = DIRECTLY_AFTER.exec(rest);
  if (
    direct &&
    !/[在和与的是被任当说向把对为]/u.test(direct[1] ?? '') &&
    (direct[0].length <= 8 || /[处科室局组中心]/u.test(direct[0]))
  )
    return { role: direct[0], weight: 2.2, direct: true };
  if (PARTICULARS.test(rest)) return { role: '', weight: 3 };
  const aside = ASIDE.exec(rest)?.[1];
  if (aside) {
    const noun = aside.replace(/[“”]/gu, '');
    const found = roleEndingAt(noun, 0, noun.length);
    if (found && found.weight > 0 && !/[在和与的是被当说把了]/u.test(noun)) return { role: aside, weight: 2.2 };
  }
  const is = IS.exec(rest)?.[1];
  if (is) {
    const found = roleEndingAt(is, 0, is.length);
    if (found) return { role: is, weight: 2 };
  }
  return null;
}
