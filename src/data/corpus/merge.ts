/**
 * Puts what the articles say beside the records: ties each record to the passage that proves it, adds what no record says as
 * extracted, and tells where an article and a record do not agree. A record always wins.
 */
import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';
import { fold } from '../match/fold.ts';
import { type DocumentRecord, Figure, Honor, Person, Practice, type Source } from '../model.ts';
import { type Article, type ArticlePart, type Articles, NO_ARTICLES, type Told } from './articles.ts';
import type { Evidence, PassageIndex } from './index-passages.ts';
import { factId, granterId, type Inserters, shortForm, shortId } from './insert.ts';
import { createProver } from './prove.ts';
import type { Records } from './records.ts';
import { createRegistry } from './registry.ts';

export type FactKind = 'honor' | 'practice' | 'figure' | 'person';

/** A fact of a record, as it is told to a person. */
export interface RecordedFact {
  readonly unit: string;
  readonly kind: FactKind;
  /** Its title, name, or metric and number. */
  readonly fact: string;
  readonly source: Source;
}

export interface Contradiction extends RecordedFact {
  /** What is different, as the article has it. */
  readonly article: string;
  readonly path: string;
  readonly passage: string;
  /** The other side has been checked by a person; else two articles disagree, and both are kept. */
  readonly isRecord: boolean;
}

export interface MergeReport {
  /** How many articles were merged, copies left out. */
  readonly articles: number;
  readonly added: Readonly<Record<FactKind | 'unit', number>>;
  /** Facts of records whose article is there, and how many of them a passage proves. */
  readonly checked: number;
  readonly proved: number;
  readonly unproved: readonly RecordedFact[];
  readonly contradictions: readonly Contradiction[];
  /** Articles whose text another article has word for word. */
  readonly copies: readonly { readonly path: string; readonly of: string }[];
  /** Sections whose unit was not recognised: nothing of them is kept. */
  readonly unnamed: readonly { readonly path: string; readonly section: number; readonly heading: string | null }[];
}

/** A fact that stands in the corpus already. */
interface Entry<Fact> {
  readonly id: string;
  readonly unit: string;
  readonly fact: Fact;
  readonly isCurated: boolean;
  /** A passage has been found for it. */
  isProved: boolean;
}

interface SectionFacts {
  readonly honors: Entry<Honor>[];
  readonly practices: Entry<Practice>[];
  readonly figures: Entry<Figure>[];
  readonly people: Entry<Person>[];
}

/** Where a fact is merged: a section of a document, about a unit. */
interface Place {
  readonly unit: string;
  readonly source: Source;
  readonly path: string;
  readonly text: string;
  /** What the records say of this very section. */
  readonly recorded: SectionFacts;
}

/** What became of a fact that an article tells. */
type Outcome<Fact> =
  | { readonly is: 'known'; readonly entry: Entry<Fact> }
  | { readonly is: 'new' }
  | { readonly is: 'against'; readonly entry: Entry<Fact>; readonly how: string };

/** How facts of one kind are merged. */
interface Telling<Fact> {
  readonly kind: FactKind;
  readonly factsOf: (article: Article) => readonly Told<Fact>[];
  readonly schema: { safeParse(value: unknown): { success: true; data: Fact } | { success: false } };
  readonly known: Known<Fact>;
  readonly tie: (fact: Fact, place: Place, known: Known<Fact>) => Outcome<Fact>;
  readonly put: (unit: string, fact: Fact, status: 'extracted') => string;
}

const NOTHING_MERGED: MergeReport = {
  articles: 0,
  added: { unit: 0, honor: 0, practice: 0, figure: 0, person: 0 },
  checked: 0,
  proved: 0,
  unproved: [],
  contradictions: [],
  copies: [],
  unnamed: [],
};

const NOTHING: SectionFacts = { honors: [], practices: [], figures: [], people: [] };

/**
 * Merges the articles into a corpus.db whose records are in their tables already. An article is a record's document where
 * its file or its title is the document's; else it becomes a document of its own.
 *
 * @returns what was added, and what a person should look at
 */
