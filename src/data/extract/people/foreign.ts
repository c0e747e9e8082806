/**
 * Names that are written with the sounds of another language: 热依木·吐尔逊, 乌云其木格, 才让多杰, 岩温罕. They have no family name
 * of the list; they are told by the parts that such names are made of.
 */
import { placeAt } from '../places.ts';
import { ordinary } from './words.ts';

/** Parts of Tibetan, Mongolian, Uygur, Kazakh and Dai names as they are usually written. */
const PARTS =
  '扎西 次仁 卓玛 多吉 旺堆 央金 达娃 尼玛 罗布 洛桑 边巴 仓决 德吉 拉姆 平措 旦增 丹增 格桑 白玛 索朗 巴桑 普布 次旦 贡布 才让 多杰 才旦 卓嘎 措姆 旺姆 旺久 顿珠 曲珍 曲扎 土登 强巴 益西 仁青 仁增 加措 嘉措 桑吉 扎巴 占堆 米玛 次旺 欧珠 江村 群培 索南 阿旺 才仁 当周 贡嘎 班玛 多布杰 三木旦 乌云 其木格 巴图 孟克 巴特尔 斯琴 高娃 娜仁 萨仁 图雅 宝音 朝鲁 苏日娜 苏和 那仁 毕力格 格日勒 乌兰 托娅 哈斯 呼格吉勒 吉日嘎拉 额尔敦 布和 特木尔 阿古拉 敖云 塔娜 其其格 青格勒 牧仁 白音 乌日娜 乌力吉 通拉嘎 萨日娜 满达 额尔德尼 道尔吉 巴雅尔 朝克图 恩和 莫日根 苏布德 斯日古楞 乌仁 格日乐 买买提 阿不都 阿卜杜 热合曼 热依木 热依汗 吐尔逊 古丽 努尔 艾买提 阿依 艾合买提 玉素甫 依马木 肉孜 木拉提 库尔班 吾买尔 托合提 亚森 卡德尔 艾力 买提 帕提 古力 玛依 沙吾列 叶尔兰 达吾提 阿迪力 塔依尔 热孜 克里木 米吉提 阿曼 别克 努尔兰 叶尔肯 加娜尔 赛力克 巴合提 木合塔尔 帕尔哈提 马合木提 吾斯曼 艾山 祖农 迪丽 热巴 阿里木 迪力 夏提 哈提 达力 力汗 达瓦 次珍 次央 央宗 德庆 普琼 丹巴 旦巴 仁珍 格列 赤列 晋美 久美 江白 坚赞 坚参 班觉 曲吉 拉巴 拉珍 仓曲 贡桑 贡秋 贡保 尕藏 尕玛 才旺 卓尕 桑珠 云丹 罗桑 土旦 强久 昂旺 泽仁 泽旺 泽郎 根秋 那顺 达来 宝力道 阿拉坦 阿拉腾 特古斯 满都拉 满都呼 苏雅拉 朝格 朝鲁门 乌恩其 孟和 格根 托雅 呼斯楞 呼日勒 伊德尔 斯钦 萨如拉 赛音 嘎日迪 布仁 布日古德 图门 阿木尔 昂沁 恩克 吉雅 吉木斯 敖登 娜布其 旭日干 陶格斯 德力格尔 奥云 斯仁 道日吉 阿布都 阿不力孜 阿力木 买合木提 麦麦提 图尔荪 图尔贡 吐尔洪 热西提 依明 伊明 依布拉音 色买提 乌斯曼 奥斯曼 海米提 居来提 居马 穆合塔尔 艾尔肯 艾则孜 亚力坤 亚库甫 阿孜古丽 古丽娜 阿娜尔 沙塔尔 叶尔江 达列力 胡安什 岩温 岩罕 岩香 岩叫 玉罕 玉香 玉温 岩相 岩应 依罕'.split(
    ' ',
  );
