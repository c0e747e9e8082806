import type { Dropped, Repair, Stage } from './draft.ts';
import { NAMES } from './names.ts';

const NAME = 'furniture';
const DATE =
  '((?:19|20)\\d{2}) ?[-/.年] ?(\\d{1,2}) ?[-/.月] ?(\\d{1,2})日?(?:[ T　]*\\d{1,2}[:：]\\d{2}(?:[:：]\\d{2})?)?(?:[ 　]*星期[一二三四五六日天])?';
const ROLES =
  '(?:本报|本网|本刊|本台|特约|见习|实习)?(?:记者|通讯员|作者|编辑|责任编辑|责编|供稿(?:人|单位)?|撰稿(?:人)?|审核(?:人)?|审稿|录入(?:者)?|摄影|校对|签发(?:人)?|值班编辑|编审|发布(?:人|者)?|文/图|图/文|文|图|信息员)';
const BLANK = '[ \\t　]';
/** What a header or a footer line is made of. A line that holds nothing else is no part of the article. */
const FIELDS: readonly string[] = [
  `(?:本文|信息|稿件|文章|新闻|内容)?(?:来源|出处|转自)${BLANK}*[:：.]${BLANK}*(?:《[^》\\n]{2,16}》|[^\\s　|:：，。]{2,20})`,
  `(?:发布|发表|更新|录入|添加|上传|提交|撰稿|成文|创建)?(?:时间|日期)${BLANK}*[:：]?${BLANK}*${DATE}`,
  `[\\[(（【]?${DATE}[\\])）】]?(?:${BLANK}*发布(?![:：时日]))?`,
  `(?:已?被?(?:点击|浏览|阅读|访问|查看|人气|评论|关注))(?:次数|数|量|率|人数|统计)?${BLANK}*[:：]?${BLANK}*[\\[(（【]?\\d*[\\])）】]?${BLANK}*[次人]?`,
  `[\\[(（【]?(?:选择)?(?:字体|字号|文字)(?:大小|显示|调整)?${BLANK}*[:：]?(?:${BLANK}|[|/\\[\\](（）)【】])*(?:特?大|加大|大号|超大)(?:${BLANK}|[|/\\[\\](（）)【】])*(?:大(?:${BLANK}|[|/\\[\\](（）)【】])*)?(?:中号?|默认|正常)(?:${BLANK}|[|/\\[\\](（）)【】])*小(?:号|${BLANK})*[\\])）】]*`,
  `[\\[(（【]?${ROLES}${BLANK}*[:：/]${BLANK}*(?:${NAMES}|[\\u4e00-\\u9fff]{2,16}|[a-zA-Z]{2,12})[\\])）】]?`,
  `[\\[(（【]?(?:打印(?:本页|此文|本文|文章)?|关闭(?:窗口|本页|此页)?|收藏(?:本页|此文)?|分享(?:到)?|复制链接|返回(?:顶部|首页|列表|上页|上一页)?|(?:加入|添加到?)收藏(?:夹)?|设为首页|网站首页|首页|网站地图|联系我们|繁体(?:中文|版)?|简体(?:中文|版)?|English|RSS|无障碍(?:浏览|阅读)?|推荐给好友|我要纠错|纠错|我要评论|保存|大${BLANK}*中${BLANK}*小|听新闻|手机看新闻|新浪微博|腾讯微博|QQ空间|微信|人人网)[:：]?[\\])）】]?`,
];
const FIELD = FIELDS.map((field) => `(?:${field})`).join('|');
const ONE_FIELD = new RegExp(FIELD, 'giu');
const LEADING = new RegExp(`^[ \\t　]*(?:(?:${FIELD})[ \\t　|]*){2,}`, 'iu');
const TRAILING = new RegExp(`(?<=[。！？”」.!?）)"'])[ \\t　]*(?:(?:${FIELD})[ \\t　|]*)+$`, 'iu');

const BREADCRUMB =
  /^[ \t　]*(?:(?:您|你)?(?:现在|目前|当前)?(?:的)?(?:所在|所处)?(?:当前)?的?位置(?:是)?[:：]|(?:网站)?首页[ \t　]*(?:>|&gt;|»|›|→|-|\/|\||＞|——))/u;