export function mergeArticles(
  database: Database.Database,
  insert: Inserters,
  index: PassageIndex,
  records: Records,
  articles: Articles,
): MergeReport {
  if (articles === NO_ARTICLES) return NOTHING_MERGED;
  const registry = createRegistry(records.units, articles.unitNames());
  const ids = new Set([...records.units, ...registry.added].map(({ id }) => id));
  for (const unit of registry.added) insert.unit(unit, ids, 'extracted');

  const added = { unit: registry.added.length, honor: 0, practice: 0, figure: 0, person: 0 };
  const unproved: RecordedFact[] = [];
  const contradictions: Contradiction[] = [];
  const copies: { path: string; of: string }[] = [];
  const unnamed: { path: string; section: number; heading: string | null }[] = [];
  let merged = 0;
  let checked = 0;
  let proved = 0;

  const recorded = recordedFacts(records);
  const insertAlso = database.prepare('INSERT OR IGNORE INTO also_told (fact, document, section) VALUES (?, ?, ?)');
  const completeHonor = database.prepare(`
    UPDATE honors SET date = @date, year = @year, granted_by = @granter, granter_id = @granterId,
      granter_folded = @granterFolded WHERE id = @id`);
  const tellers = [
    teller({
      kind: 'honor',
      factsOf: (article) => article.honors,
      schema: Honor,
      known: createKnown(recorded, 'honors', ({ title }) => plainTitle(title)),
      tie: tieHonor,
      put: insert.honor,
    }),
    teller({
      kind: 'practice',
      factsOf: (article) => article.practices,
      schema: Practice,
      known: createKnown(recorded, 'practices', ({ name }) => coreOf(name)),
      tie: tiePractice,
      put: insert.practice,
    }),
    teller({
      kind: 'figure',
      factsOf: (article) => article.figures,
      schema: Figure,
      known: createKnown(recorded, 'figures', figureKey),
      tie: tieFigure,
      put: insert.figure,
    }),
    teller({
      kind: 'person',
      factsOf: (article) => article.people,
      schema: Person,
      known: createKnown(recorded, 'people', ({ name }) => fold(name)),
      tie: tiePerson,
      put: insert.person,
    }),
  ];
  const documents = createDocuments(database, insert, records.documents);
  const texts = new Map<string, string>();

  for (const article of articles.all()) {
    const text = createHash('sha256')
      .update(article.sections.map((part) => part.text).join('\n'))
      .digest('hex');
    const first = texts.get(text);
    if (first !== undefined) {
      copies.push({ path: article.path, of: first });
      continue;
    }
    texts.set(text, article.path);
    merged += 1;
    const { date, places } = documents.place(article, registry.idOf);
    article.sections.forEach((part, number) => {
      const at = places[number];
      if (!at) {
        unnamed.push({ path: article.path, section: number + 1, heading: part.heading });
        return;
      }
      const source = { document: at.document, section: at.section };
      const facts = recorded.get(keyOf(source)) ?? NOTHING;
      const place: Place = { unit: at.unit, source, path: article.path, text: part.text, recorded: facts };
      const told = tellers.flatMap((tell) => tell(article, number + 1, place, at.isComplete));
      const evidence = [...told, ...prove(place, new Set(told.map(({ fact }) => fact)))];
      index.article({ ...source, unit: at.unit, date, text: part.text, evidence }, (passage) =>
        shortId('a', source.document, source.section, passage),
      );
    });
  }
  return { articles: merged, added, checked, proved, unproved, contradictions, copies, unnamed };

  /** Ties or adds what a section (1-based) of an article tells of one kind. The function gives where it stands. */
  function teller<Fact extends AnyFact>({ kind, factsOf, schema, known, tie, put }: Telling<Fact>) {
    return (article: Article, section: number, place: Place, isComplete: boolean): Evidence[] => {
      const evidence: Evidence[] = [];
      for (const { evidence: where, confidence, ...told } of factsOf(article)) {
        if (where.section !== section) continue;
        const parsed = schema.safeParse({ ...told, source: place.source });
        if (!parsed.success) continue;
        const fact = parsed.data;
        const outcome = tie(fact, place, known);
        const proof = { start: where.start, end: where.end, confidence };
        if (outcome.is === 'known') {
          const { entry } = outcome;
          entry.isProved = true;
          evidence.push({ ...proof, fact: entry.id });
          if (keyOf(entry.fact.source) !== keyOf(place.source)) {
            insertAlso.run(entry.id, place.source.document, place.source.section);
            if (!entry.isCurated) complete(entry, fact);
          }
          continue;
        }
        if (outcome.is === 'against') {
          const { entry, how } = outcome;
          contradictions.push({
            ...describe(kind, entry),
            article: how,
            path: place.path,
            passage: place.text.slice(where.start, where.end),
            isRecord: entry.isCurated,
          });
          if (entry.isCurated) continue;
        }
        if (isComplete) continue;
        const id = put(place.unit, fact, 'extracted');
        added[kind] += 1;
        known.add({ id, unit: place.unit, fact, isCurated: false, isProved: true });
        evidence.push({ ...proof, fact: id });
      }
      return evidence;
    };
  }

  /** Details that another article adds to an honour that nobody has checked. */
  function complete(entry: Entry<AnyFact>, told: AnyFact): void {
    if (!isHonor(entry.fact) || !isHonor(told)) return;
    const date = longer(entry.fact.date, told.date);
    const granter = entry.fact.granted_by ?? told.granted_by;
    if (date === entry.fact.date && granter === entry.fact.granted_by) return;
    completeHonor.run({
      id: entry.id,
      date,
      year: date === null ? null : Number(date.slice(0, 4)),
      granter,
      granterId: granter === null ? null : granterId(granter),
      granterFolded: granter === null ? null : fold(granter),
    });
    entry.fact.date = date;
    entry.fact.granted_by = granter;
  }

  /** Looks for the passages of what the records say of a section and extraction did not find there (`told`). */
  function prove({ recorded: facts, text }: Place, told: ReadonlySet<string>): Evidence[] {
    const prover = createProver(text);
    const evidence: Evidence[] = [];
    const each = <Fact extends AnyFact>(
      kind: FactKind,
      entries: readonly Entry<Fact>[],
      find: (fact: Fact) => { start: number; end: number } | null,
    ): void => {
      for (const entry of entries) {
        checked += 1;
        const span = told.has(entry.id) ? null : find(entry.fact);
        if (span) evidence.push({ ...span, fact: entry.id, confidence: null });
        if (span || entry.isProved) proved += 1;
        else unproved.push(describe(kind, entry));
        entry.isProved ||= span !== null;
      }
    };
    each('honor', facts.honors, prover.honor);
    each('practice', facts.practices, prover.practice);
    each('figure', facts.figures, prover.figure);
    each('person', facts.people, prover.person);
    return evidence;
  }
}

