/**
 * Measures the finder of names against fuse.js and MiniSearch, all in one run on the same seeded names and queries, and
 * prints two Markdown tables: the methods side by side, and the finder by kind of query.
 *
 *   npm run bench:match -- [--sizes 1000,10000,100000,1000000] [--each 38] [--seed 1] [--second] [--ours]
 *
 * --each: queries of each kind; --second: the second generator of names and queries; --ours: only the finder.
 * The slow methods answer as many queries as they can in their time, drawn evenly from all kinds; at a million names they
 * are left out. All of it takes about ten minutes on two cores; --ours about one.
 */
import { parseArgs } from 'node:util';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { pinyin } from 'pinyin-pro';
import { createMatcher } from '../src/data/match/matcher.ts';
import {
  type MadeName,
  type MadeQuery,
  makeNames,
  makeQueries,
  QUERY_KINDS,
  seeded,
  shortest,
} from './match-generator.ts';
import { makeDenseNames, SECOND_KINDS } from './match-second.ts';

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,10000,100000,1000000' },
    each: { type: 'string', default: '38' },
    seed: { type: 'string', default: '1' },
    second: { type: 'boolean', default: false },
    ours: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed);
const each = Number(values.each);
const SLOW_SECONDS = 60;
const LARGEST_FOR_SLOW = 100_000;

interface Method {
  readonly name: string;
  readonly find: (query: string) => readonly string[];
  readonly buildSeconds: number;
  readonly bytesPerName: number | undefined;
}

const sounds = (text: string) => pinyin(text, { toneType: 'none', type: 'array', v: true });

function timed<Result>(make: () => Result): { result: Result; seconds: number } {
  const from = performance.now();
  const result = make();
  return { result, seconds: (performance.now() - from) / 1000 };
}

function ours(names: readonly MadeName[]): Method {
  const { result: matcher, seconds } = timed(() =>
    createMatcher(names.map(({ name, kind }, id) => ({ id: String(id), kind, name }))),
  );
  return {
    name: 'Pacesetter',
    find: (query) => matcher.find(query).map((hit) => hit.name),
    buildSeconds: seconds,
    bytesPerName: matcher.bytes / names.length,
  };
}

function fuseDefaults(names: readonly MadeName[]): Method {
  const { result: fuse, seconds } = timed(() => new Fuse(names, { keys: ['name'] }));
  return {
    name: 'fuse.js, defaults, names only',
    find: (query) => fuse.search(query, { limit: 25 }).map(({ item }) => item.name),
    buildSeconds: seconds,
    bytesPerName: undefined,
  };
}

function fourKeys(made: MadeName) {
  const syllables = sounds(made.name);
  return {
    name: made.name,
    alias: shortest(made),
    pinyin: syllables.join(''),
    initials: syllables.map((syllable) => syllable.charAt(0)).join(''),
  };
}

function fuseFourKeys(names: readonly MadeName[]): Method {
  const { result: fuse, seconds } = timed(
    () => new Fuse(names.map(fourKeys), { keys: ['name', 'alias', 'pinyin', 'initials'] }),
  );
  return {
    name: 'fuse.js over name, alias, pinyin, initials',
    find: (query) => fuse.search(query, { limit: 25 }).map(({ item }) => item.name),
    buildSeconds: seconds,
    bytesPerName: undefined,
  };
}

/** Single characters, pairs of neighbours, and runs of letters: what MiniSearch needs to find Chinese at all. */
function grams(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .flatMap((word) =>
      /^[a-z0-9]*$/.test(word)
        ? [word]
        : [...word].flatMap((character, at, all) => [character, character + (all[at + 1] ?? '')]),
    );
}

function miniSearch(names: readonly MadeName[]): Method {
  const { result: search, seconds } = timed(() => {
    const index = new MiniSearch({
      fields: ['name', 'alias', 'pinyin', 'initials'],
      storeFields: ['name'],
      tokenize: grams,
      searchOptions: { prefix: true, fuzzy: 0.2 },
    });
    index.addAll(names.map((made, id) => ({ id, ...fourKeys(made) })));
    return index;
  });
  return {
    name: 'MiniSearch over bigrams and pinyin',
    find: (query) =>
      search
        .search(query)
        .slice(0, 25)
        .map((hit) => String(hit.name)),
    buildSeconds: seconds,
    bytesPerName: undefined,
  };
}

