/**
 * Which unit a name in an article means: one of the records, or one that has no record yet.
 */
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { isProvince, placesIn } from '../extract/places.ts';
import { identify } from '../extract/units.ts';
import { fold } from '../match/fold.ts';
import type { UnitRecord } from '../model.ts';

export interface Registry {
  /** The id of the unit that a name means; null where it could mean several, or is no name. */
  idOf(name: string): string | null;
  /** The units that articles are about and that have no record. */
  readonly added: readonly UnitRecord[];
}

/** What two ways of writing one unit's name share: its place without the province in front, its kind, its part. */
interface Key {
  readonly text: string;
  readonly province: string | null;
}

const ORGAN = /^(.*?)检验检疫(局|分局|办事处)(.*)$/u;

function keyOf(name: string): Key {
  const folded = fold(name).replaceAll('出入境', '');
  const { province } = identify(name);
  const organ = ORGAN.exec(folded);
  if (!organ) return { text: folded, province };
  const [, stem = '', kind = '', part = ''] = organ;
  return { text: `${placeOf(stem)}|${kind === '分局' ? '局' : kind}|${part.replace(/^驻/u, '')}`, province };
}

/** 辽宁沈阳, 辽宁省沈阳市, 沈阳市 are 沈阳; 甘肃省 is 甘肃. */
function placeOf(stem: string): string {
  const [first] = placesIn(stem);
  let place = stem;
  if (first?.rank === 'province' && stem.startsWith(first.province)) {
    const rest = stem.slice(first.province.length).replace(/^(?:省|市|(?:壮族|回族|维吾尔)?自治区)/u, '');
    if (rest !== '') place = rest;
    else return first.province;
  }
  return place.length > 2 && !isProvince(place) ? place.replace(/市$/u, '') : place;
}

/** Loaded where articles are merged, which most starts do not. */
const pinyinOf = (): typeof import('pinyin-pro') => createRequire(import.meta.url)('pinyin-pro');

/** Toneless, so that 候马 sounds like 侯马. */
const sound = (text: string) =>
  pinyinOf().pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive' }).join(' ');

/**
 * Sorts the names that articles use.
 *
 * A misprinted place is recognised where it is no place itself, and exactly one record sounds the same (候马 for 侯马):
 * 锦州 and 金州 are both places, so one is never taken for the other.
 *
 * @param records the units that have a record
 * @param names as the articles write them, one for each section; what is written most often names a new unit
 */
