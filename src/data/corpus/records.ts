/**
 * Reads and checks the records: corpus/documents.yaml and corpus/units/*.yaml. A complaint names the file, the line and
 * how to mend it, so that a person who edits records needs no other help.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isScalar, LineCounter, type ParsedNode, parseDocument } from 'yaml';
import * as z from 'zod';
import { DocumentRecord, type Figure, type Honor, LEVELS, type Level, type Source, UnitRecord } from '../model.ts';
import { valuesIn } from '../numbers.ts';

export interface Problem {
  /** Relative to the records folder, with forward slashes. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly message: string;
}

export interface Records {
  readonly documents: readonly DocumentRecord[];
  readonly units: readonly UnitRecord[];
}

/** One line a person can act on: `units/jinzhou.yaml:12: …`. */
export function formatProblem(problem: Problem): string {
  return `${problem.file}:${problem.line}: ${problem.message}`;
}

type Path = readonly PropertyKey[];

/** A parsed YAML file that knows on which line each value stands. */
interface Located {
  readonly file: string;
  readonly data: unknown;
  lineOf(path: Path): number;
}

/** The records folder's files by name, as texts: what the records and the hash of the build are made from. */
export function readRecordFiles(folder: string): Map<string, string> {
  const files = new Map<string, string>();
  const read = (name: string) => files.set(name, readFileSync(join(folder, ...name.split('/')), 'utf8'));
  read('documents.yaml');
  for (const name of readdirSync(join(folder, 'units')).sort()) {
    if (/\.ya?ml$/.test(name)) read(`units/${name}`);
  }
  return files;
}

/**
 * Parses and checks the records.
 *
 * @param files name -> text, as `readRecordFiles` gives them
 * @returns the records that are right by themselves, and every problem found; only where there is none may they be built
 */
export function parseRecords(files: ReadonlyMap<string, string>): { records: Records; problems: Problem[] } {
  const problems: Problem[] = [];
  const documents = new Map<string, { record: DocumentRecord; located: Located; path: Path }>();
  const units = new Map<string, { record: UnitRecord; located: Located }>();
  // A record with a mistake still exists: what refers to it must not be complained about as well.
  const broken = { documents: new Set<unknown>(), units: new Set<unknown>() };

  let documentsUnreadable = false;
  for (const [file, text] of files) {
    const located = locate(file, text, problems);
    if (!located) {
      if (file === 'documents.yaml') documentsUnreadable = true;
      broken.units.add(idOfFile(file));
      continue;
    }
    if (file === 'documents.yaml') {
      const list = Array.isArray(located.data) ? located.data : [];
      if (!Array.isArray(located.data)) {
        problems.push({ file, line: 1, message: 'must be a list of documents; begin each with "- id: …"' });
      }
      list.forEach((item: unknown, index) => {
        const record = check(DocumentRecord, item, located, [index], problems);
        if (!record) {
          broken.documents.add(valueAt(item, ['id']));
          return;
        }
        const earlier = documents.get(record.id);
        if (earlier) {
          const first = `${file}:${located.lineOf([...earlier.path, 'id'])}`;
          problems.push(duplicate(located, [index, 'id'], 'document', record.id, first));
        } else documents.set(record.id, { record, located, path: [index] });
      });
    } else {
      const record = check(UnitRecord, located.data, located, [], problems);
      if (!record) {
        broken.units.add(valueAt(located.data, ['id']));
        continue;
      }
      const earlier = units.get(record.id);
      if (earlier) {
        const first = `${earlier.located.file}:${earlier.located.lineOf(['id'])}`;
        problems.push(duplicate(located, ['id'], 'unit', record.id, first));
      } else units.set(record.id, { record, located });
    }
  }

  for (const { record, located } of units.values()) {
    record.documents?.forEach((brought, index) => {
      const known = documents.get(brought.id);
      const record = known ? joined(known.record, brought) : brought;
      if (record)
        documents.set(brought.id, known ? { ...known, record } : { record, located, path: ['documents', index] });
      else if (known) {
        const first = `${known.located.file}:${known.located.lineOf([...known.path, 'id'])}`;
        problems.push(duplicate(located, ['documents', index, 'id'], 'document', brought.id, first));
      }
    });
  }

  const context: Context = {
    document: (id) => documents.get(id)?.record ?? null,
    mayExist: (id) => documentsUnreadable || broken.documents.has(id),
    hasUnit: (id) => units.has(id) || broken.units.has(id),
    unitsByName: new Map([...units.values()].map(({ record }) => [record.name, record.id])),
    ids: { documents: [...documents.keys()], units: [...units.keys()] },
  };
  for (const { record, located, path } of documents.values()) {
    record.sections.forEach((section, index) => {
      if (section.unit !== null && !context.hasUnit(section.unit)) {
        problems.push(unknown(located, [...path, 'sections', index, 'unit'], 'unit', section.unit, context.ids.units));
      }
    });
  }
  for (const { record, located } of units.values()) problems.push(...checkUnit(record, located, context));

  problems.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
  return {
    records: {
      documents: [...documents.values()].map(({ record }) => record),
      units: [...units.values()].map(({ record }) => record),
    },
    problems,
  };
}