interface Measured {
  readonly asked: number;
  readonly first: number;
  readonly inFive: number;
  readonly in25: number;
  readonly milliseconds: readonly number[];
  readonly byKind: ReadonlyMap<string, { asked: number; first: number; inFive: number; in25: number }>;
}

function measure(method: Method, queries: readonly MadeQuery[], seconds: number): Measured {
  const byKind = new Map<string, { asked: number; first: number; inFive: number; in25: number }>();
  const milliseconds: number[] = [];
  const total = { asked: 0, first: 0, inFive: 0, in25: 0 };
  const until = performance.now() + seconds * 1000;
  for (const { kind, text, name } of queries) {
    if (performance.now() > until) break;
    const { result, seconds: took } = timed(() => method.find(text));
    milliseconds.push(took * 1000);
    const place = result.indexOf(name);
    const ofKind = byKind.get(kind) ?? { asked: 0, first: 0, inFive: 0, in25: 0 };
    byKind.set(kind, ofKind);
    for (const counts of [total, ofKind]) {
      counts.asked += 1;
      if (place === 0) counts.first += 1;
      if (place >= 0 && place < 5) counts.inFive += 1;
      if (place >= 0 && place < 25) counts.in25 += 1;
    }
  }
  return { ...total, milliseconds: milliseconds.toSorted((a, b) => a - b), byKind };
}

const share = (count: number, of: number) => (count / of).toFixed(2);
const at = (sorted: readonly number[], part: number) => {
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  return value < 100 ? value.toFixed(1) : value.toFixed(0);
};

function shuffle<Item>(items: readonly Item[], seedOfOrder: number): Item[] {
  const random = seeded(seedOfOrder);
  return items
    .map((item) => ({ item, key: random.next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

console.log(`Node ${process.version}, seed ${seed}, ${each} queries of each kind\n`);
console.log('| names | method | asked | first | in 5 | in 25 | p50 ms | p95 ms | p99 ms | build s | bytes a name |');
console.log('|---|---|---|---|---|---|---|---|---|---|---|');
const kindTables: string[] = [];
for (const size of values.sizes.split(',').map(Number)) {
  const names = (values.second ? makeDenseNames : makeNames)(size, seeded(seed));
  const queries = shuffle(
    makeQueries(names, each, seeded(seed + 1), values.second ? SECOND_KINDS : QUERY_KINDS),
    seed + 2,
  );
  const makers = [ours, ...(values.ours || size > LARGEST_FOR_SLOW ? [] : [fuseDefaults, fuseFourKeys, miniSearch])];
  for (const make of makers) {
    const method = make(names);
    // A few look-ups first, as in a process that has been up for a second.
    measure(method, queries.slice(0, make === ours ? 200 : 3), SLOW_SECONDS);
    const result = measure(method, queries, make === ours ? Number.POSITIVE_INFINITY : SLOW_SECONDS);
    const { asked, first, inFive, in25, milliseconds, byKind } = result;
    const cells = [size, method.name, asked, share(first, asked), share(inFive, asked), share(in25, asked)];
    cells.push(at(milliseconds, 0.5), at(milliseconds, 0.95), at(milliseconds, 0.99), method.buildSeconds.toFixed(1));
    console.log(`| ${cells.join(' | ')} | ${method.bytesPerName?.toFixed(0) ?? '–'} |`);
    if (make === ours) {
      const rows = [...byKind]
        .toSorted(([a], [b]) => a.localeCompare(b))
        .map(
          ([kind, one]) =>
            `| ${kind} | ${share(one.first, one.asked)} | ${share(one.inFive, one.asked)} | ${share(one.in25, one.asked)} |`,
        );
      kindTables.push(
        `Pacesetter, ${size} names\n\n| kind of query | first | in 5 | in 25 |\n|---|---|---|---|\n${rows.join('\n')}`,
      );
    }
  }
}
console.log(`\n${kindTables.join('\n\n')}`);