const BY_FIRST = new Map<string, string[]>();
for (const part of PARTS) {
  const first = part[0] ?? '';
  BY_FIRST.set(
    first,
    [...(BY_FIRST.get(first) ?? []), part].sort((a, b) => b.length - a.length),
  );
}
const SOUNDS = new Set([
  ...'阿艾买努尔古丽热合曼提克孜依不都拉木哈萨吾力沙巴图德格道吉次仁旺堆多央卓玛达娃尼桑罗布洛乌其日毕苏那鲁宝音斯琴娜温刀罕召帕麦塔伊吐逊肉卡迪牙肯亥塞别特勒腾根孟嘎兰娅汗仓措旦增久顿珠姆宗江马岩玉白',
]);
const MORE_SOUNDS = /[外甫衣丁江赛亚森西里加夏则海丽]/u;
/** 岩温坎, 玉腊, 波罕: how Dai names begin, and what goes on behind it. */
const DAI =
  /^(?:[岩玉依波咪](?:[温罕香叫坎应相扁光块章糯砍恩坦甩丙宰伦吨喊燕尖腊囡喃捧旺胆保少留迈叶亮]){1,3}|(?:岩|玉)(?:[三龙南拉]){1,2}(?=[，、（说和在从把对的被]))/u;
/** Countries and places that sound the same. */
const PLACES =
  /^(?:哈萨克|吉尔吉斯|塔吉克|土库曼|吉林|吉安|巴基|尼泊尔|伊拉克|伊朗|古巴|乌兹|斯里兰卡|卡塔尔|沙特|苏丹|乌克兰|尼日|阿根廷|阿拉(?![坦腾])|乌鲁木齐|克拉玛依|塔里木|布达拉|阿尔山|马达加|马来|马拉|马尔|多哥|德国|日本|日内|古巴|罗马|达能|阿富汗|阿联酋|孟加拉|孟买|哈尔滨|哈密|吉木乃|霍尔|巴克图|塔克|都拉塔|满都拉|乌力吉口|拉巴[斯特]|赛音山|格根塔|奥云陶|阿拉坦额|玛瑙|白音(?!巴图|宝力|孟和|吉雅|仓|那))/u;

/** 霍尔果斯, 吉尔吉斯. */
export const soundsLikePlace = (text: string, at: number): boolean => PLACES.test(text.slice(at, at + 4));

/**
 * The length of such a name that begins at `at`, or 0; `sure` where it could hardly be anything else (a dot between its
 * halves, or two parts that only such names have). Two characters, 多吉, are one only
 * behind a role.
 */
export function foreignNameAt(text: string, at: number, behindRole: boolean): { length: number; sure: boolean } {
  const first = text[at] ?? '';
  if (!FOREIGN_FIRSTS.has(first)) return dotted(text, at);
  let end = at;
  let parts = 0;
  let longest = 0;
  while (end - at < 8) {
    const part = BY_FIRST.get(text[end] ?? '')?.find((each) => text.startsWith(each, end));
    if (part) {
      parts += 1;
      longest = Math.max(longest, part.length);
      end += part.length;
    } else if (SOUNDS.has(text[end] ?? '')) end += 1;
    // 阿布都外力, 阿力木江: behind a part that nothing else has, sounds that other words have too.
    else if (
      longest > 2 &&
      MORE_SOUNDS.test(text[end] ?? '') &&
      (!ordinary(text.slice(end, end + 2)) || SOUNDS.has(text[end + 1] ?? ''))
    )
      end += 1;
    // 阿拉坦图, 毕力格图
    else if (text[end] === '图' && parts > 0 && end - at > 1 && !ordinary(text.slice(end, end + 2))) end += 1;
    else break;
  }
  const length = end - at;
  const withDot = dotted(text, at);
  if (withDot.length > 0) return withDot;
  const dai = DAI.exec(text.slice(at, at + 5))?.[0].length ?? 0;
  if (dai >= length && dai > (behindRole ? 1 : 2) && placeAt(text, at) === 0) return { length: dai, sure: dai > 2 };
  if (
    parts === 0 ||
    length < (behindRole && parts === 1 ? 2 : 3) ||
    length > 8 ||
    soundsLikePlace(text, at) ||
    placeAt(text, at) > 0
  )
    return { length: 0, sure: false };
  return { length, sure: parts > 1 || (length > 3 && text[end - 1] === '图') };
}