const CRUMBS = /^[^。，；！？\n]{1,60}$/u;
const FOOTER =
  /版权所有|Copyright|©|ICP[备证]|公网安备|免责声明|未经(?:书面)?(?:授权|许可|允许)|转载请(?:注明|保留)|凡本网?站?注明|网站标识码|(?:主办|承办|协办|技术支持|运营|维护)(?:单位)?[:：]|网站地图|关于我们|联系我们|建议使用.{0,20}(?:浏览|分辨率)|扫一扫|扫描二维码|(?:关注|官方)微信|(?:邮编|邮政编码)[:：] ?\d{6}|违法和不良信息举报|^[ \t　]*(?:声明|特别声明)[:：]/iu;
/** Where to find the site's owner; a sentence of the article may say as much. */
const CONTACT = /(?:地址|通信地址)[:：].*(?:邮编|邮政编码|电话)/u;
const NEIGHBOUR = /^[ \t　]*[[【]?(?:上|下|前|后)一(?:篇|条|页|则|主题)[\]】]?[ \t　]*(?:[:：]|>|$)/u;
const RELATED =
  /^[ \t　>■◆●·]*[【[]?(?:相关|热点|推荐|最新|热门|延伸|更多|本类|同类|往期|精彩)(?:阅读|链接|文章|新闻|报道|内容|信息|推荐|资讯|专题|图文|稿件|更新|回顾|搜索)+[】\]]?[ \t　]*[:：>]*[ \t　]*(?:更多)?[>»]*$/u;