type AnyFact = Honor | Practice | Figure | Person;
const isHonor = (fact: AnyFact): fact is Honor => 'title' in fact;

const keyOf = ({ document, section }: Source): string => `${document}#${section}`;

function describe(kind: FactKind, { unit, fact }: Entry<AnyFact>): RecordedFact {
  const told = 'title' in fact ? fact.title : 'metric' in fact ? `${fact.metric}：${fact.printed}` : fact.name;
  return { unit, kind, fact: told, source: fact.source };
}

/** What the records say of each section, whichever unit's record says it. */
function recordedFacts(records: Records): Map<string, SectionFacts> {
  const sections = new Map<string, SectionFacts>();
  const of = (source: Source): SectionFacts => {
    const key = keyOf(source);
    const facts = sections.get(key) ?? { honors: [], practices: [], figures: [], people: [] };
    sections.set(key, facts);
    return facts;
  };
  for (const { id: unit, honors, practices, figures, people } of records.units) {
    const entry = <Fact>(id: string, fact: Fact) => ({ id, unit, fact, isCurated: true, isProved: false });
    for (const fact of honors) of(fact.source).honors.push(entry(factId.honor(unit, fact), fact));
    for (const fact of practices) of(fact.source).practices.push(entry(factId.practice(unit, fact), fact));
    for (const fact of figures) of(fact.source).figures.push(entry(factId.figure(unit, fact), fact));
    for (const fact of people) of(fact.source).people.push(entry(factId.person(unit, fact, 'curated'), fact));
  }
  return sections;
}

