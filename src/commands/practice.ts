/** /practice: what others could copy; with nothing given, one at random. */
import { PAGE_SIZE, type Page, type PracticeRow, type UnitRow } from '../data/corpus/corpus.ts';
import { fold } from '../data/match/fold.ts';
import { THEMES, type Theme } from '../data/model.ts';
import type { OptionValue } from '../replies/action.ts';
import { MOST_ROWS } from '../replies/export.ts';
import { practiceLines } from '../replies/facts.ts';
import { listReply, shareButton, sourceButton, unitButton } from '../replies/list.ts';
import { missReply, nothingReply, type Suggestion } from '../replies/miss.ts';
import { COLORS, fittingCard, type Reply } from '../replies/reply.ts';
import { practiceTable } from '../replies/tables.ts';
import { plain } from '../replies/text.ts';
import { type Context, styleOf } from './context.ts';
import { command, type StringOption } from './definition.ts';
import { foldedText, themeChoices, unitOption } from './options.ts';
import { resolveName, resolveUnit } from './resolve.ts';
import { unitMiss } from './unit.ts';

const aboutOption = {
  type: 'string',
  zhName: '关于',
  description: 'Name of the practice, or a word of what it is about',
  zhDescription: '做法的名称，或内容里的一个词',
  completes: 'practice',
  // Goes into buttons beside a unit's id.
  maxLength: 30,
} as const satisfies StringOption;

export const practice = command(
  {
    name: 'practice',
    zhName: '做法',
    description: 'Practices worth learning from; with nothing given, one at random',
    zhDescription: '查值得借鉴的做法；什么都不填就随机给一个',
    options: {
      about: aboutOption,
      unit: unitOption,
      theme: {
        type: 'string',
        zhName: '主题',
        description: 'Theme of the practice',
        zhDescription: '做法的主题',
        choices: themeChoices,
      },
    },
  },
  (options, context, page) => {
    const { corpus, texts } = context;
    if (Object.keys(options).length === 0) return randomPractice(context);

    const about = foldedText(options.about, 'about', aboutOption, context);
    const asked: Record<string, OptionValue> = {};
    let unit: UnitRow | undefined;
    let typed: string | null = null;
    if (options.unit !== undefined) {
      const meant = resolveUnit(options.unit, context);
      const kept = {
        ...(about === undefined ? {} : { about }),
        ...(options.theme === undefined ? {} : { theme: options.theme }),
      };
      const again = (id: string) => ({ command: 'practice', options: { ...kept, unit: id }, page: 1 });
      if (!meant.found) return unitMiss(options.unit, meant.near, again, context);
      unit = meant.found;
      typed = meant.typed;
      asked.unit = unit.id;
    }
    const theme = THEMES.find((value) => value === options.theme);
    if (theme !== undefined) asked.theme = theme;
    const narrowing = { ...(unit ? { unit: unit.id } : {}), ...(theme === undefined ? {} : { theme }) };

    const conditions: string[] = [];
    let text: string | undefined;
    let mentioning: Page<PracticeRow> | undefined;
    if (options.about !== undefined) {
      const meant = whatIsMeant(options.about, narrowing, page, context);
      if ('practice' in meant) return practiceCard(meant.practice, context);
      if ('elsewhere' in meant) return elsewhere(meant.elsewhere, unit, theme, context);
      if ('near' in meant) return practiceMiss(options.about, meant.near, context);
      text = meant.text;
      mentioning = meant.mentioning;
      asked.about = text;
      conditions.push(texts.practicesAbout(plain(options.about)));
    }
    if (theme !== undefined) conditions.push(texts.themed(texts.themes[theme]));

    const filter = { ...narrowing, ...(text === undefined ? {} : { text }) };
    const found = mentioning ?? corpus.practices({ ...filter, page });
    if (found.total === 0) return nothing(unit, conditions, context);
    const [only] = found.rows;
    if (only && found.total === 1 && text !== undefined) return practiceCard(only, context);
    return listReply(
      {
        page: found,
        ask: { command: 'practice', options: asked, page },
        heading: (shorten) => (unit ? texts.practicesOf(plain(shorten(unit.name))) : texts.practicesFound),
        conditions,
        typed: unit && typed !== null ? { typed, name: unit.name } : null,
        entry: (row, number, shorten) =>
          practiceLines(row, `**${number}.** `, unit === undefined, styleOf(context, shorten)),
        source: (row, number) => sourceButton(row.id, number, texts),
        table: () => {
          const all = corpus.practices({ ...filter, size: MOST_ROWS });
          const named = { name: 'practices', title: unit ? texts.practicesOf(unit.name) : texts.practicesFound };
          return practiceTable({ ...named, total: all.total }, all.rows, texts);
        },
        more: unit ? [unitButton(unit.id, unit.name, texts)] : [],
      },
      PAGE_SIZE.practices,
      texts,
    );
  },
);