/** Two accounts of one article, each of which may know the units of other sections; null where they are of two articles. */
function joined(a: DocumentRecord, b: DocumentRecord): DocumentRecord | null {
  const isOne =
    a.file === b.file &&
    a.sections.length === b.sections.length &&
    a.sections.every(({ unit }, at) => unit === null || (b.sections[at]?.unit ?? unit) === unit);
  if (!isOne) return null;
  const sections = a.sections.map((section, at) => ({
    ...section,
    unit: section.unit ?? b.sections[at]?.unit ?? null,
    complete: section.complete || b.sections[at]?.complete || false,
  }));
  return { ...a, sections };
}

const idOfFile = (file: string) => file.replace(/^units\//, '').replace(/\.ya?ml$/, '');

function locate(file: string, text: string, problems: Problem[]): Located | null {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  // The first mistake confuses the parser about what follows, so only it is told.
  for (const error of document.errors.slice(0, 1)) {
    const hint =
      error.code === 'DUPLICATE_KEY' ? 'keep one of the two' : 'check the indentation, and put quotes around the text';
    const message = `is no valid YAML (${error.message}); ${hint}`;
    problems.push({ file, line: lines.linePos(error.pos[0]).line, message });
  }
  if (document.errors.length > 0) return null;
  let data: unknown;
  try {
    data = document.toJS();
  } catch (error) {
    // Aliases that unfold into too much, or name an anchor that is not there.
    const message = error instanceof Error ? error.message : String(error);
    problems.push({
      file,
      line: 1,
      message: `cannot be read (${message}); write the values out instead of using aliases`,
    });
    return null;
  }
  return {
    file,
    data,
    lineOf(path) {
      // The line of the deepest part of the path that exists: a missing key is shown at what should contain it.
      let node: ParsedNode | null = document.contents;
      let offset = node?.range[0] ?? 0;
      for (const key of path) {
        if (isMap(node)) {
          const pair = node.items.find((item) => isScalar(item.key) && item.key.value === key);
          if (!pair) break;
          offset = isScalar(pair.key) ? (pair.key.range?.[0] ?? offset) : offset;
          node = pair.value as ParsedNode | null;
        } else {
          const child: unknown = node && 'items' in node && typeof key === 'number' ? node.items[key] : undefined;
          if (!child) break;
          node = child as ParsedNode;
          offset = node.range[0];
        }
      }
      return lines.linePos(offset).line;
    },
  };
}

function check<S extends z.ZodType>(
  schema: S,
  data: unknown,
  located: Located,
  path: Path,
  problems: Problem[],
): z.output<S> | null {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    const where = [...path, ...issue.path];
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) {
        const known = keysAt(schema, issue.path);
        const near = nearest(key, known);
        const mend = near ? `write "${near}"` : `the keys here are ${known.join(', ')}`;
        problems.push({
          file: located.file,
          line: located.lineOf([...where, key]),
          message: `unknown key "${key}"; ${mend}`,
        });
      }
    } else {
      const message = `${where.map(String).join('.') || 'the file'}: ${describe(issue, valueAt(data, issue.path))}`;
      problems.push({ file: located.file, line: located.lineOf(where), message });
    }
  }
  return null;
}

function describe(issue: z.core.$ZodIssue, value: unknown): string {
  if (issue.code === 'custom') return `${JSON.stringify(value)} ${issue.message}`;
  if (value === undefined) return 'is missing; add it';
  if (issue.code === 'invalid_value') {
    return `${JSON.stringify(value)} is none of the allowed values; write one of ${issue.values.map(String).join(' ')}`;
  }
  if (issue.code === 'invalid_type') {
    return `${JSON.stringify(value)} is of the wrong type; write ${article(issue.expected)}`;
  }
  return issue.message;
}

const article = (expected: string) =>
  ({ string: 'a text', number: 'a number', int: 'a whole number', array: 'a list', object: 'a group of keys' })[
    expected
  ] ?? expected;

function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}

/** The keys that a schema knows at a path, through lists, defaults and nullable values. */
function keysAt(schema: z.ZodType, path: Path): string[] {
  let at: unknown = schema;
  for (const key of path) {
    at = unwrap(at);
    if (at instanceof z.ZodObject) at = at.shape[String(key)];
    else if (at instanceof z.ZodArray) at = at.element;
  }
  at = unwrap(at);
  return at instanceof z.ZodObject ? Object.keys(at.shape) : [];
}