/** Facts by unit and by what makes two of them comparable. */
interface Known<Fact> {
  like(unit: string, fact: Fact): readonly Entry<Fact>[];
  add(entry: Entry<Fact>): void;
}

function createKnown<Kind extends keyof SectionFacts>(
  recorded: ReadonlyMap<string, SectionFacts>,
  kind: Kind,
  keyOfFact: (fact: SectionFacts[Kind][number]['fact']) => string,
): Known<SectionFacts[Kind][number]['fact']> {
  type Fact = SectionFacts[Kind][number]['fact'];
  const entries = new Map<string, Entry<Fact>[]>();
  const add = (entry: Entry<Fact>): void => {
    const key = `${entry.unit}|${keyOfFact(entry.fact)}`;
    const list = entries.get(key);
    if (list) list.push(entry);
    else entries.set(key, [entry]);
  };
  for (const facts of recorded.values()) for (const entry of facts[kind]) add(entry);
  return { like: (unit, fact) => entries.get(`${unit}|${keyOfFact(fact)}`) ?? [], add };
}

/** A title without quotes, and without the word that says that it is one. */
const plainTitle = (title: string): string => fold(title.replace(/(?:荣誉)?称号$/u, ''));

/** A practice's name without the noun behind it. */
const coreOf = (name: string): string =>
  fold(name.replace(/(?:主题)?(?:实践|教育|展示)?(?:活动|品牌|模式|机制|工程|制度|服务|措施|办法|做法)$/u, '')) ||
  fold(name);

const figureKey = ({ metric, unit, period, subject }: Figure): string =>
  [fold(metric), unit ?? '', fold(period ?? ''), fold(subject ?? '')].join('|');

/** One text is the other, or the greater part of it. */
function isPartOf(a: string, b: string, least: number, share: number): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return short === long || (short.length >= least && long.includes(short) && short.length >= long.length * share);
}

/** Names that may be two ways of writing one: equal, or one within the other. Nobody named is somebody else than named. */
const alike = (a: string | null, b: string | null): boolean => {
  if (a === null || b === null) return a === b;
  const [x, y] = [shortForm(fold(a)), shortForm(fold(b))];
  return x.includes(y) || y.includes(x);
};

/** Whether two details can both be right: one is not known, or is the other told more exactly. */
const agree = (a: string | null, b: string | null): boolean =>
  a === null || b === null || a.startsWith(b) || b.startsWith(a);
const longer = (a: string | null, b: string | null): string | null => ((b?.length ?? 0) > (a?.length ?? 0) ? b : a);

/** The entry with the highest score; those that have no passage yet come before their equals. */
function bestOf<Fact>(entries: readonly Entry<Fact>[], score: (fact: Fact) => number): Entry<Fact> | undefined {
  let best: Entry<Fact> | undefined;
  let most = Number.NEGATIVE_INFINITY;
  for (const entry of entries) {
    const each = score(entry.fact) + (entry.isProved ? 0 : 0.5);
    if (each > most) [best, most] = [entry, each];
  }
  return best;
}