type Meant =
  | { readonly practice: PracticeRow }
  | { readonly text: string; readonly mentioning: Page<PracticeRow> }
  /** The practice that is meant, which is another unit's or of another theme than was asked for. */
  | { readonly elsewhere: PracticeRow }
  | { readonly near: readonly { id: string; name: string }[] };

/** An id that was picked; a name typed out; every practice that mentions the text; else the name that is surely meant. */
function whatIsMeant(
  typed: string,
  narrowing: { unit?: string; theme?: string },
  page: number,
  context: Context,
): Meant {
  const fits = (row: PracticeRow) =>
    (narrowing.unit === undefined || narrowing.unit === row.unit) &&
    (narrowing.theme === undefined || narrowing.theme === row.theme);
  const decide = (row: PracticeRow): Meant => (fits(row) ? { practice: row } : { elsewhere: row });
  const picked = context.corpus.practiceById(typed);
  if (picked) return decide(picked);
  const text = fold(typed);
  const [named, another] = context.corpus.practicesCalled(text).filter(fits);
  if (named && !another) return { practice: named };
  const mentioning = text === '' ? null : context.corpus.practices({ ...narrowing, text, page });
  if (mentioning && mentioning.total > 0) return { text, mentioning };
  const { found, near } = resolveName(typed, 'practice', context);
  const meant = found ? context.corpus.practiceById(found.id) : null;
  if (meant) return decide(meant);
  return { near: near ?? [] };
}

const ask = (id: string) => ({ command: 'practice', options: { about: id }, page: 1 });

function randomPractice(context: Context): Reply {
  const row = context.corpus.practiceAt(Math.floor(context.random() * context.corpus.countPractices()));
  return row ? practiceCard(row, context) : nothingReply([context.texts.practicesFound], [], context.texts);
}

function practiceCard(row: PracticeRow, context: Context): Reply {
  const { texts } = context;
  const components = fittingCard((shorten) => {
    const [heading = '', ...lines] = practiceLines(row, '## ', true, styleOf(context, shorten));
    return {
      color: COLORS.answer,
      parts: [{ lines: [heading, ...lines], button: sourceButton(row.id, null, texts) }],
      rows: [
        [
          unitButton(row.unit, row.unitName, texts),
          {
            label: texts.buttonTheme(texts.themes[row.theme]),
            action: { verb: 'show', ask: { command: 'practice', options: { theme: row.theme }, page: 1 } },
          },
          {
            label: texts.buttonAnother,
            action: { verb: 'show', ask: { command: 'practice', options: {}, page: 1 } },
          },
          shareButton(ask(row.id), texts),
        ],
      ],
    };
  });
  return { outcome: 'answered', components };
}

/** What was asked for exists, but not with the unit or theme that was asked for: says so, and where it is. */
function elsewhere(row: PracticeRow, unit: UnitRow | undefined, theme: Theme | undefined, context: Context): Reply {
  const { texts } = context;
  const what = [
    ...(unit ? [texts.practicesOf(plain(unit.name))] : []),
    ...(theme === undefined ? [] : [texts.themed(texts.themes[theme])]),
    texts.practicesAbout(plain(row.name)),
  ];
  return nothingReply(what, [{ label: `${row.name} · ${row.unitName}`, ask: ask(row.id) }], texts);
}

function practiceMiss(typed: string, near: readonly { id: string; name: string }[], context: Context): Reply {
  return missReply('practice', typed, near, context.corpus.practices({}).rows, ask, context.texts);
}

function nothing(unit: UnitRow | undefined, conditions: readonly string[], context: Context): Reply {
  const { texts } = context;
  const wider: Suggestion[] =
    unit && unit.practices > 0
      ? [
          {
            label: texts.practicesOf(unit.name),
            ask: { command: 'practice', options: { unit: unit.id }, page: 1 },
          },
        ]
      : [];
  return nothingReply([...(unit ? [texts.practicesOf(plain(unit.name))] : []), ...conditions], wider, texts);
}
