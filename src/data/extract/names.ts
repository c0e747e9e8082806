/**
 * Names of persons, told from the text around them by lists alone: family names, characters that given names are made of, and
 * characters that never stand in one.
 */
const SURNAMES = new Set([
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文施洪尚葛倪严牛温芦季俞章鲁韦昌苗花盛童梅柳岳齐庄辛管祝左涂谷祁樊兰殷甘欧霍翟焦符裴宁申翁向包阮闫耿覃庞游路单骆聂纪颜靳窦井宫巴卞卜车成党窦费丰封冀简鞠柯匡郎冷练凌娄麦蒙米宓莫穆佟房平蒲戚瞿全冉饶荣阙桑沙佘师舒司腾屠危蔚巫邬奚席项邢宣荀燕晏杲应尤於郁喻禹元苑臧湛仲诸竺卓宗祖艾安敖柏班鲍暴边卓岩刀罕召玉陶肖褚吉古查支武仇冼曲迟缪谌栾蔺隋郜仝闵岑莘邸晁逄邰揭粟滕荆栗甄鄢苟牟綦巩郦隗亓丛刁楚虞戎厉狄胥茅雒阚逯巢鹿矫濮芮屈尧邝关毕詹辜柴池丘付姬糜桂薄谈廉景',
]);
/** Family names that are words of everyday use too: only where a role stands in front. */
const RARE = new Set([
  ...'解楼卫富原门才由初宛麻展明银扈庹隆蓝闻达撒哈战訾智英代伊公来阳华连商计敬木盖畅晋植强乐台习伍',
]);
const COMPOUND =
  /^(?:欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯|端木|百里|南宫|呼延|完颜|赫连|澹台|宇文|长孙)/u;

/** Characters that given names are mostly made of (men's and women's names of the cohorts that such articles tell of). */
const GIVEN = new Set([
  ...'伟刚勇毅俊峰强军平保东文辉力明永健世广志义兴良海山仁波宁贵福生龙元全国胜学祥才发武新利清飞彬富顺信子杰涛昌成康星光天达安岩中茂进林有坚和彪博诚先敬震振壮会思群豪心邦承乐绍功松善厚庆磊民友裕河哲江超浩亮政谦亨奇固之轮翰朗伯宏言若鸣朋斌梁栋维启克伦翔旭鹏泽晨辰士以建家致树炎德行时泰盛雄琛钧冠策腾楠榕风航弘秀娟英华慧巧美娜静淑惠珠翠雅芝玉萍红娥玲芬芳燕彩春菊兰凤洁梅琳素云莲真环雪荣爱妹霞香月莺媛艳瑞凡佳嘉琼勤珍贞莉桂娣叶璧璐娅琦晶妍茜秋珊莎锦黛青倩婷姣婉娴瑾颖露瑶怡婵雁蓓纨仪荷丹蓉眉君琴蕊薇菁梦岚苑婕馨瑗琰韵融园艺咏卿聪澜纯毓悦昭冰爽琬茗羽希欣飘育滢馥筠柔竹霭凝晓欢霄枫芸菲寒伊亚宜可姬舒影荔枝丽阳妮宝贝初程梵罡恒鸿桦骅剑娇纪宽苛灵玛媚琪晴容睿烁堂唯威韦雯苇萱阅彦宇雨洋忠宗曼紫逸贤蝶菡绿蓝儿翠烟轩立长正远运喜来根田土木水火金银石川波森禄寿坤乾震巽坎离艮兑尧舜禹益祖孝廉耀绪统继续存铭钢铁钦钊锋锐鑫焕炳煜炜灿烨照熙熹津沛沪浙湘赣黔滇蜀甬丰农耕科技术理法权衡柱栓锁亭台阁凯旋征战卫疆边防治政申申西南北方圆满升腾跃进步高大小少老淼冬夏季云霖霆雷电虎豹鹰雁鹤骏马骥培友培根尔远帆扬航舟帅将相侯伯仲叔季昆仑岱岳嵩泰衡恒秦晋鲁齐燕赵楚吴越川渝桐柏槐柳杨桃李杏樱棠柠檬其昱昊旻晖暄曦尊守定启迪畅达骁勇敏捷锡景润汉炯巍卓然沁浦宪章卿庭廷玺宾彤晗娣霏霁淇洲沅溪洪涌湛滨波浪潮汐渊源深洁霜露雾荣昀凇姝男楷弟妃杉甫化延友训斯尼伶俐蓬朝铮琮劲昶奕皓淏翀翊苹蔚蕾诗豫赟迎迪逊铃铖隽韬飒驰皎盼睦祎祺秉竞筱箐胤茵葆蔓薪昕鹃昂铎毓璋珂莹琨瑛璇珏玥玖加赫魁元隆业翼越起钰沂沐汝汾磷霓勋献佐佑伟奎望复复旦旺树先绣娃女秋桥恩峻崇嵘崧屏岑姗惟悌悟恺慈懿戈戎扬抒挺捷兵晴虹岭骞轶洲萌蒙芮彬滔沫淳煊烜焱垚森蓓芷若鹂纹缨绮绣绢绫缤纷组练绘',
]);
/** What never stands in a given name: the small words that follow one. */
const NEVER = new Set([
  ...'的了在是对向被把从到由及等说道称告介表指着带率组当也都又就还不并曾前后现同给让使此该这那各我你他她它们，。、；：！？“”‘’（）《》—…,.;: \n\t　0123456789%一二三四五六七八九十年月日局处科室队所站院厅部省市县区',
]);
/** Words that a name can be followed by without a mark between them. */
const AFTER =
  /^(?:[，。、；：！？（）\s“”]|$|说|道|表示|指出|介绍|告诉|认为|强调|同志|等|在|被|的|是|和|与|对|向|带|率|就|都|也|又|还|曾|从|为|荣[获膺立登]|荣|获|当选|担任|主持|参加|提出|称|坦言|一|每|把|将|作|代表|荣[获膺立登]|本人|先后|得知|深入|陪同|要求|回忆|谈|感|笑|常|不|算|坦|掰|深|如数家珍|专程|来到|发来|撰写|发表|入选|评价|竖|抢|二话|一边|拿着|指着|捧|拉着|没|已|多次|正|总|自|到|因|以|调|深有|深感|动情|激动|高兴|由衷|欣慰|自豪|感慨|铿锵|精辟|分别|牺牲|主动|连续|带头|立即|始终|这|这样|高度|亲自|博士|高级|主任|副|科长|局长|处长|书记|工程师|教授|研究员)/u;

