/**
 * The unit that a section is about: its name, the ways in which the text calls it, its kind, place and superior.
 */
import type { UnitKind } from '../model.ts';
import { isProvince, type Place, placesIn } from './places.ts';

export type UnitIdentity = {
  name: string;
  aliases: string[];
  kind: UnitKind;
  province: string | null;
  place: string | null;
  /** Full name of the superior organisation, where the name itself says it. */
  parent: string | null;
  /** The bureau that the unit is or belongs to, in every form that the text may use. */
  bureau: string[];
  /** The office or centre whose party branch the unit is. */
  host: string | null;
};

const ORGAN = /^(.*?)(?:出入境)?检验检疫(局|分局|办事处)(.*)$/u;
const PARTY =
  /((?:直属)?(?:机关)?(?:委员会)?(?:第?[一二三四五六七八九十]+)?(?:党支部|党总支|党委|党组|党小组|团支部|团委|工会))$/u;

export function kindOf(name: string): UnitKind {
  if (/(?:党支部|党总支|党委|党组|党小组|机关委员会)$/u.test(name)) return '党组织';
  if (/保健中心$/u.test(name)) return '保健中心';
  if (/技术(?:服务)?中心|实验室$|检测中心$|检科院$|研究院$/u.test(name)) return '技术中心';
  if (/办事处$|办公室$/u.test(name)) return '办事处';
  if (/(?:检验检疫局|海关)$/u.test(name)) {
    const stem = name.replace(/(?:出入境)?检验检疫局$|海关$/u, '');
    // A bureau named for a province alone is one of the 35 directly under the ministry; so are these of cities and zones.
    if (isProvince(stem) || /^(?:深圳|珠海|厦门|宁波)$/u.test(stem)) return '直属局';
    return '分支局';
  }
  return '其他';
}

/** 甘肃检验检疫局 -> 甘肃局, 甘肃出入境检验检疫局, 甘肃检验检疫局. */
function bureauForms(stem: string, organ: string): string[] {
  const places = placesIn(stem);
  const stems = [stem];
  // 辽宁沈阳检验检疫局 is 沈阳局 to everybody.
  const [first, second] = places;
  if (
    first &&
    second &&
    first.rank === 'province' &&
    stem.startsWith(first.province) &&
    stem.length > first.province.length
  )
    stems.push(stem.slice(first.province.length));
  const forms: string[] = [];
  for (const each of stems) {
    forms.push(`${each}检验检疫${organ}`, `${each}出入境检验检疫${organ}`, `${each}${organ === '分局' ? '局' : organ}`);
    // 浩特 is Mongolian for town: 二连局.
    if (/^..浩特$/u.test(each)) forms.push(`${each.slice(0, 2)}局`);
    if (/[市省区县]$/u.test(each)) forms.push(`${each.slice(0, -1)}局`, `${each.slice(0, -1)}检验检疫${organ}`);
    else if (!isProvince(each)) forms.push(`${each}市检验检疫${organ}`);
    else forms.push(`${each}省检验检疫${organ}`, `${each}省局`);
  }
  return [...new Set(forms)];
}

function placeOf(stem: string, rest: string): { province: string | null; place: string | null } {
  const places: Place[] = [...placesIn(stem), ...placesIn(rest)];
  const finest = places.findLast((place) => place.rank !== 'province');
  const province = places.find((place) => place.rank === 'province');
  return { province: province?.province ?? finest?.province ?? null, place: finest?.place ?? null };
}

/** What a unit's name says about it. Pure: the same name gives the same identity. */
export function identify(name: string): UnitIdentity {
  const kind = kindOf(name);
  const customs = /^(.*?)海关(.*)$/u.exec(name);
  const organ = ORGAN.exec(name);
  const stem = organ?.[1] ?? customs?.[1] ?? '';
  const rest = organ?.[3] ?? customs?.[2] ?? '';
  const bureau = organ ? bureauForms(stem, organ[2] ?? '局') : customs ? [`${stem}海关`] : [];
  const { province, place } = placeOf(stem, rest);
  const party = PARTY.exec(rest)?.[1] ?? null;
  const host = rest.slice(0, rest.length - (party?.length ?? 0));
  const bureauName = organ ? `${stem}检验检疫${organ[2]}` : customs ? `${stem}海关` : null;
  const aliases = new Set<string>();
  for (const form of bureau) aliases.add(form + rest);
  if (rest && bureau.length > 0) {
    if (host) {
      aliases.add(host.replace(/^[驻]/u, '') + (party ?? ''));
      aliases.add(host + (party ?? ''));
      // 黄岛检验检疫办事处
      if (/.办事处$/u.test(host))
        for (const organ of ['检验检疫办事处', '出入境检验检疫办事处'])
          aliases.add(host.replace(/^驻/u, '').replace(/办事处$/u, organ) + (party ?? ''));
    } else if (party) aliases.add(party);
  }
  aliases.delete(name);
  let parent: string | null = null;
  if (party && bureauName) parent = bureauName + host;
  else if (host && bureauName) parent = bureauName;
  else if (organ && kind === '分支局' && province) {
    // Which bureau a branch belongs to follows from its province, but 宁波 and 深圳 have bureaus of their own.
    parent = stem.startsWith(province) ? `${province}检验检疫局` : null;
  }
  return {
    name,
    aliases: [...aliases].filter((alias) => alias.length >= 3),
    kind,
    province,
    place,
    parent,
    bureau,
    host: host || null,
  };
}

const PART =
  /(?:[\u4e00-\u9fff]{0,6}?(?:国际旅行卫生|卫生)?保健中心|(?:检验检疫|综合|食品|木材|纺织|化工|机电)?技术中心|[\u4e00-\u9fff]{2,4}实验室|(?:检务|植检|动检|动植检|动植物检疫|食检|机电|化矿|旅检|卫检|综合|人事|查检)[一二三]?[处科]|[\u4e00-\u9fff]{2,4}办事处)/gu;

/** Parts of a unit that a text names. */
export function partsIn(text: string): string[] {
  const found = new Set<string>();
  for (const [part] of text.matchAll(PART)) {
    const plain = part.replace(/^.*[在对把被将从到向与和为是有了使让给由的及该局]/u, '');
    if (plain.length >= 3 && !/^(?:办事处|全国|国家|重点|一个|多个|两个|个实验)/u.test(plain)) found.add(plain);
  }
  return [...found].slice(0, 20);
}
