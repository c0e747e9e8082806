import { isPlace } from './language.ts';

const HAN = '[\\u4e00-\\u9fff]';
const BUREAU = `${HAN}{2,12}?(?:出入境)?检验检疫(?:分?局|办事处)`;
/** Parts of a bureau: offices at a place, centres, laboratories, departments (these only as party branches). */
const PART = `(?:(?:驻|常驻)?(?!打造|加强|服务|深入|推进|开展|坚持|全力|积极|着力|努力|创新|强化|做好|当好|助推|争创)${HAN}{1,10}?(?:办事处|口岸办|工作处|分局|工作组|监管科)|口岸办|(?:检验检疫)?(?:国际旅行)?(?:卫生)?保健中心|(?:检验检疫|综合|食品|动植食|动植物|植检|机电|化工|纺织|信息|煤炭|矿产)*技术(?:服务)?中心(?:${HAN}{2,6}?实验室)?|机关服务中心|${HAN}{1,4}?[处科室](?=党|团))`;
/** Departments of a bureau or an office. */
const DEPARTMENT =
  '(?:(?:综合业务|检验检疫|卫生检疫|动植物检疫|食品检验|食品安全|机电检验|轻纺检验|化矿检验|旅客检查|旅客检疫|行邮检疫|检务|检验|检疫|船检|查验|旅检|邮检|货检|动检|植检|动植检|卫检|食检|机电|化矿|轻纺|鉴定|认证|通关|监管|稽查|法规|综合|业务|人事|财务)[一二三]?(?:科(?!技|学|研)|办(?!事|理|公|好|实)))';
const PARTY =
  '(?:直属)?(?:机关)?(?:党委|委员会|党组|党总支)?(?:第?[一二三四五六七八九十]{1,3})?(?:党支部|党总支|党小组|党组|党委|团支部|团委|工会)';

const AT_START = new RegExp(`^(${BUREAU})((?:${PART})?(?:${DEPARTMENT})?)((?:${PARTY})?)`, 'u');
const ANYWHERE = new RegExp(`${HAN}{2,7}?(?:出入境)?检验检疫(?:分?局|办事处)(?:${PART})?(?:${PARTY})?`, 'gu');
/** Characters that stand before a name and never begin one. */
const BEFORE_NAME = /^.*[在由与和对是被的了向从为将该受经到给把据使让及以各全该其该让由听以]/u;

/** The unit that a line begins with, cut free of what follows, or null. */
export function unitAtStart(line: string): string | null {
  const match = AT_START.exec(line);
  if (!match) return null;
  const [, bureau = '', part = '', party = ''] = match;
  // A verb or a connecting word in front: a sentence about a bureau, not its name.
  if (/[，。、；：在由与和对是被的了向从为将该受据]/u.test(bureau.slice(0, -5))) return null;
  return bureau + part + party;
}

/** The unit that a text is about: the one in its title, else the first bureau that it names most. */
export function unitOf(title: string | null, text: string): string | null {
  const inTitle = title ? nameIn(title) : null;
  if (inTitle) return inTitle;
  const counts = new Map<string, number>();
  for (const match of text.matchAll(ANYWHERE)) {
    const name = trimmed(match[0]);
    if (name) counts.set(name, (counts.get(name) ?? 0) + (match.index < 400 ? 3 : 1));
  }
  const ranked = [...counts].sort((a, b) => b[1] - a[1]);
  return ranked[0]?.[0] ?? null;
}

function nameIn(text: string): string | null {
  const quoted = text.replace(/^.*[—：:·|](?:记|访)?/u, '');
  for (const piece of [text, quoted]) {
    const start = unitAtStart(piece);
    if (start) return start;
  }
  for (const match of text.matchAll(ANYWHERE)) {
    const name = trimmed(match[0]);
    if (name) return name;
  }
  return null;
}

/** A name that was found inside a sentence, without the words before it. */
function trimmed(found: string): string | null {
  const at = found.search(/(?:出入境)?检验检疫(?:分?局|办事处)/u);
  const place = found.slice(0, at).replace(BEFORE_NAME, '');
  const rest = found.slice(at);
  if (place.length < 2) return null;
  for (let length = Math.min(place.length, 4); length >= 2; length--) {
    const tail = place.slice(-length);
    if (!isPlace(tail)) continue;
    const front = place.slice(0, -length);
    for (let more = Math.min(front.length, 3); more >= 2; more--)
      if (isPlace(front.slice(-more))) return front.slice(-more) + tail + rest;
    return tail + rest;
  }
  return place + rest;
}