/** Dates of links that leave the century or the year away; only in brackets. */
const SHORT_DATE = '(?:\\d{2}[-/.])?\\d{1,2}[-/.]\\d{1,2}';
/** Several links that ran into one line. */
const GLUED_LINKS = new RegExp(
  `^(?:[^。！？；\\n]{4,70}?[ \\t　]*[\\[(（](?:${DATE}|${SHORT_DATE})[\\])）][ \\t　]*){2,}$`,
  'u',
);
const MORE = /^[ \t　[【(（]*(?:查看)?(?:更多|MORE)(?:内容|信息|新闻)?[ \t　.…]*[>＞»›]*[\]】)）]?[ \t　]*$/iu;
const BULLET = /^[ \t　]*[-·•*■◆□▪●○◇→>»﹒・]+[ \t　]*/u;
const LINK = new RegExp(
  `^[ \\t　]*(?:[-·•*■◆□▪●○◇→>»﹒・]+[ \\t　]*)?(?:[\\[(（](?:${DATE}|${SHORT_DATE})[\\])）][ \\t　]*\\S.{3,70}|\\S.{3,80}?[ \\t　]*[\\[(（]${SHORT_DATE}[\\])）]|\\S.{3,80}?[ \\t　]*[\\[(（]?${DATE}[\\])）]?)[ \\t　]*$`,
  'u',
);
const CAPTION_HEAD =
  /^[ \t　]*(?:[（(【[]?(?:上|下|左|右|题)?图(?:片)?(?:为|[:：]|\d{1,2}[:： 　])|图片(?:说明|来源)[:：]|资料图片?[:：]?)/u;
const CAPTION_TAIL = new RegExp(
  `(?:[（(]?(?:(?<!\\p{Script=Han})${NAMES}|本报记者.{0,12}|本网|资料)[ \\t　/]*(?:摄|摄影|供图|图)(?:报道|影报道)?[）)]?|[（(]资料图片?[）)])[ \\t　]*[。.]?$`,
  'u',
);
const BYLINE = new RegExp(
  `^[ \\t　]*[□■◎☆★（(【[]?[ \\t　]*(?:${ROLES}[ \\t　]*[:：/]?[ \\t　]*(?:${NAMES}))(?:[ \\t　]*(?:${ROLES}[ \\t　]*[:：/]?[ \\t　]*)?(?:${NAMES}))*[ \\t　]*(?:文/图|/?摄影报道|/文|/图|报道|供稿)?[ \\t　]*[）)】\\]]?[ \\t　]*$`,
  'u',
);
const BARE_NAMES = new RegExp(`^[ \\t　]*[□■◎☆★（(]?[ \\t　]*(?:${NAMES})[ \\t　]*[）)]?[ \\t　]*$`, 'u');
const CREDIT =
  /^[ \t　]*[（(【[]?(?:本版|本文|本栏目?|稿件|以上(?:稿件|内容|图文))[^。，；]{2,40}(?:供稿|提供|整理|撰写|采写|执笔)[）)】\]]?[。.]?[ \t　]*$/u;
const END_MARK = /^[ \t　]*[（(【[]?(?:完|全文完|结束|未完待续)[）)】\]][ \t　]*$/u;
const SIGNED = new RegExp(
  `(?<=[。！？”」.!?"'])[ \\t　]*[（(](?:(?:${ROLES}[ \\t　]*[:：]?[ \\t　]*)?(?:${NAMES})(?:[ \\t　;；,，]*${ROLES}[ \\t　]*[:：]?[ \\t　]*(?:${NAMES}))*|完|[^（()）。，]{2,16}供稿)[ \\t　]*(?:供稿|文|摄影报道|报道)?[）)][ \\t　]*$`,
  'u',
);

/** No line of furniture is longer: paragraphs are not searched for it. */
const LONGEST_FURNITURE = 240;

function fieldsOnly(line: string): number {
  if (line.length > LONGEST_FURNITURE) return 0;
  let count = 0;
  const rest = line.replace(ONE_FIELD, () => {
    count++;
    return '';
  });
  return /^[\s　|·\-—_/，,。;；【】[\]()（）>»]*$/u.test(rest) ? count : 0;
}

function isoDate(text: string): string | null {
  const match = new RegExp(DATE, 'u').exec(text);
  const [, year, month, day] = match ?? [];
  if (!year || !month || !day || Number(month) > 12 || Number(day) > 31) return null;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

const SENTENCE_END = /[。！？；…!?;.][”’」』"'）)]*[ \t　]*$/u;

/** Lines that end with ： and are no heading of links announce what follows: a list that is wanted. */
function announces(line: string | undefined): boolean {
  return line !== undefined && /[:：][ \t　]*$/u.test(line) && !RELATED.test(line);
}

type Line = { text: string; at: number };

/** What the page around the article left: breadcrumbs, header and footer lines, bylines (kept), captions, related links. */
export const furniture: Stage = {
  name: NAME,
  run(draft) {
    const repairs: Repair[] = [];
    const dropped: Dropped[] = [];
    const lines: Line[] = [];
    let at = 0;
    for (const text of draft.text.split('\n')) {
      lines.push({ text, at });
      at += text.length + 1;
    }
    let { date, byline } = draft;
    const keep = new Array<boolean>(lines.length).fill(true);
    const full = lines.map(({ text }, i) => (text.trim() ? i : -1)).filter((i) => i >= 0);
    const drop = (i: number) => {
      keep[i] = false;
      const text = lines[i]?.text.trim() ?? '';
      if (text) dropped.push({ stage: NAME, text });
    };
    const text = (i: number) => lines[i]?.text ?? '';
    const sign = (line: string) => {
      byline ??= line.replace(/^[\s　（(【[□■◎☆★]+|[\s　）)】\]]+$/gu, '').replace(/[ \t　]+/gu, ' ');
    };

    // From the bottom: footers, neighbours, links, editors.
    let last = full.length - 1;
    const links: number[] = [];
    for (; last > 0; last--) {
      const i = full[last] ?? 0;
      const line = text(i);
      if (line.length < 400 && GLUED_LINKS.test(line) && !announces(text(full[last - 1] ?? 0))) {
        drop(i);
        continue;
      }
      if (line.length < 110 && LINK.test(line) && !SENTENCE_END.test(line)) {
        links.push(i);
        continue;
      }
      if (links.length > 0) {
        const wanted =
          announces(line) || (links.length === 1 && !BULLET.test(text(links[0] ?? 0)) && !RELATED.test(line));
        if (wanted && fieldsOnly(text(links[0] ?? 0)) === 0) {
          last += links.length;
          break;
        }
        date = date ?? null;
        links.splice(0).forEach(drop);
        if (RELATED.test(line) || MORE.test(line)) drop(i);
        else last++;
        continue;
      }
      if (line.length <= LONGEST_FURNITURE && FOOTER.test(line) && (line.length < 160 || !SENTENCE_END.test(line)))
        drop(i);
      else if (line.length <= LONGEST_FURNITURE && CONTACT.test(line) && !SENTENCE_END.test(line)) drop(i);
      else if (line.length > LONGEST_FURNITURE) break;
      else if (
        NEIGHBOUR.test(line) ||
        RELATED.test(line) ||
        MORE.test(line) ||
        BREADCRUMB.test(line) ||
        END_MARK.test(line)
      )
        drop(i);
      else if (fieldsOnly(line) > 0) {
        date ??= isoDate(line);
        drop(i);
        if (new RegExp(ROLES, 'u').test(line) && !/编辑|录入|责编|审核|校对|签发/u.test(line)) sign(line);
      } else if (BYLINE.test(line) || CREDIT.test(line) || (line.trim().length <= 16 && BARE_NAMES.test(line))) {
        drop(i);
        if (!CREDIT.test(line)) sign(line);
      } else break;
    }
    // Links under a heading of their own, without dates.
    const related = full.findIndex(
      (i, order) => order > 0 && order > last - 16 && keep[i] === true && (RELATED.test(text(i)) || MORE.test(text(i))),
    );
    if (related > 0) {
      const behind = full.slice(related + 1).filter((i) => keep[i]);
      if (behind.every((i) => text(i).trim().length <= 60 && !/[。！？；]$/u.test(text(i).trim()))) {
        drop(full[related] ?? 0);
        for (const i of behind) drop(i);
      }
    }

    // From the top: what stands between page and title or title and body.
    for (let order = 0; order < Math.min(full.length - 1, 14); order++) {
      const i = full[order] ?? 0;
      const line = text(i);
      if (!keep[i] || line.length > LONGEST_FURNITURE) continue;
      // The head of minutes: when, where, who.
      if (/^[ \t　]*(?:会议)?地点[:：]/u.test(text(full[order + 1] ?? 0))) break;
      const crumbs = BREADCRUMB.test(line) && CRUMBS.test(line);
      const chain = /^(?:[^>＞»›]{1,14}[>＞»›]{1,2}){2,}[^>＞»›]{0,40}$/u.test(line.trim());
      if (crumbs || chain) drop(i);
      else if (
        fieldsOnly(line) > 0 &&
        order > 0 + Number(fieldsOnly(line) < 2 && isoDate(line) === null && full.length < 3)
      ) {
        date ??= isoDate(line);
        const author = new RegExp(
          `(?:作者|记者|通讯员|撰稿|供稿|文)[ \\t　]*[:：/]?[ \\t　]*((?:${NAMES})|[\\u4e00-\\u9fff]{2,4})`,
          'u',
        ).exec(line);
        if (author?.[1]) byline ??= author[1];
        drop(i);
      } else if (fieldsOnly(line) > 1) {
        date ??= isoDate(line);
        drop(i);
      } else if (
        order > 0 &&
        order < 5 &&
        (BYLINE.test(line) || (line.trim().length <= 16 && BARE_NAMES.test(line) && order < 3))
      ) {
        sign(line);
        drop(i);
      }
    }

    // Anywhere: captions, several fields in one line.
    for (const [order, i] of full.entries()) {
      const line = text(i);
      if (!keep[i] || order === 0 || line.length > LONGEST_FURNITURE) continue;
      const caption = line.length <= 90 && (CAPTION_HEAD.test(line) || (line.length <= 70 && CAPTION_TAIL.test(line)));
      if (caption) drop(i);
      else if (fieldsOnly(line) > 1 || (BREADCRUMB.test(line) && CRUMBS.test(line))) drop(i);
    }

    // Fields glued to a paragraph, a name in brackets at the end.
    const out: string[] = [];
    const lastKept = full.findLast((i) => keep[i]);
    const firstKept = full.filter((i) => keep[i]).slice(0, 3);
    for (const [i, line] of lines.entries()) {
      if (!keep[i]) continue;
      let body = line.text;
      const remove = (cut: string, from: number) => {
        repairs.push({ stage: NAME, before: cut, after: '', at: line.at + from });
        body = body.slice(0, from) + body.slice(from + cut.length);
      };
      if (i === lastKept) {
        const signed = SIGNED.exec(body);
        if (signed) {
          sign(signed[0]);
          remove(signed[0], signed.index);
        }
        const trailing = TRAILING.exec(body);
        if (trailing) remove(trailing[0], trailing.index);
      }
      if (firstKept.includes(i)) {
        const leading = LEADING.exec(body);
        if (leading && leading[0].length < body.length) {
          date ??= isoDate(leading[0]);
          remove(leading[0], 0);
        }
      }
      out.push(body);
    }
    if (repairs.length === 0 && dropped.length === 0) return null;
    repairs.sort((a, b) => a.at - b.at);
    return { draft: { ...draft, date, byline, text: out.join('\n') }, repairs, dropped };
  },
};
