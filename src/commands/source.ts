/** Where a fact stands, opened by the button beside it: its passage, its article, and a line to cite it by. */
import type { Fact, SectionRow } from '../data/corpus/corpus.ts';
import type { Proof } from '../data/corpus/full-text.ts';
import { citationOf } from '../replies/citation.ts';
import { emphasize, figureLines, honorLines, personLines, practiceLines, type Style, show } from '../replies/facts.ts';
import { shareButton, unitButton } from '../replies/list.ts';
import { formatDate } from '../replies/locale.ts';
import { noticeReply } from '../replies/miss.ts';
import { COLORS, fittingCard, type Part, type Reply } from '../replies/reply.ts';
import { type Context, styleOf } from './context.ts';
import { command } from './definition.ts';

export const source = command(
  {
    name: 'source',
    zhName: '出处',
    description: 'Where a fact stands',
    zhDescription: '一条事实的出处',
    calledFrom: 'button',
    options: {
      fact: {
        type: 'string',
        zhName: '事实',
        description: 'Id of the fact',
        zhDescription: '事实的编号',
        maxLength: 40,
      },
      unit: {
        type: 'string',
        zhName: '单位',
        description: 'Id of the unit',
        zhDescription: '单位的编号',
        maxLength: 32,
      },
    },
  },
  ({ fact: id, unit: unitId }, context) => {
    const { corpus, texts } = context;
    if (unitId !== undefined) return sourcesOfUnit(unitId, context);
    const fact = corpus.factById(id ?? '');
    if (fact) return factSource(fact, context);
    const passage = corpus.passageById(id ?? '');
    const section = passage && corpus.sectionOf(passage.document, passage.section);
    if (!passage || !section) return noticeReply(texts.lookup.sourceGone);
    return sourceCard({
      sections: [section],
      unit: { id: passage.unit, name: passage.unitName },
      fact: () => [],
      proofs: [{ ...passage, start: 0, end: 0 }],
      again: { fact: passage.id },
      context,
    });
  },
);

/** A fact as its own list shows it, without a number. */
export function factLines({ kind, row }: Fact, style: Style): string[] {
  switch (kind) {
    case 'honor':
      return honorLines(row, null, true, style);
    case 'practice':
      return practiceLines(row, '**', true, style).map((line, index) => (index === 0 ? `${line}**` : line));
    case 'figure':
      return [show(row.unitName, style), ...figureLines(row, style)];
    case 'person':
      return personLines(row, null, style);
  }
}

function factSource(fact: Fact, context: Context): Reply {
  const { row } = fact;
  const { corpus } = context;
  // A fact's own section comes first; more than these would not fit beside their passages.
  const told = [row, ...corpus.alsoToldIn(row.id)].slice(0, MOST_SECTIONS);
  return sourceCard({
    sections: told.flatMap(({ document, section }) => corpus.sectionOf(document, section) ?? []),
    unit: { id: row.unit, name: row.unitName },
    fact: (style) => factLines(fact, style),
    proofs: corpus.proofsOf(row.id),
    again: { fact: row.id },
    context,
  });
}

/** What a unit's own card rests on: the sections that are about it. */
function sourcesOfUnit(id: string, context: Context): Reply {
  const unit = context.corpus.unitById(id);
  if (!unit) return noticeReply(context.texts.lookup.sourceGone);
  const sections = context.corpus
    .sourcesOf(id)
    .slice(0, MOST_SECTIONS)
    .flatMap(({ document, section }) => context.corpus.sectionOf(document, section) ?? []);
  return sourceCard({ sections, unit, fact: () => [], proofs: [], again: { unit: id }, context });
}

const MOST_SECTIONS = 5;
/** Passages that are shown of one section, each of up to 600 characters. */
const MOST_PROOFS = 2;

interface SourceSpec {
  readonly sections: readonly SectionRow[];
  readonly unit: { readonly id: string; readonly name: string };
  readonly fact: (style: Style) => readonly string[];
  readonly proofs: readonly Pick<Proof, 'text' | 'start' | 'end' | 'document' | 'section'>[];
  readonly again: Readonly<Record<string, string>>;
  readonly context: Context;
}

function sourceCard({ sections, unit, fact, proofs, again, context }: SourceSpec): Reply {
  const { texts } = context;
  const { lookup } = texts;
  const components = fittingCard((shorten) => {
    const style = styleOf(context, shorten);
    const told = fact(style);
    const quotes = ({ document, section }: SectionRow): Part[] =>
      proofs
        .filter((proof) => proof.document === document && proof.section === section)
        .slice(0, MOST_PROOFS)
        .map((proof) => [`**${lookup.passage}**`, `> ${quote(proof, style)}`]);
    return {
      color: COLORS.answer,
      parts: [
        [`## ${lookup.sourceTitle}`],
        ...(told.length > 0 ? [told] : []),
        'rule',
        ...sections.flatMap((section) => [sectionLines(section, style), ...quotes(section)]),
        ...(proofs.length > 0 ? [] : [[`-# ${lookup.noPassage}`]]),
        [
          `**${lookup.citation}**`,
          ...sections.map((section) => `\`\`\`\n${citationOf(section).replaceAll('`', "'")}\n\`\`\``),
          `-# ${lookup.citationNote}`,
        ],
      ],
      rows: [
        [unitButton(unit.id, unit.name, texts), shareButton({ command: 'source', options: again, page: 1 }, texts)],
      ],
    };
  });
  return { outcome: 'answered', components };
}

/** A passage with its proof in bold; where room is short, the part around the proof. */
function quote({ text, start, end }: Pick<Proof, 'text' | 'start' | 'end'>, style: Style): string {
  const most = style.shorten(text).length;
  const from = Math.max(0, Math.min(start, text.length - most));
  const to = Math.min(text.length, from + most);
  const shown = emphasize(text, { start: from, end: to }, [{ start, end }]);
  return `${from > 0 ? '…' : ''}${shown}${to < text.length ? '…' : ''}`;
}

function sectionLines(section: SectionRow, style: Style): string[] {
  const { lookup } = style.texts;
  const date = section.documentDate === null ? null : formatDate(section.documentDate, style.locale);
  return [
    `《${show(section.documentTitle, style)}》`,
    ...(section.column === null ? [] : [lookup.column(show(section.column, style))]),
    date === null ? lookup.dateUnknown : section.dateNote === null ? lookup.date(date) : lookup.dateInferred(date),
    ...(section.sections > 1 ? [lookup.section(section.section, show(section.heading, style))] : []),
  ];
}
