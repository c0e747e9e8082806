/** What looks like an honour and is none: goals, ranks, praise, accreditations, speech. */
import { type Clause, quotationAt, type Reading, type Sentence } from '../text.ts';

/** What is got without being an honour, by reason. */
const NO_HONOR: readonly (readonly [RegExp, string])[] = [
  // 表彰2012年度先进: what for, and no name of an honour.
  [/^(?:(?:19|20)\d{2}年度?|本?年度|创先争优)?先进$/u, 'no title'],
  [
    /之[都乡城]$|名城$|强[县市镇]$|百强县|(?:先进|文明|示范|卫生|生态|平安|模范|特色|标兵|重点)(?:村|乡镇?|镇|县|市|城市|城区|社区|合作社)$/u,
    "somebody else's",
  ],
  [
    /候选|提名(?!奖)|入围|(?:创建|培育|推荐|申报|考察|培养|储备)(?:对象|名单|库|序列)?$|创建(?:单位|点|岗)$|对象$/u,
    'goal',
  ],
  [
    /第[一二三四五六七八九十\d]{1,10}(?:和第[一二三四]{1,10})?(?:名|位)?$|名次|前[列茅三十\d]|排名|冠军|亚军|季军|总分|位居|名列/u,
    'rank',
  ],
  [
    /(?:好评|肯定|赞誉|赞扬|赞许|称赞|锦旗|感谢|表扬|批示|信任|青睐|欢迎|点赞|口碑|尊重|支持|理解|美誉|评价|掌声|认同|夸奖)$/u,
    'praise',
  ],
  [
    /认可|认证|资质|资格|验收|许可|注册|备案|评审|考核(?!.*(?:先进|优秀|优胜))|重点实验室|(?<!标兵)实验室$|(?<!“)基地”?$|示范区”?$|试点|检测中心|(?<!优秀)公共(?:技术)?服务平台|授权|审核$/u,
    'accreditation',
  ],
];
/** Why a title is none; null where nothing speaks against it. */
export function trapOf(title: string): string | null {
  return NO_HONOR.find(([pattern]) => pattern.test(title))?.[1] ?? null;
}

const GOAL_FAR =
  /(?:力争|争取|有望|拟于|计划(?:在|于|用|到)|(?:目标|愿景|心愿|梦想|方向|打算)，?(?:就|仍|正|便)?[是为]|下一步，?(?:要|将|是)|决心|誓要|力求|冲刺|奋力争|期望|有信心|朝着[^，]{0,12}目标|向着[^，]{0,12}目标)/u;
const GOAL_NEAR =
  /(?:争创|争当|争做|争夺|力保|确保|申报|申请|即将|将于|将被|将会|可望|可能|希望|为了|推荐|被推荐|候选|提名|参评|入围|如果|若能|若|如能|一旦|假如|要是|只要|渴望|竞争|角逐|保(?![健税障护持险留质])|立志|致力于|准备|筹备|着手|启动|目标|欲|要想|如何)[^，。；]{0,12}$|努力$/u;
const NEGATED =
  /(?:未能|没能|没有|未|无缘|并非|不是|尚未|从未|不再|险些|差点|错失|痛失|落选|遗憾|惜败)[^，。；获评授]{0,6}$/u;
const CALLED = /(?:被誉为|誉为|被称为|称为|称赞|称之为|堪称|不愧|无愧|赞为|称他们|称其|夸)/u;

/** Why a verb at `at` does not speak of an honour that was given: null where it does. */
export function barred(reading: Reading, sentence: Sentence, clause: Clause, at: number): string | null {
  const { text } = reading;
  const before = text.slice(clause.start, at);
  const all = text.slice(sentence.start, at);
  const quotation = quotationAt(reading, at);
  if (quotation?.speech && !/获|评为|授予/u.test(text.slice(at, at + 4))) return 'speech';
  if (NEGATED.test(before)) return 'negated';
  if (GOAL_NEAR.test(before)) return 'goal';
  if (GOAL_FAR.test(all)) return 'goal';
  if (/(?:^|，|。)(?:若(?!干)|如果|如能|假如|一旦|倘若|要是|只要)/u.test(all)) return 'conditional';
  if (/(?:将|将会|即将|将可)$/u.test(before)) return 'goal';
  // 为获得“全国文明单位”称号而努力
  if (/为$/u.test(before) && /而[^，。]{0,8}(?:努力|奋斗|拼搏|奋进)/u.test(text.slice(at, sentence.end))) return 'goal';
  if (CALLED.test(before.slice(-10))) return 'praise';
  return null;
}
