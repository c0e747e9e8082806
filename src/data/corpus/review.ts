/**
 * Records for what was extracted and nobody has checked: YAML that a person edits and moves among the curated ones.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Document, isMap, isSeq, parseDocument, type YAMLMap, YAMLSeq } from 'yaml';
import type { DocumentRecord, Figure, Honor, Person, Practice, UnitRecord } from '../model.ts';
import { NO_PROFILE } from './registry.ts';

export interface Proposal {
  /** The unit's id, and so the name of the file. */
  readonly id: string;
  readonly name: string;
  /** The unit has a record; the proposal is that record with what was extracted added. */
  readonly hasRecord: boolean;
  /** How many facts nobody has checked yet. */
  readonly facts: number;
  /** The YAML. */
  readonly text: string;
}

type Row = Readonly<Record<string, string | number | null>>;
interface Proof {
  readonly text: string;
  readonly confidence: number | null;
}

const KINDS = ['honors', 'practices', 'figures', 'people'] as const;
type Kind = (typeof KINDS)[number];

/**
 * Proposes records.
 *
 * @param corpus path of a corpus.db that is up to date
 * @param records the records folder (CORPUS_DIR)
 * @param unit only for the unit of this id; else for every unit of which something was extracted
 */
export function proposeRecords(corpus: string, records: string, unit?: string): Proposal[] {
  const database = new Database(corpus, { readonly: true, fileMustExist: true });
  try {
    const ask = prepare(database);
    return ask
      .units()
      .filter(({ id }) => unit === undefined || id === unit)
      .map((row) => propose(row, records, ask))
      .filter(({ facts }) => facts > 0);
  } finally {
    database.close();
  }
}

interface UnitRow {
  readonly id: string;
  readonly name: string;
  readonly kind: UnitRecord['kind'];
  readonly province: string | null;
  readonly place: string | null;
  readonly parent: string | null;
  readonly profile: string;
  readonly status: string;
}

function prepare(database: Database.Database) {
  const units = database.prepare<[], UnitRow>(`
    SELECT id, name, kind, province, place, coalesce(parent, parent_name) AS parent, profile, status FROM units ORDER BY id`);
  const aliases = database
    .prepare<[string], string>('SELECT alias FROM aliases WHERE unit = ? ORDER BY position')
    .pluck();
  const facts = Object.fromEntries(
    KINDS.map((kind) => [
      kind,
      database.prepare<[string], Row>(
        `SELECT * FROM ${kind} WHERE unit = ? AND status = 'extracted' ORDER BY position`,
      ),
    ]),
  );
  const proofs = database.prepare<[string], Proof>(`
    SELECT substr(p.text, e.starts + 1, e.ends - e.starts) AS text, e.confidence
    FROM evidence e JOIN passages p ON p.id = e.passage WHERE e.fact = ? ORDER BY p.position`);
  const document = database.prepare<[string], Row>('SELECT * FROM documents WHERE id = ?');
  const sections = database.prepare<[string], { heading: string; unit: string | null; status: string | null }>(`
    SELECT s.heading, s.unit, u.status FROM sections s LEFT JOIN units u ON u.id = s.unit
    WHERE s.document = ? ORDER BY s.number`);
  return {
    units: () => units.all(),
    aliases: (unit: string) => aliases.all(unit),
    facts: (kind: Kind, unit: string): Row[] => facts[kind]?.all(unit) ?? [],
    proofs: (fact: string) => proofs.all(fact),
    /** The article's record; `unit` is the one that is being proposed. */
    document: (id: string, unit: string): DocumentRecord | null => {
      const row = document.get(id);
      if (!row) return null;
      return {
        id,
        file: String(row.file),
        title: String(row.title),
        title_is_ours: row.title_is_ours === 1,
        column: textOrNull(row.column_name),
        date: textOrNull(row.date),
        date_note: textOrNull(row.date_note),
        sections: sections.all(id).map((section) => ({
          heading: section.heading,
          // A unit without a record cannot be named yet.
          unit: section.unit === unit || section.status === 'curated' ? section.unit : null,
          ...(section.unit === unit ? { complete: true } : {}),
        })),
      };
    },
  };
}

type Ask = ReturnType<typeof prepare>;

const textOrNull = (value: string | number | null | undefined): string | null =>
  value === null || value === undefined ? null : String(value);
const numberOrNull = (value: string | number | null | undefined): number | null =>
  value === null || value === undefined ? null : Number(value);

const HEADER = (
  file: string,
  hasRecord: boolean,
): string => ` Proposed by \`pacesetter corpus review\`; nobody has checked it yet. Behind "#" stands the passage of each proposed fact.
 Compare, mend or delete each of them, write profile and gists in your own words, and move the file to make it a record:
   git mv ${hasRecord ? '-f ' : ''}corpus/proposed/${file} corpus/units/${file}
 "complete: true" below says that the section has been read: what you delete here is not proposed again.`;

