/**
 * The record types, once, as schemas: what a person keeps in YAML under corpus/ and what extraction proposes.
 * Everything else (rows of corpus.db, replies) infers its types from here. What counts as an honour, a figure or a
 * practice is told in corpus/README.md.
 */
import * as z from 'zod';

export const LEVELS = ['国家', '总局', '省部', '市厅', '县区', '系统', '其他'] as const;
export const THEMES = [
  '窗口服务',
  '便民通关',
  '企业帮扶',
  '科技检测',
  '队伍建设',
  '党建载体',
  '扶贫惠民',
  '口岸把关',
  '廉政',
  '文化建设',
  '区域合作',
  '其他',
] as const;
export const UNIT_KINDS = ['直属局', '分支局', '办事处', '党组织', '保健中心', '技术中心', '其他'] as const;
export const QUALIFIERS = ['约', '余', '多', '近', '超', '以上', '以下', '不足', '最多', '最少', '数'] as const;

export type Level = (typeof LEVELS)[number];
export type Theme = (typeof THEMES)[number];
export type UnitKind = (typeof UNIT_KINDS)[number];

/** A person has checked the fact (curated), or a program found it in an article and nobody has looked yet (extracted). */
export const STATUSES = ['curated', 'extracted'] as const;
export type Status = (typeof STATUSES)[number];

const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Whether a text is a date a record may carry: YYYY, YYYY-MM or YYYY-MM-DD, on the calendar, from 1900 on.
 */
export function isPossibleDate(text: string): boolean {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (!match) return false;
  const [year, month, day] = match.slice(1).map((part) => (part === undefined ? undefined : Number(part)));
  if (year === undefined || year < 1900 || year > 2100) return false;
  if (month === undefined) return true;
  const longest = DAYS_IN_MONTH[month - 1];
  if (longest === undefined) return false;
  if (day === undefined) return true;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day >= 1 && day <= (month === 2 && !leap ? 28 : longest);
}

// YAML reads an unquoted 2011 as a number; a person who writes `date: 2011` means the year.
const date = z
  .union([z.string(), z.int()])
  .transform(String)
  .refine(isPossibleDate, 'is no date; write YYYY, YYYY-MM or YYYY-MM-DD, or null where the article gives none');

const text = z.string().trim().min(1, 'is empty; write it, or null where the article does not say');
// Longer than any real name in over a hundred articles (the longest has 38 characters); a longer one is a sentence.
const name = text.max(120, 'is longer than 120 characters, so it is hardly a name');

/** Ids stand in buttons (a custom_id has 100 characters in all), hence short and plain. */
export const unitId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,31}$/, 'must be 1 to 32 of a-z, 0-9 and "-", beginning with a letter');
const documentId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,47}$/, 'must be 1 to 48 of a-z, 0-9 and "-", beginning with a letter or digit');

export const Source = z.strictObject({
  document: documentId,
  /** 1-based, in the order of the document. */
  section: z.int().min(1),
});

export const Honor = z.strictObject({
  title: name,
  /** null: the unit itself; else the part, team or person of it that got the honour. */
  recipient: name.nullable().default(null),
  granted_by: name.nullable().default(null),
  date: date.nullable().default(null),
  level: z.enum(LEVELS).nullable().default(null),
  /** How often it was won; null where the article says "several" without a number. */
  count: z.int().min(1).nullable().default(1),
  source: Source,
});

export const Practice = z.strictObject({
  name,
  /** true: the article gives it this name; false: the name is ours. */
  named: z.boolean(),
  theme: z.enum(THEMES),
  gist: text.max(400, 'is longer than 400 characters; one or two sentences are enough'),
  source: Source,
});

export const Figure = z.strictObject({
  metric: name,
  /** In the printed unit: 163.1 for 163.1万批. */
  value: z.number(),
  /** Number and unit as they stand in the clean text. */
  printed: name,
  unit: z.string().trim().max(40).nullable().default(null),
  qualifier: z.enum(QUALIFIERS).nullable().default(null),
  period: name.nullable().default(null),
  /** null: the unit's own figure; else whose it is. */
  subject: name.nullable().default(null),
  /** Where a rise or fall is told as one figure: the value it started from, in the same unit. */
  from: z.number().nullable().default(null),
  source: Source,
});

export const Person = z.strictObject({ name, role: name, source: Source });

export const DocumentRecord = z.strictObject({
  id: documentId,
  /** Name of the raw file, so that a team's own copy of the article is recognised. */
  file: name,
  title: text,
  /** The article has no title; this one is ours. */
  title_is_ours: z.boolean().default(false),
  column: text.nullable().default(null),
  date: date.nullable().default(null),
  /** How the date is known where the article does not print one. */
  date_note: text.nullable().default(null),
  /** In the order of the article: which unit each section is about. */
  sections: z
    .array(
      z.strictObject({
        heading: text,
        /** null: the unit has no record (yet). */
        unit: unitId.nullable(),
        /** A person has read the whole section: what is not in the records is no fact, and extraction adds nothing. */
        complete: z.boolean().optional(),
      }),
    )
    .min(1, 'has no section'),
});

export const UnitRecord = z.strictObject({
  id: unitId,
  name,
  aliases: z.array(name).default([]),
  kind: z.enum(UNIT_KINDS),
  province: name.nullable().default(null),
  place: name.nullable().default(null),
  /** The id of the superior unit, or the full name of a superior organisation that has no record of its own. */
  parent: name.nullable().default(null),
  profile: text.max(400, 'is longer than 400 characters; one or two sentences are enough'),
  honors: z.array(Honor).default([]),
  practices: z.array(Practice).default([]),
  figures: z.array(Figure).default([]),
  people: z.array(Person).default([]),
  /** Articles that came with the record and that documents.yaml does not list (see `corpus review`). */
  documents: z.array(DocumentRecord).optional(),
});

export type Source = z.infer<typeof Source>;
export type Honor = z.infer<typeof Honor>;
export type Practice = z.infer<typeof Practice>;
export type Figure = z.infer<typeof Figure>;
export type Person = z.infer<typeof Person>;
export type UnitRecord = z.infer<typeof UnitRecord>;
export type DocumentRecord = z.infer<typeof DocumentRecord>;