const HAN = /^[\u4e00-\u9fff]$/u;

/**
 * The length of a person's name that begins at `at`, or 0. Two or three characters (four behind a double family name); of
 * two possible lengths the one is taken that the rest of the text bears out. `behindRole`: 办事处主任 stands in front.
 */
export function nameAt(text: string, at: number, behindRole = false): number {
  const compound = COMPOUND.test(text.slice(at, at + 2)) ? 2 : 0;
  const surname = text[at] ?? '';
  if (!compound && !SURNAMES.has(surname) && !(behindRole && RARE.has(surname))) return 0;
  const family = compound || 1;
  const first = text[at + family] ?? '';
  const second = text[at + family + 1] ?? '';
  if (!HAN.test(first) || NEVER.has(first)) return 0;
  const behind = AFTER.exec(text.slice(at + family + 1, at + family + 5));
  const shortEnds = behind !== null;
  // 杨方博士: a whole word behind two characters ends the name; one character may as well belong to it.
  if (behind && behind[0].length >= 2 && GIVEN.has(first)) return family + 1;
  const longEnds = AFTER.test(text.slice(at + family + 2, at + family + 6));
  const secondFits = HAN.test(second) && !NEVER.has(second);
  if (secondFits && longEnds && !(shortEnds && !GIVEN.has(second))) return family + 2;
  if (shortEnds)
    return secondFits && GIVEN.has(second) && GIVEN.has(first) && !longEnds && !AFTER.test(second)
      ? family + 2
      : family + 1;
  if (secondFits && GIVEN.has(second) && (GIVEN.has(first) || behindRole)) return family + 2;
  if (GIVEN.has(first) && !GIVEN.has(second)) return family + 1;
  return 0;
}

/** A name that is written without a family name of the list (阿不都热合曼, 道尔吉), closed by what a person does. */
export const TRANSLITERATED =
  /^[阿艾买努尔古丽热合曼江提克孜依不都拉木哈萨吾力沙巴图德格道吉扎西次仁旺堆多央金卓玛达娃尼桑罗布洛桑乌其木日毕力苏和那仁朝鲁宝音斯琴高娃白岩温香刀罕召玉帕提麦塔伊吐逊肉孜卡斯地迪牙生艾尔肯亥塞别巴特勒腾巴根孟克图嘎兰丽娜娅汗布仓边平措旦增格桑旺久顿珠姆央宗]{3,8}(?:·[\u4e00-\u9fff]{2,6}?)?(?=说|表示|介绍|告诉|指出|回忆|感慨|感叹|坦言|笑|常|主动|作为|发现|评价|竖|管|今年|负责|是|捧|当选|荣|被|获|同志|连|带|在|加|一|就|总|都|拿|把|是|又|也|的|双双|先后|均|，|、|。)/u;

/** Whether a character is a family name, a rare one included. */
export const isFamilyName = (character: string): boolean => SURNAMES.has(character) || RARE.has(character);

/** Whether a name of two or three is made of a family name and characters that given names are made of. */
export function madeOfNames(name: string): boolean {
  return SURNAMES.has(name[0] ?? '') && [...name.slice(1)].every((one) => GIVEN.has(one));
}

/** Whether a name of three is made of what names are usually made of, so that less around it has to say so. */
export function wellFormed(name: string): boolean {
  return name.length === 3 && madeOfNames(name);
}

/**
 * A name that no list knows, told by an office in front and speech behind: 镇长多吉说, 商人拉吉夫竖着拇指说. Its length, or 0.
 */
export function speakerAt(text: string, at: number): number {
  const name = SPEAKER.exec(text.slice(at, at + 12))?.[1] ?? '';
  return name && !MANNER.test(name) && ![...name].some((one) => NEVER.has(one)) ? name.length : 0;
}
const SPEAKER =
  /^([\u4e00-\u9fff]{2,5}?)(?=竖|说[，：。]|表示[，：]|介绍说?[，：]|告诉(?:记者|笔者)|评价[说，：]|感慨地?说|感慨道|坦言|笑着说|激动地说|高兴地说|感激地说)/u;
/** How somebody speaks, where no name stands. */
const MANNER =
  /地$|着$|常|总|这样|如是|会上|动情|激动|高兴|自豪|感慨|由衷|深情|坦率|笑|欣慰|风趣|幽默|强调|介绍|认为|告诉|反复|多次|曾|经|兴|现场|电话|随后|接着|代表|同志|先生|女士|当场|老|讲话|致辞|他|她|我|们/u;