function propose(unit: UnitRow, records: string, ask: Ask): Proposal {
  const file = `${unit.id}.yaml`;
  const path = join(records, 'units', file);
  const hasRecord = unit.status === 'curated' && existsSync(path);
  const yaml = hasRecord
    ? parseDocument(readFileSync(path, 'utf8'))
    : new Document(newRecord(unit, ask.aliases(unit.id)));
  const wide = { aliasDuplicateObjects: false };
  let facts = 0;
  const documents = new Set<string>();
  for (const kind of KINDS) {
    const rows = ask.facts(kind, unit.id);
    if (rows.length === 0) continue;
    const list = listIn(yaml, kind);
    for (const row of rows) {
      const node = yaml.createNode(toRecord(kind, row), wide);
      const source = isMap(node) ? node.get('source') : null;
      if (isMap(source)) (source as YAMLMap).flow = true;
      node.commentBefore = comment(ask.proofs(String(row.id)));
      list.add(node);
      documents.add(String(row.document));
      facts += 1;
    }
  }
  const brought = [...documents].flatMap((id) => ask.document(id, unit.id) ?? []);
  if (brought.length > 0) {
    const before: unknown = yaml.toJS();
    const kept = documentsOf(before).filter(({ id }) => !documents.has(id));
    const node = yaml.createNode([...kept, ...brought], wide);
    for (const each of node.items) {
      const sections = isMap(each) ? each.get('sections') : null;
      if (isSeq(sections)) for (const section of sections.items) if (isMap(section)) section.flow = true;
    }
    yaml.set('documents', node);
  }
  const header = HEADER(file, hasRecord);
  yaml.commentBefore = yaml.commentBefore ? `${header}\n${yaml.commentBefore}` : header;
  return { id: unit.id, name: unit.name, hasRecord, facts, text: yaml.toString({ lineWidth: 0 }) };
}

function documentsOf(record: unknown): { id: string }[] {
  if (typeof record !== 'object' || record === null || !('documents' in record)) return [];
  return Array.isArray(record.documents) ? record.documents : [];
}

function listIn(yaml: Document, kind: Kind): YAMLSeq {
  const there = yaml.get(kind);
  if (isSeq(there)) {
    there.flow = false;
    return there;
  }
  const list = new YAMLSeq();
  yaml.set(kind, list);
  return list;
}

function newRecord(unit: UnitRow, aliases: readonly string[]): Omit<UnitRecord, 'documents'> {
  const { id, name, kind, province, place, parent, profile } = unit;
  return {
    id,
    name,
    aliases: [...aliases],
    kind,
    province,
    place,
    parent,
    profile:
      profile === NO_PROFILE
        ? `${province ?? ''}${place && place !== province ? place : ''}的${kind}。`.replace(/^的/u, '')
        : profile,
    honors: [],
    practices: [],
    figures: [],
    people: [],
  };
}

type WithoutSource<Fact> = Omit<Fact, 'source'>;

function toRecord(kind: Kind, row: Row): object {
  const source = { document: String(row.document), section: Number(row.section) };
  switch (kind) {
    case 'honors': {
      const honor: Record<keyof WithoutSource<Honor>, unknown> = {
        title: row.title,
        recipient: row.recipient,
        granted_by: row.granted_by,
        date: row.date,
        level: row.level,
        count: numberOrNull(row.count),
      };
      return { ...honor, source };
    }
    case 'practices': {
      const practice: Record<keyof WithoutSource<Practice>, unknown> = {
        name: row.name,
        named: row.named === 1,
        theme: row.theme,
        gist: row.gist,
      };
      return { ...practice, source };
    }
    case 'figures': {
      const figure: Partial<Record<keyof WithoutSource<Figure>, unknown>> = {
        metric: row.metric,
        value: row.value,
        printed: row.printed,
        unit: row.measure,
        qualifier: row.qualifier,
        period: row.period,
        subject: row.subject,
        ...(row.from_value === null ? {} : { from: row.from_value }),
      };
      return { ...figure, source };
    }
    case 'people': {
      const person: Record<keyof WithoutSource<Person>, unknown> = { name: row.name, role: row.role };
      return { ...person, source };
    }
  }
}

/** The passages of a fact as a comment: one line each, so that nothing of them can become YAML. */
function comment(proofs: readonly Proof[]): string {
  const lines = proofs.map(({ text, confidence }) => {
    const sure = confidence === null ? '' : ` (confidence ${confidence.toFixed(2)})`;
    return ` “${text.replace(/\s+/gu, ' ')}”${sure}`;
  });
  return lines.join('\n');
}