function tieHonor(honor: Honor, { unit, recorded, source }: Place, known: Known<Honor>): Outcome<Honor> {
  const title = plainTitle(honor.title);
  const here = bestOf(
    recorded.honors.filter(({ fact }) => isPartOf(plainTitle(fact.title), title, 3, 0.5)),
    (fact) => (alike(fact.recipient, honor.recipient) ? 2 : 0) + (fact.date === honor.date ? 1 : 0),
  );
  if (here) {
    const { fact } = here;
    if (alike(fact.recipient, honor.recipient) && !agree(fact.date, honor.date)) {
      return { is: 'against', entry: here, how: `${honor.date}` };
    }
    return { is: 'known', entry: here };
  }
  const same = known.like(unit, honor).filter(({ fact }) => alike(fact.recipient, honor.recipient));
  const fitting = same.filter(
    ({ fact }) =>
      agree(fact.date, honor.date) &&
      (fact.granted_by === null || honor.granted_by === null || alike(fact.granted_by, honor.granted_by)) &&
      (fact.count === null || honor.count === null || fact.count === honor.count),
  );
  // Undated, it may be either of two that were won in different years: then it stands by itself.
  const [first] = fitting;
  if (first && fitting.length === 1) return { is: 'known', entry: first };
  const sameDay = fitting.find(({ fact }) => fact.date !== null && fact.date === honor.date);
  if (sameDay) return { is: 'known', entry: sameDay };
  const otherGranter = same.find(
    ({ fact }) =>
      keyOf(fact.source) !== keyOf(source) &&
      fact.date !== null &&
      fact.date === honor.date &&
      fact.granted_by !== null &&
      honor.granted_by !== null &&
      !alike(fact.granted_by, honor.granted_by),
  );
  if (otherGranter) return { is: 'against', entry: otherGranter, how: `${honor.granted_by}` };
  return { is: 'new' };
}

function tieFigure(figure: Figure, { unit, recorded, source }: Place, known: Known<Figure>): Outcome<Figure> {
  const shared = (fact: Figure): number => {
    const there = new Set(fold(fact.metric));
    return [...fold(figure.metric)].filter((character) => there.has(character)).length;
  };
  const here = bestOf(
    recorded.figures.filter(
      ({ fact }) =>
        fact.printed === figure.printed ||
        (fact.value === figure.value && isPartOf(fact.unit ?? '', figure.unit ?? '', 0, 0)),
    ),
    (fact) => shared(fact) + (fact.printed === figure.printed ? 1 : 0),
  );
  if (here) return { is: 'known', entry: here };
  const same = known.like(unit, figure);
  const equal = same.find(({ fact }) => fact.value === figure.value && fact.qualifier === figure.qualifier);
  if (equal) return { is: 'known', entry: equal };
  // Of one time and told by two articles, the same thing cannot have two values; within one article it is another thing.
  const other = same.find(({ fact }) => figure.period !== null && keyOf(fact.source) !== keyOf(source));
  return other ? { is: 'against', entry: other, how: figure.printed } : { is: 'new' };
}

function tiePractice(practice: Practice, { unit, recorded }: Place, known: Known<Practice>): Outcome<Practice> {
  const core = coreOf(practice.name);
  const here = bestOf(
    recorded.practices.filter(({ fact }) => {
      const told = `${fold(fact.name)} ${fold(fact.gist)}`;
      return core.length >= 2 && (told.includes(core) || core.includes(coreOf(fact.name)));
    }),
    (fact) => (coreOf(fact.name) === core ? 2 : fold(fact.name).includes(core) ? 1 : 0),
  );
  const entry = here ?? known.like(unit, practice)[0];
  return entry ? { is: 'known', entry } : { is: 'new' };
}

function tiePerson(person: Person, { unit, recorded }: Place, known: Known<Person>): Outcome<Person> {
  const here = recorded.people.find(({ fact }) => fact.name === person.name);
  const entry = here ?? known.like(unit, person).find(({ fact }) => alike(fact.role, person.role));
  return entry ? { is: 'known', entry } : { is: 'new' };
}

interface Placed {
  readonly document: string;
  /** 1-based. */
  readonly section: number;
  readonly unit: string;
  readonly isComplete: boolean;
}