function unwrap(schema: unknown): unknown {
  let at = schema;
  while (at instanceof z.ZodDefault || at instanceof z.ZodNullable || at instanceof z.ZodOptional) at = at.unwrap();
  return at;
}

/** The candidate that shares most letter pairs with a mistyped word, or null where none is near. */
function nearest(word: string, candidates: readonly string[]): string | null {
  const pairs = (text: string) => new Set([...text].map((_, index) => text.slice(index, index + 2).toLowerCase()));
  const mine = pairs(word);
  let best: string | null = null;
  let bestShare = 0.4;
  for (const candidate of candidates) {
    const theirs = pairs(candidate);
    const shared = [...mine].filter((pair) => theirs.has(pair)).length;
    const share = (2 * shared) / (mine.size + theirs.size);
    if (share > bestShare) {
      best = candidate;
      bestShare = share;
    }
  }
  return best;
}

interface Context {
  document(id: string): DocumentRecord | null;
  /** A document that stands in the file but cannot be read as it is. */
  mayExist(id: string): boolean;
  hasUnit(id: string): boolean;
  readonly unitsByName: ReadonlyMap<string, string>;
  readonly ids: { readonly documents: readonly string[]; readonly units: readonly string[] };
}

function duplicate(located: Located, path: Path, kind: string, id: string, first: string): Problem {
  return {
    file: located.file,
    line: located.lineOf(path),
    message: `the ${kind} id "${id}" is taken already by ${first}; give this one another id`,
  };
}

function unknown(located: Located, path: Path, kind: string, id: string, known: readonly string[]): Problem {
  const near = nearest(id, known);
  const mend = near ? `write "${near}"` : `add it, or write one of: ${known.slice(0, 12).join(', ')}`;
  return { file: located.file, line: located.lineOf(path), message: `unknown ${kind} "${id}"; ${mend}` };
}

// An organisation without a record is told by its full name, which ends in what kind of organisation it is.
const ORGANISATION = /^[\p{Script=Han}（）“”]+(?:局|处|中心|委员会|党委|党组|总局|支部|厅|院|所|站)$/u;

function checkUnit(unit: UnitRecord, located: Located, context: Context): Problem[] {
  const problems: Problem[] = [];
  const complain = (path: Path, message: string) =>
    problems.push({ file: located.file, line: located.lineOf(path), message });

  if (idOfFile(located.file) !== unit.id) {
    complain(['id'], `the id "${unit.id}" differs from the file's name; call the file units/${unit.id}.yaml`);
  }
  if (unit.parent !== null) {
    const sameName = context.unitsByName.get(unit.parent);
    if (unit.aliases.includes(unit.parent)) {
      complain(
        ['aliases'],
        `"${unit.parent}" is the name of the superior; an alias must mean this unit alone, so leave it out`,
      );
    }
    if (unit.parent === unit.id) complain(['parent'], 'the unit is its own parent; name its superior, or null');
    else if (sameName !== undefined) {
      complain(['parent'], `"${unit.parent}" has a record of its own; write its id "${sameName}"`);
    } else if (!context.hasUnit(unit.parent) && !ORGANISATION.test(unit.parent)) {
      problems.push(unknown(located, ['parent'], 'parent', unit.parent, context.ids.units));
    }
  }

  const checkSource = (source: Source, path: Path) => {
    const document = context.document(source.document);
    if (!document) {
      if (!context.mayExist(source.document)) {
        problems.push(
          unknown(located, [...path, 'source', 'document'], 'document', source.document, context.ids.documents),
        );
      }
    } else if (source.section > document.sections.length) {
      complain(
        [...path, 'source', 'section'],
        `section ${source.section} does not exist: "${source.document}" has ${document.sections.length}; write 1 to ${document.sections.length}`,
      );
    }
    return document;
  };

  unit.honors.forEach((honor, index) => {
    const path = ['honors', index];
    const document = checkSource(honor.source, path);
    const contradiction = contradictionOf(honor);
    if (contradiction) complain([...path, 'level'], contradiction);
    if (honor.date !== null && document?.date && honor.date.slice(0, document.date.length) > document.date) {
      complain(
        [...path, 'date'],
        `${honor.date} is later than the article itself (${document.date}); mend one of the two`,
      );
    }
  });
  unit.practices.forEach((practice, index) => void checkSource(practice.source, ['practices', index]));
  unit.people.forEach((person, index) => void checkSource(person.source, ['people', index]));
  unit.figures.forEach((figure, index) => {
    const path = ['figures', index];
    checkSource(figure.source, path);
    if (!valuesIn(figure.printed).includes(figure.value)) {
      complain(
        [...path, 'printed'],
        `"${figure.printed}" does not contain the value ${figure.value}; copy number and unit as the article prints them, or mend the value`,
      );
    }
  });
  problems.push(...repeated(unit, located));
  return problems;
}

