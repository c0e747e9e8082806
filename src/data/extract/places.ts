/**
 * Where a unit is. `places.json` holds the short names of provinces, prefectures and counties ("市" kept behind a county that
 * is a city); taken, names only, from the npm package china-area-data 5.0.1 (MIT), which publishes the National Bureau of
 * Statistics' list of 2019-10-31. Ports and zones that units are named for and that are no administrative division stand below.
 */
import data from './places.json' with { type: 'json' };

export type Place = { province: string; place: string | null; rank: 'province' | 'city' | 'county' };

/** Ports, airports and zones that bureaus and offices are named for: name, province, place as a person would write it. */
const PORTS: readonly (readonly [string, string, string])[] = [
  ['水口', '广西', '龙州'],
  ['曹妃甸', '河北', '曹妃甸'],
  ['京唐港', '河北', '京唐港'],
  ['黄骅港', '河北', '黄骅'],
  ['鲅鱼圈', '辽宁', '鲅鱼圈'],
  ['二连', '内蒙古', '二连浩特'],
  ['满洲里', '内蒙古', '满洲里'],
  ['策克', '内蒙古', '策克'],
  ['甘其毛都', '内蒙古', '甘其毛都'],
  ['阿拉山口', '新疆', '阿拉山口'],
  ['霍尔果斯', '新疆', '霍尔果斯'],
  ['红其拉甫', '新疆', '红其拉甫'],
  ['吐尔尕特', '新疆', '吐尔尕特'],
  ['樟木', '西藏', '樟木'],
  ['聂拉木', '西藏', '聂拉木'],
  ['友谊关', '广西', '凭祥'],
  ['天保', '云南', '天保'],
  ['磨憨', '云南', '磨憨'],
  ['打洛', '云南', '打洛'],
  ['畹町', '云南', '畹町'],
  ['猴桥', '云南', '猴桥'],
  ['洋山', '上海', '洋山'],
  ['外高桥', '上海', '外高桥'],
  ['吴淞', '上海', '吴淞'],
  ['浦江', '上海', '浦江'],
  ['蛇口', '广东', '深圳'],
  ['皇岗', '广东', '深圳'],
  ['文锦渡', '广东', '深圳'],
  ['盐田', '广东', '深圳'],
  ['拱北', '广东', '珠海'],
  ['湾仔', '广东', '珠海'],
  ['北仑', '浙江', '北仑'],
  ['旅顺', '辽宁', '旅顺'],
  ['董家口', '山东', '董家口'],
  ['黄岛', '山东', '黄岛'],
  ['东渡', '福建', '厦门'],
  ['马尾', '福建', '马尾'],
  ['洋浦', '海南', '洋浦'],
  ['首都机场', '北京', '首都机场'],
  ['天竺', '北京', '天竺'],
  ['东疆', '天津', '东疆'],
  ['塘沽', '天津', '塘沽'],
  ['新港', '天津', '新港'],
];

type Gazetteer = {
  names: Map<string, Place>;
  /** The characters that names begin with. */
  /** How long the longest name is that begins with two characters (their codes, the first shifted by 16 bits). */
  longest: Map<number, number>;
  countyCities: Set<string>;
  provinces: Set<string>;
};
let loaded: Gazetteer | null = null;

function gazetteer(): Gazetteer {
  if (loaded) return loaded;
  const names = new Map<string, Place>();
  const countyCities = new Set<string>();
  const provinces = new Set<string>();
  const ambiguous = new Set<string>();
  const divisions: Readonly<Record<string, Readonly<Record<string, string>>>> = data;
  for (const province of Object.keys(divisions)) {
    provinces.add(province);
    names.set(province, { province, place: null, rank: 'province' });
  }
  for (const [province, cities] of Object.entries(divisions))
    for (const city of Object.keys(cities))
      if (city && !names.has(city)) names.set(city, { province, place: city, rank: 'city' });
  for (const [province, cities] of Object.entries(divisions))
    for (const counties of Object.values(cities))
      for (const county of counties.split(' ')) {
        const isCity = county.length > 2 && county.endsWith('市');
        const name = isCity ? county.slice(0, -1) : county;
        if (isCity) countyCities.add(name);
        const before = names.get(name);
        if (!before) names.set(name, { province, place: name, rank: 'county' });
        // 朝阳 is a city of 辽宁 and a district of 北京: the larger one stands; two counties of one name are nobody's.
        else if (before.rank === 'county' && before.province !== province) ambiguous.add(name);
      }
  for (const name of ambiguous) if (!countyCities.has(name)) names.delete(name);
  for (const [name, province, place] of PORTS) names.set(name, { province, place, rank: 'county' });
  const longest = new Map<number, number>();
  for (const name of names.keys()) {
    const begins = pairAt(name, 0);
    longest.set(begins, Math.max(longest.get(begins) ?? 0, name.length));
  }
  loaded = { names, longest, countyCities, provinces };
  return loaded;
}

const pairAt = (text: string, at: number): number => text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1);

/** The places that a name contains, in its order: 辽宁沈阳检验检疫局 has 辽宁 and 沈阳. */
export function placesIn(name: string): Place[] {
  const { names } = gazetteer();
  const found: Place[] = [];
  for (let i = 0; i < name.length; ) {
    const length = placeAt(name, i);
    const place = length > 0 ? names.get(name.slice(i, i + length)) : undefined;
    if (place) found.push(place);
    i += Math.max(1, length);
  }
  return found;
}

/** Whether a text begins with the name of a place; its length, else 0. */
export function placeAt(text: string, at: number): number {
  const { names, longest } = gazetteer();
  const most = longest.get(pairAt(text, at));
  if (most === undefined) return 0;
  for (let length = Math.min(most, text.length - at); length >= 2; length--)
    if (names.has(text.slice(at, at + length))) return length;
  return 0;
}

/** Whether 临海 in 临海市 is a city of a county's rank. */
export function isCountyCity(name: string): boolean {
  return gazetteer().countyCities.has(name);
}

export function isProvince(name: string): boolean {
  return gazetteer().provinces.has(name);
}