/** The characters with which a name of this kind may begin. */
export const FOREIGN_FIRSTS: ReadonlySet<string> = new Set([...BY_FIRST.keys(), ...SOUNDS, '波', '咪']);

/** Characters with which names of other languages are written by their sound. */
const TRANSCRIBED = new Set([
  ...SOUNDS,
  ...'埃安奥白柏班邦贝本比彼毕别宾波伯博布查达戴丹道得登迪蒂丁杜恩法范菲费芬佛弗福夫富盖冈戈根瓜海汉豪黑亨洪华惠霍基加贾杰金凯坎康考科孔夸奎昆莱赖朗劳雷黎理里利丽莉林琳龙卢伦麦曼芒梅门蒙米密明缪莫默穆纳内南妮宁诺欧潘庞佩彭皮平普奇乔琼切让荣茹瑞若撒桑瑟森莎珊尚绍舍申圣施什史舒丝泰坦汤唐陶滕廷通托娃瓦万威韦维魏文翁沃武西希锡夏香谢辛欣休许雪雅亚延扬耶叶因英尤约泽詹珍朱兹佐怀库翰廖约格蕾露芙特纽麒迭',
]);
const DOTTED = /^[\u4e00-\u9fff]{1,6}·[\u4e00-\u9fff]{1,6}/u;
/** 热依木·吐尔逊, 安娜·科瓦廖娃: where the second half ends is told by what such names are made of. */
function dotted(text: string, at: number): { length: number; sure: boolean } {
  const dot = text.slice(at, at + 7).indexOf('·');
  if (dot < 1 || !DOTTED.test(text.slice(at, at + 14))) return { length: 0, sure: false };
  const head = text.slice(at, at + dot);
  const made =
    BY_FIRST.get(head[0] ?? '')?.some((part) => head.startsWith(part)) || [...head].every((one) => SOUNDS.has(one));
  if (
    !made &&
    (dot < 2 ||
      soundsLikePlace(text, at) ||
      !(head === '大卫' || [...head].every((one) => TRANSCRIBED.has(one))) ||
      TRANSCRIBED.has(text[at - 1] ?? ''))
  )
    return { length: 0, sure: false };
  const from = at + dot + 1;
  const reach = (sounds: ReadonlySet<string>) => {
    let end = from;
    while (end - from < 6) {
      const part = BY_FIRST.get(text[end] ?? '')?.find((each) => text.startsWith(each, end));
      if (part) end += part.length;
      // 布朗|哈哈大笑
      else if (sounds.has(text[end] ?? '') && (end === from || !ordinary(text.slice(end, end + 2)))) end += 1;
      else break;
    }
    return end - from;
  };
  const half = Math.max(made ? reach(SOUNDS) : 0, reach(TRANSCRIBED));
  return half >= (made ? 2 : 1) ? { length: dot + 1 + half, sure: true } : { length: 0, sure: false };
}

const SPEAKS =
  /^([\u4e00-\u9fff]{2,5}?)(?=竖|伸出|说[，：。]|表示[，：]|介绍说?[，：]|告诉(?:记者|笔者)|评价[说，：道]|称赞|打趣|点赞|赞叹|坦言|直言|感慨|感叹|回忆|笑着说|激动地说|高兴地说|感激地说|：“)/u;
/**
 * 苏|雅拉图: a name that is longer than a family name with two more, as each of its mentions (three or more) goes on alike and in
 * such sounds; its whole length, or that of `name`.
 */