/** The same fact twice in one record: nearly always a slip of the one who pasted it. */
function repeated(unit: UnitRecord, located: Located): Problem[] {
  const problems: Problem[] = [];
  const seen = new Map<string, number>();
  const see = (kind: 'honors' | 'practices' | 'figures' | 'people', index: number, key: readonly unknown[]) => {
    const id = JSON.stringify([kind, ...key]);
    const first = seen.get(id);
    if (first === undefined) seen.set(id, index);
    else {
      problems.push({
        file: located.file,
        line: located.lineOf([kind, index]),
        message: `is the same as the entry on line ${located.lineOf([kind, first])}; keep one of the two`,
      });
    }
  };
  for (const [index, honor] of unit.honors.entries()) see('honors', index, honorKey(honor));
  for (const [index, { name, source }] of unit.practices.entries()) see('practices', index, [name, source]);
  for (const [index, figure] of unit.figures.entries()) see('figures', index, figureKey(figure));
  for (const [index, person] of unit.people.entries()) see('people', index, [person.name]);
  return problems;
}

const honorKey = (honor: Honor) => [honor.title, honor.recipient, honor.granted_by, honor.date, honor.source];
const figureKey = (figure: Figure) => [
  figure.metric,
  figure.value,
  figure.unit,
  figure.period,
  figure.subject,
  figure.source,
];

/** A directly governed city (重庆市) has the rank of a province. */
const MUNICIPALITY = /^(?:北京|上海|天津|重庆)市?/;

/**
 * The levels that a granter's name allows, or null where the name tells nothing. Several granters allow the levels of
 * each. Of 江苏省苏州市人民政府 the last area counts. Offices of a province's own organs (省直机关工委) are filed under 省部,
 * of a city's under 市厅, as corpus/README.md says; a city may be of a prefecture's or of a county's rank.
 */
export function levelsOf(granter: string): ReadonlySet<Level> | null {
  const allowed = new Set<Level>();
  // 市委市政府 are two organs of one city; 和 also stands in names (呼和浩特), so it divides only behind an organ.
  for (const part of granter.split(/[、，]|(?<=委|政府|局|会)[和与及]/u)) {
    if (/质检总局|质量监督检验检疫总局/.test(part)) allowed.add('总局').add('系统').add('国家');
    else if (/检验检疫局|检验检疫系统|质检系统/.test(part)) allowed.add('系统');
    else if (/^(?:中央|中共中央|国务院|全国|中华全国|国家)/.test(part)) allowed.add('国家').add('省部');
    else {
      const area = areaOf(part);
      if (area === null) return null;
      for (const level of area) allowed.add(level);
    }
  }
  return allowed.size > 0 ? allowed : null;
}

function areaOf(name: string): readonly Level[] | null {
  // An organ of the province itself: 四川省委, 贵州省直机关工委, 自治区政府.
  if (/(?:省|自治区)(?:委|党委|直|政府|人民政府|级|总|妇联|军区|文明)/u.test(name)) return ['省部'];
  const isMunicipality = MUNICIPALITY.test(name);
  // What stands behind the province is what granted it: 江苏省|苏州市人民政府, 重庆市|涪陵区政府.
  const inside = name
    .replace(/^[\p{Script=Han}]{2,8}?(?:省|自治区)(?!委|直|政府|人民政府|级|总|妇联|军区)/u, '')
    .replace(MUNICIPALITY, '');
  const last = [
    ...inside.matchAll(
      /地区|自治州|盟|[州市县旗区](?=委|政府|人民政府|直|级|总|妇联|文明|[\p{Script=Han}]{0,8}(?:局|委|办|会)|$)/gu,
    ),
  ]
    .map(([found]) => found)
    .at(-1);
  if (last === undefined) return isMunicipality || /省|自治区/.test(name) ? ['省部'] : null;
  if (last === '县' || last === '旗' || last === '区') {
    return ['县区'];
  }
  return ['市厅', '县区'];
}

function contradictionOf(honor: Honor): string | null {
  if (honor.granted_by === null || honor.level === null || honor.level === '其他') return null;
  const allowed = levelsOf(honor.granted_by);
  if (!allowed || allowed.has(honor.level)) return null;
  const fitting = LEVELS.filter((level) => allowed.has(level)).join(' or ');
  return `level ${honor.level} and granter ${honor.granted_by} contradict each other; the granter means ${fitting}`;
}
