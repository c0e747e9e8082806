/** The ways of saying that an honour was given: 荣获A, 被X评为A, X授予Y“A”, 蝉联A. */
const ONCE = '(?:了|过|到|得|的)?';
const HOW =
  '(?:先后|曾经?|多次|再次|再度|又|还|一举|并|也|均|都|共|已|同时|相继|连续[一二两三四五六七八九十\\d]{1,10}(?:年|届|次)(?:都|均|被)?|分别|双双|光荣|同样|一并|成功|顺利|单独|联合|共同)*';
/** 荣获A: the recipient is the subject. The strong ones say by themselves that an honour follows. */
const ACTIVE_STRONG =
  '荣获|喜获|荣膺|获评为|获评|荣评为|获颁|获授|被授|荣立|荣记|勇夺|喜摘|摘得|捧回|捧得|捧获|斩获|夺得|摘取|摘下|获选为?|荣登|荣列|荣摘|喜捧|荣捧|喜得|摘下';
const ACTIVE_WEAK =
  '获得(?!者)|赢得|赢回|拿回|带回|领回|抱回|夺回|捧走|拿到|领到|得到(?=[^，。；]{0,16}(?:称号|“[^”]{2,16}(?:号|岗|单位|集体|标兵|奖[章状]?|窗口|能手|个人|模范)”))|顶着(?=[^，。；]{2,24}头衔)|拿过(?=[^，。；“]{0,10}“)|得了个?|拿了个?(?=[^，。；]{0,10}“|[^，。；]{2,16}奖(?![金励学]))|揽获|揽下|包揽|囊括|当选为?|入选|跻身|拿下|取得|收获|享有|拥有|跨入|晋升为?|升格为?|升级为?|晋级为?|迈入|荣升为?|[再又新喜增]添(?:(?:了)?一?[枚块面座项个张尊]|(?=了?(?:“|[^，。；]{0,8}[省市国]级|全[国省市])))|评上(?=[^，。；]{2,16}(?:先进|优秀|模范|标兵|能手|文明|劳模|”))|立[过了下](?=[^，。；]{0,8}[一二三]等功)|问鼎|加冕|上榜(?=了?[^，。；“]{0,8}“)|接过(?=了?[^，。；“]{0,16}“)|戴上(?=了?[^，。；“]{0,6}“)|多了(?=一[块顶枚项座面个][^，。；“]{0,8}“)|创成|升为(?=[“省国全市])|登上(?=了?“[^”]{2,16}榜”)|(?<!努力)成(?:了|为)(?=(?:当年的?|又一[个家]|该?[省市县州]首批的?)?(?:全国|全[省市县区州盟]|国家级?|[\\u4e00-\\u9fff]{2,8}[省市县州盟](?!首)|[省市县州盟区]级|自治区)[\\u4e00-\\u9fff“”]{2,24}|“[^”党]{3,20}”(?:之一)?(?:[，。；]|$)|[^，。；“”]{0,12}“[^”]{3,20}”之一|“[^”]{0,8}党(?:支部|组织|委|员)”(?:[，。；]|$))|(?<!查|截|捕|收|缴|抓|喜|荣|斩|俘|捧)获(?![得悉知准取益批奖救利悉颁评授选救推提邀])';
const PASSIVE_VERB =
  '评选为|评定为|评为|评|授予|授以|授|命名为|命名|表彰为|选树为|树立为|树为|评树为|认定为|确定为|推选为|选为|选树|评审为|表彰|确认为|追授|追认为|记|列为|列入|批准为|通报表彰为|奖励|定为|记入';
const ACTIVE = new RegExp(`(?<strong>${ACTIVE_STRONG})${ONCE}|(?<weak>${ACTIVE_WEAK})${ONCE}`, 'gu');
const PASSIVE = new RegExp(
  `(?:被|经)(?<granter>[^，。；！？\\n被]{0,44}?(?:（[^）]{1,12}）)?)${HOW}(?<verb>${PASSIVE_VERB})${ONCE}(?=[\\u4e00-\\u9fff“\\d、《])`,
  'gu',
);
const GRANT =
  /(?<verb>授予|命名|表彰|追授|颁发给|颁给|颁发|颁授|记(?=[\u4e00-\u9fff]{0,8}?(?:集体|个人)?[一二三]等功)|(?<=[办局委厅会府社组署部院][颁联]?合?)发(?=的“[^”]{4,24}”(?:荣誉)?(?:证书|奖[牌状杯]|牌匾|匾牌|铜牌))|评为|评选|评定|认定|树立|选树|树为|评出|列入|列为|选为|推选为|确定为)/gu;