/** Finds the document of each article, or makes one. */
function createDocuments(database: Database.Database, insert: Inserters, records: readonly DocumentRecord[]) {
  const byFile = new Map(records.map((record) => [record.file, record]));
  const byTitle = new Map(
    records.filter((record) => !record.title_is_ours).map((record) => [fold(record.title), record]),
  );
  const taken = new Set(records.map(({ id }) => id));
  const found = new Set<string>();
  const addSection = database.prepare('INSERT INTO sections (document, number, heading, unit) VALUES (?, ?, ?, ?)');
  const setUnit = database.prepare('UPDATE sections SET unit = ? WHERE document = ? AND number = ? AND unit IS NULL');
  const setCount = database.prepare('UPDATE documents SET sections = ? WHERE id = ?');

  const recordOf = ({ path, title }: Article): DocumentRecord | null => {
    const record =
      byFile.get(path) ??
      byFile.get(path.split('/').at(-1) ?? path) ??
      (title === null ? undefined : byTitle.get(fold(title)));
    // A second article of that name is another one.
    return record && !found.has(record.id) ? record : null;
  };

  /** The sections of a record's document, in which the article's own are looked for: at the same place, or by their unit. */
  const placesIn = (
    record: DocumentRecord,
    parts: readonly ArticlePart[],
    idOf: (name: string) => string | null,
  ): (Placed | null)[] => {
    const free = new Set(record.sections.keys());
    const isParallel = parts.length === record.sections.length;
    let count = record.sections.length;
    const places = parts.map((part, index): Placed | null => {
      const unit = part.unit === null ? null : idOf(part.unit);
      const there = record.sections[index];
      const at =
        isParallel && there && (unit === null || there.unit === null || there.unit === unit)
          ? index
          : [...free].find((each) => unit !== null && record.sections[each]?.unit === unit);
      const section = at === undefined ? undefined : record.sections[at];
      const about = section?.unit ?? unit;
      if (about === null) return null;
      if (at === undefined || !section) {
        count += 1;
        addSection.run(record.id, count, part.heading ?? part.unit ?? record.title, about);
        return { document: record.id, section: count, unit: about, isComplete: false };
      }
      free.delete(at);
      setUnit.run(about, record.id, at + 1);
      return { document: record.id, section: at + 1, unit: about, isComplete: section.complete ?? false };
    });
    setCount.run(count, record.id);
    return places;
  };

  return {
    place: (article: Article, idOf: (name: string) => string | null) => {
      const record = recordOf(article);
      if (record) {
        found.add(record.id);
        return { date: record.date, places: placesIn(record, article.sections, idOf) };
      }
      const id = documentIdOf(article.path, taken);
      taken.add(id);
      const units = article.sections.map((part) => (part.unit === null ? null : idOf(part.unit)));
      const name = article.sections.find(({ unit }) => unit !== null)?.unit;
      insert.document({
        id,
        file: article.path,
        title: article.title ?? `${name ?? ''}（文件${article.path}）`,
        title_is_ours: article.title === null,
        column: article.column,
        date: article.date,
        date_note: null,
        sections: article.sections.map((part, index) => ({
          heading: part.heading ?? part.unit ?? article.title ?? article.path,
          unit: units[index] ?? null,
        })),
      });
      const places = units.map((unit, index): Placed | null =>
        unit === null ? null : { document: id, section: index + 1, unit, isComplete: false },
      );
      return { date: article.date, places };
    },
  };
}

/** `news-2011-linhai` for news/2011 linhai.txt; the path's hash where that is no id, or another article has it. */
function documentIdOf(path: string, taken: ReadonlySet<string>): string {
  const hash = createHash('sha256').update(path).digest('hex').slice(0, 8);
  const slug = path
    .replace(/\.[^./]*$/, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  // Of a Chinese name hardly anything would be left.
  const isPlain = !/\p{Script=Han}/u.test(path) && /^[a-z0-9][a-z0-9-]{2,47}$/.test(slug);
  if (isPlain && !taken.has(slug)) return slug;
  return `article-${hash}`;
}
