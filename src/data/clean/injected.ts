import { type Edit, editStage } from './draft.ts';
import { isAnyWord } from './language.ts';

/** Names that only gambling sites bear; with them anything in SUFFIX goes. */
const BRANDS =
  '365bet|bwin|betway|betvictor|manbetx|dafabet|fun88|12bet|188bet|ca88|am8|ag8|uedbet|beplay|必威(?=体育|betway|官网|app|电竞)|龙8(?=国际|娱乐|long8|官网|体育)|亚美(?=am8|娱乐|国际)|亚洲城(?=ca88|娱乐|官网|国际)|永利皇宫|优发(?=国际|娱乐|官网)|千赢(?=国际|娱乐|官网)|九五至尊(?=娱乐|官网|网址)|拉斯维加斯(?=娱乐|赌|官网)|米乐(?=体育|m6|官网|app)|爱游戏(?=体育|官网|app|ayx)|九游(?=会|体育|娱乐|官网)|半岛(?=体育|综合体育|bd)|火狐(?=体育|电竞)|星空(?=体育|xk)|欧宝(?=体育|ob|娱乐|官网)|开元棋牌|雷火(?=电竞|体育)|杏彩(?=体育|娱乐|注册)|江南体育|完美体育|新利(?:18|十八)|新濠天地|新葡京|澳门新葡京|澳门(?:金沙|银河|永利|威尼斯人|葡京|皇冠|太阳城|美高梅)|葡京|威尼斯人|金沙(?=娱乐|国际娱乐|赌|网投|官网)|永利博|永利(?=娱乐|赌)|皇冠(?=体育|足球|娱乐|赌|投注|新)|bet ?365|必发88|必赢(?:亚洲)?|时时彩|北京赛车|pk10|六合彩|老虎机|百家乐|真人(?=娱乐|荷官|赌)|申博|沙巴体育|万博(?=体育|manbetx|max|官网|娱乐|app)|亚博(?=体育|app|娱乐|官网|国际|yabo)|yabo|乐鱼(?=体育|娱乐|app|官网)|开云(?=体育|app)|华体会|188 ?金宝博|金宝博|明升(?=m?88|体育|国际)|w88优德|优德(?=w?88|体育|娱乐|官网)|18luck|伟德(?=国际|体育|1946|betvictor|娱乐|亚洲)|立博(?=体育|娱乐|国际)|威廉希尔|澳博(?=国际|娱乐)|大发(?=888|娱乐|快三|体育|彩票)|888真人|凤凰彩票|彩票(?=平台|网站|app|注册|投注|导航)|乐虎国际|龙虎(?=国际|斗)|环亚(?=娱乐|ag|国际娱乐)|ag真人|ag亚游|亚游(?=集团|娱乐|ag)|凯时(?=娱乐|国际|k66|平台)|凯发(?=k8|娱乐|国际)|利来(?=国际|娱乐|w66)|尊龙(?:凯时)?(?=人生就是博|娱乐|国际|官网|凯时|d88)|千亿国际|腾博会|齐发国际|胜博发|博天堂|同乐城|韦德(?=国际|体育|1946|亚洲|娱乐)|太阳城(?=娱乐|申博|集团|赌|亚洲|官网)|博彩|赌博网|赌球|赌场|牛牛棋牌|棋牌(?=游戏|平台|娱乐)|捕鱼(?=达人|游戏|平台)|牛博网|博狗|乐天堂|通宝(?=娱乐|tb)|鸿运国际|九州(?=娱乐|体育|天下)|天下现金网|三昇体育|a8体育|新利|ope体育|188体育|竞博|雷竞技|im体育|pt老虎机|奔驰宝马娱乐';
const SUFFIX =
  '(?:betway|am8|ca88|bwin|万博|亚美|会|ayx|m6|long8|电竞|中文网站|中文网|中文版|英国|18|88|888|365|1946|4355|国际娱乐|国际|体育|娱乐城|娱乐场|娱乐|平台|官方网站|官方|官网|网址|网站|网投|网上|在线|线上|真人|注册|登录|登陆|app|下载|手机版|手机|客户端|投注|开户|首页|入口|备用|最新|足球|彩票|赌场|赌|博彩|棋牌|游戏|大全|luck|manbetx|betvictor|yabo|k8|w66|w88|m88|ag|d88|2\\.0|技巧|攻略|推荐|送彩金|送|送钱|返水|代理|公司|\\.com|\\.net|\\.cc|www\\.)';
const WORD = new RegExp(
  `[\\s_\\-|—【[（(]*(?:www\\.)?(?:${BRANDS})${SUFFIX}*(?:[_\\-|,，、](?:${BRANDS})${SUFFIX}*)*[\\]】）)]?`,
  'giu',
);
/** Asked first: most pages have none, and this is the quicker question. */
const BRAND = new RegExp(BRANDS, 'iu');
/** Brands that are also words of sound text: alone they stay. */
const AMBIGUOUS = /^(?:葡京|新利|威尼斯人|博彩|赌场|赌球|必赢|竞博|六合彩|老虎机|棋牌|捕鱼|赌博网)$/u;
/** Real words that hold a brand. */
const SOUND = /创新利|新利益|新利润|更新利|新利用|革新利/u;

/** How much of the match's end begins a word of the text itself: 国际 before 旅行. */
function ofNextWord(text: string, match: RegExpExecArray): number {
  const end = match.index + match[0].length;
  const tail = /\p{Script=Han}{2}$/u.exec(match[0])?.[0];
  const next = /^\p{Script=Han}{2}/u.exec(text.slice(end, end + 2))?.[0];
  return tail && next && match[0].length > 4 && isAnyWord(tail + next) ? 2 : 0;
}

/** Gambling words put in place of a real word or glued to a title. Which word they replaced is unknown, so none is put back. */
export const injected = editStage('injected', (text) => {
  const edits: Edit[] = [];
  if (!BRAND.test(text)) return edits;
  for (const match of text.matchAll(WORD)) {
    const lead = /^[\s_\-|—【[（(]*/u.exec(match[0])?.[0] ?? '';
    const bare = match[0].slice(lead.length).replace(/[\]】）)]$/u, '');
    if (AMBIGUOUS.test(bare)) continue;
    // 体育馆, 体育局: a place of the text.
    if (bare.endsWith('体育') && /^[馆局场]/u.test(text.slice(match.index + match[0].length))) continue;
    if (SOUND.test(text.slice(Math.max(0, match.index + lead.length - 1), match.index + lead.length + 4))) continue;
    const closes = /[\]】）)]$/u.test(match[0]);
    const opens = /[【[（(]/u.test(lead);
    // A bracket goes only with its partner; blanks and dashes before the word go where they tied it on.
    const keepLead =
      opens && !closes
        ? lead
        : opens
          ? lead.replace(/[【[（(][^【[（(]*$/u, '')
          : /^\n/.test(lead)
            ? '\n'
            : lead.includes('\n')
              ? lead
              : '';
    const at = match.index + keepLead.length;
    const end = match.index + match[0].length - (closes && !opens ? 1 : 0) - ofNextWord(text, match);
    edits.push({ at, length: end - at, to: '' });
  }
  return edits;
});