export type Trigger = {
  /** Offsets into the sentence. */
  at: number;
  end: number;
  kind: 'passive' | 'active' | 'grant' | 'keep' | 'list';
  /** Says by itself that an honour follows. */
  strong: boolean;
  /** What stands between 被 and the verb. */
  granter: string | null;
};

/** No sentence tells of so many awards; torn text must not cost a square of its length. */
const MOST_TRIGGERS = 40;

/** A sentence without any of these tells of no honour. */
const MENTIONED =
  /获|膺|评|授|命名|表彰|选为|选树|树为|认定|确定|夺|摘|捧|立|记|入选|当选|蝉联|保留|保持|保住|问鼎|加冕|接过|戴上|花落|榜|拿下|拿了|得了|列为|称号|跻身|追认|颁|定为|享有|拥有|荣誉|殊荣|涌现|牌|奖|模范|红旗|名列|上榜|先进|优秀|标兵|成为“|成了“|红旗手|文明号|文明窗口|文明单位|先锋|劳模|号”|岗”|十[大佳]|好人|工匠|连续第|连冠|这(?:已|也是)/u;

/** The places of a sentence where an honour may be told, in their order; null where nothing in it speaks of one. */
export function triggersIn(line: string): Trigger[] | null {
  if (!MENTIONED.test(line)) return null;
  const triggers: Trigger[] = [];
  for (const match of line.matchAll(PASSIVE)) {
    const verb = match.groups?.verb ?? '';
    // 被…列为: weak, these lists are mostly projects and pilots.
    const strong = !/^(?:认定为|确定为|列为|列入|批准为|确认为|定为|选为)$/u.test(verb);
    triggers.push({
      at: match.index,
      end: match.index + match[0].length,
      kind: 'passive',
      strong,
      granter: match.groups?.granter ?? '',
    });
  }
  const inPassive = (i: number) => triggers.some((t) => t.kind === 'passive' && i >= t.at && i < t.end);
  for (const match of line.matchAll(ACTIVE)) {
    if (inPassive(match.index)) continue;
    triggers.push({
      at: match.index,
      end: match.index + match[0].length,
      kind: 'active',
      strong: match.groups?.strong !== undefined,
      granter: null,
    });
  }
  for (const match of line.matchAll(GRANT)) {
    if (inPassive(match.index) || triggers.some((t) => match.index >= t.at && match.index < t.end)) continue;
    // 将A列入B, but not 列入 alone.
    if (
      /^(?:列|选为|推选为|确定为)/u.test(match[0]) &&
      !/[将把][^，。；]{2,24}$/u.test(line.slice(Math.max(0, match.index - 28), match.index))
    )
      continue;
    triggers.push({
      at: match.index,
      end: match.index + match[0].length,
      kind: 'grant',
      strong: true,
      granter: null,
    });
  }
  for (const match of line.matchAll(
    /蝉联(?:了)?(?:[一二两三四五六七八九十\d]{1,10}(?:届|次|年))?|(?:继续)?保留(?:了|住)?|(?<!确)保住(?:了)?|(?:连续(?:[一二两三四五六七八九十\d]{1,10}[届年次])?|始终|一直|继续)保持(?:了|住)?/gu,
  )) {
    triggers.push({ at: match.index, end: match.index + match[0].length, kind: 'keep', strong: true, granter: null });
  }
  // 荣誉接踵而至：全国文明单位、全国青年文明号……
  for (const match of line.matchAll(/(?:荣誉|殊荣|奖项|奖牌|奖状|荣誉称号)[\u4e00-\u9fff]{0,10}：/gu))
    triggers.push({ at: match.index, end: match.index + match[0].length, kind: 'list', strong: false, granter: null });
  // 荣誉簿上又添新彩——“全国巾帼文明岗”
  if (line.includes('添'))
    for (const match of line.matchAll(
      /[又再喜新增]添(?:了)?[新一][\u4e00-\u9fff]{1,3}[：—，]+(?=[^，。；“]{0,8}“|全[国省市])/gu,
    ))
      triggers.push({
        at: match.index,
        end: match.index + match[0].length,
        kind: 'list',
        strong: false,
        granter: null,
      });
  triggers.sort((a, b) => a.at - b.at || b.end - a.end);
  return triggers.slice(0, MOST_TRIGGERS);
}