export function wholeBySound(text: string, name: string): number {
  const places: number[] = [];
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) places.push(at);
  const first = places[0];
  if (first === undefined || places.length < 3 || placeAt(text, first) > 0 || soundsLikePlace(text, first))
    return name.length;
  let length = name.length;
  while (length < 7) {
    const next = text[first + length] ?? '';
    if (!TRANSCRIBED.has(next) && next !== '图') break;
    if (!places.every((at) => text[at + length] === next)) break;
    length += 1;
  }
  const behind = new Set(places.map((at) => text[at + length]));
  return length > 3 &&
    behind.size > 1 &&
    [...text.slice(first + 1, first + length)].every((_, i) => {
      const at = first + 1 + i;
      return i + 2 >= length || !ordinary(text.slice(at, at + 2));
    })
    ? length
    : name.length;
}

const ABROAD =
  /(?:俄(?!顷|而)|哈萨克|蒙古国?|缅甸|老挝|泰国|越南|柬埔寨|也门|伊朗|伊拉克|印度|巴基斯坦|尼泊尔|孟加拉国|斯里兰卡|美国|英国|法国|德国|意大利|西班牙|葡萄牙|加拿大|澳大利亚|新西兰|智利|巴西|秘鲁|阿根廷|墨西哥|埃及|南非|尼日利亚|加纳|肯尼亚|苏丹|土耳其|沙特|阿联酋|迪拜|约旦|黎巴嫩|叙利亚|阿富汗|乌克兰|吉尔吉斯|塔吉克|乌兹别克|土库曼|波兰|荷兰|比利时|瑞士|瑞典|丹麦|挪威|芬兰|希腊|匈牙利|捷克|印尼|马来西亚|菲律宾|非洲|欧洲|中东|外商|外籍|外国|老外|外方|[缅老越泰俄韩日美]籍|(?:维吾尔|哈萨克|柯尔克孜|藏|蒙古|塔吉克|乌孜别克|达斡尔|鄂温克|鄂伦春|景颇)族)/u;
const TITLED = /^(?:医生|先生|女士|小姐|太太|教授|博士|大夫)/u;

/**
 * The length of a name written by its sound, of a guest from abroad: 也门商人|哈桑, 带队的|娜塔莎医生; or 0. Where he comes from is
 * looked for between `from` and `at`; without it only a title behind bears the name out.
 */
export function guestAt(text: string, at: number, from: number): number {
  let end = at;
  while (end - at < 6 && TRANSCRIBED.has(text[end] ?? '')) end += 1;
  // 安东尼|达成
  if (end - at > 2 && ordinary(text.slice(end - 1, end + 1))) end -= 1;
  const length = end - at;
  if (length < 2) return 0;
  const titled = length > 2 && TITLED.test(text.slice(end, end + 2));
  if (!titled && !ABROAD.test(text.slice(Math.max(from, at - 18), at))) return 0;
  for (let i = at; i + 2 <= end; i++) if (ordinary(text.slice(i, i + 2))) return 0;
  return placeAt(text, at) > 0 || soundsLikePlace(text, at) ? 0 : length;
}

/** How somebody speaks, where no name stands. */
const MANNER =
  /^[小老]|[地着常总更也就都]$|这样|如是|会上|动情|激动|高兴|自豪|感慨|由衷|深情|坦率|笑|欣慰|风趣|幽默|强调|介绍|认为|告诉|反复|多次|曾|经|兴|现场|电话|随后|接着|代表|同志|先生|女士|当场|老|讲话|致辞|他|她|我|们|[，。、；：！？“”‘’（）0-9的了在是对向被把从到由及等说道称指带]/u;

/** The length of a name that no list knows, told by speech behind: 镇长多吉说, 商人拉吉夫竖着拇指说; or 0. */
export function speakerAt(text: string, at: number): number {
  const name = SPEAKS.exec(text.slice(at, at + 12))?.[1] ?? '';
  if (!name || MANNER.test(name) || ordinary(name)) return 0;
  for (let i = 0; i + 2 <= name.length; i++) if (ordinary(name.slice(i, i + 2))) return 0;
  return name.length;
}