export function createRegistry(records: readonly UnitRecord[], names: Iterable<string>): Registry {
  const written = new Map<string, Set<string>>();
  const keyed = new Map<string, { id: string; province: string | null }[]>();
  const sounds = new Map<string, Set<string>>();
  const into = <Value>(map: Map<string, Set<Value>>, key: string, value: Value) => {
    const values = map.get(key) ?? new Set();
    map.set(key, values.add(value));
  };
  const learn = (unit: UnitRecord, withSound: boolean): void => {
    for (const name of [unit.name, ...unit.aliases]) {
      into(written, fold(name), unit.id);
      const { text, province } = keyOf(name);
      const list = keyed.get(text) ?? [];
      if (!list.some(({ id }) => id === unit.id)) list.push({ id: unit.id, province: unit.province ?? province });
      keyed.set(text, list);
      if (withSound) into(sounds, sound(text), unit.id);
    }
  };
  for (const record of records) learn(record, true);

  const only = (ids: Iterable<string> | undefined): string | null => {
    const [first, second] = ids ?? [];
    return first !== undefined && second === undefined ? first : null;
  };
  const look = (name: string): string | null | undefined => {
    const exact = written.get(fold(name));
    if (exact) return only(exact);
    const { text, province } = keyOf(name);
    const same = keyed.get(text)?.filter((each) => !each.province || !province || each.province === province) ?? [];
    if (same.length > 0) return only(same.map(({ id }) => id));
    const place = text.split('|')[0] ?? '';
    if (!text.includes('|') || placesIn(place).length > 0) return undefined;
    return only(sounds.get(sound(text))) ?? undefined;
  };

  const groups = new Map<string, Map<string, number>>();
  for (const name of names) {
    if (fold(name) === '' || look(name) !== undefined) continue;
    const { text, province } = keyOf(name);
    const key = `${text}|${province ?? ''}`;
    const group = groups.get(key) ?? new Map<string, number>();
    group.set(name, (group.get(name) ?? 0) + 1);
    groups.set(key, group);
  }
  // 沈阳局 without its province is 辽宁沈阳局 where there is but one of them.
  for (const [key, group] of groups) {
    if (!key.endsWith('|')) continue;
    const fuller = [...groups.keys()].filter((other) => other !== key && other.startsWith(key));
    const into = fuller.length === 1 ? groups.get(fuller[0] ?? '') : undefined;
    if (!into) continue;
    for (const [name, count] of group) into.set(name, (into.get(name) ?? 0) + count);
    groups.delete(key);
  }

  const taken = new Set(records.map(({ id }) => id));
  const chosen = [...groups.values()].map((group) => ({ names: [...group.keys()], name: mostUsed(group) }));
  const slugs = new Map<string, number>();
  for (const { name } of chosen) slugs.set(slugOf(name), (slugs.get(slugOf(name)) ?? 0) + 1);
  const added = chosen
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, names: forms }): UnitRecord => {
      const slug = slugOf(name);
      const isFree = slug !== '' && !taken.has(slug) && slugs.get(slug) === 1;
      const id = isFree ? slug : `${(slug || 'unit').slice(0, 25)}-${shortHash(name)}`;
      const { kind, province, place, parent } = identify(name);
      const aliases = [...new Set([...forms, ...aliasesOf(name)])].filter((alias) => alias !== name);
      return {
        id,
        name,
        aliases,
        kind,
        province,
        place,
        parent,
        profile: NO_PROFILE,
        honors: [],
        practices: [],
        figures: [],
        people: [],
      };
    });
  // An alias must mean one unit alone: what another unit is called, by record or by name, is given up.
  const uses = new Map<string, number>();
  for (const { name, aliases } of added) {
    for (const each of new Set([name, ...aliases].map(fold))) uses.set(each, (uses.get(each) ?? 0) + 1);
  }
  const units = added.map((unit) => ({
    ...unit,
    aliases: unit.aliases.filter(
      (alias) => uses.get(fold(alias)) === 1 && !written.has(fold(alias)) && fold(alias) !== fold(unit.parent ?? ''),
    ),
  }));
  for (const unit of units) learn(unit, false);
  // A superior that has a record, or is told of by an article itself, is named by its id.
  const withParents = units.map((unit) => {
    const parent = unit.parent === null ? null : (look(unit.parent) ?? unit.parent);
    return { ...unit, parent: parent === unit.id ? null : parent };
  });
  return { idOf: (name) => (fold(name) === '' ? null : (look(name) ?? null)), added: withParents };
}

/** A unit of which nobody has written a profile yet. */
export const NO_PROFILE = '尚无人工撰写的简介；以下内容由程序从文章中提取。';

function mostUsed(group: ReadonlyMap<string, number>): string {
  const [best] = [...group].sort(([a, many], [b, more]) => more - many || b.length - a.length || (a < b ? -1 : 1));
  return best?.[0] ?? '';
}

/** Names by which people ask for a unit: 临海局, 临海出入境检验检疫局; none that leaves out the place. */
function aliasesOf(name: string): string[] {
  const organ = ORGAN.exec(name.replaceAll('出入境', ''));
  if (!organ) return [];
  const [, stem = '', kind = '', part = ''] = organ;
  const stems = [...new Set([stem, placeOf(stem)])];
  const short = kind === '分局' ? '局' : kind;
  return stems.flatMap((each) => [
    `${each}检验检疫${kind}${part}`,
    `${each}出入境检验检疫${kind}${part}`,
    `${each}${short}${part}`,
  ]);
}

/** `linhai` for 临海检验检疫局, `hebei-caofeidian-banshichu` for 河北检验检疫局曹妃甸办事处; empty for what has no reading. */
function slugOf(name: string): string {
  const organ = ORGAN.exec(fold(name).replaceAll('出入境', ''));
  const stem = organ ? placeOf(organ[1] ?? '') : fold(name);
  const part = organ?.[3] ?? '';
  const letters = (text: string): string =>
    pinyinOf()
      .pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true })
      .join('')
      .toLowerCase()
      .replace(/[^a-z0-9]/g, '');
  const slug = [letters(stem), letters(part)].filter((each) => each !== '').join('-');
  return /^[a-z][a-z0-9-]{0,31}$/.test(slug) ? slug : /^[a-z]/.test(slug) ? slug.slice(0, 25) : '';
}

const shortHash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 6);
