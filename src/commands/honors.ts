/** /honors: who holds what, granted by whom and when. */
import type { HonorFilter, UnitRow } from '../data/corpus/corpus.ts';
import { PAGE_SIZE } from '../data/corpus/corpus.ts';
import { fold } from '../data/match/fold.ts';
import { LEVELS } from '../data/model.ts';
import type { OptionValue } from '../replies/action.ts';
import { MOST_ROWS } from '../replies/export.ts';
import { honorLines } from '../replies/facts.ts';
import { listReply, sourceButton, unitButton } from '../replies/list.ts';
import { missReply, nothingReply, type Suggestion } from '../replies/miss.ts';
import type { ButtonSpec, Reply } from '../replies/reply.ts';
import { honorTable } from '../replies/tables.ts';
import { plain } from '../replies/text.ts';
import { type Context, styleOf } from './context.ts';
import { command, OptionError } from './definition.ts';
import { levelChoices, unitOption } from './options.ts';
import { NEAR, resolveName, resolveUnit } from './resolve.ts';
import { unitMiss } from './unit.ts';

export const honors = command(
  {
    name: 'honors',
    zhName: '荣誉',
    description: 'Which honours a unit holds, or who holds an honour; newest first',
    zhDescription: '查荣誉：一个单位有哪些，或者一项荣誉谁得过，新的在前',
    options: {
      unit: unitOption,
      title: {
        type: 'string',
        zhName: '荣誉',
        description: 'Name of the honour, or a part of it',
        zhDescription: '荣誉名称，写一部分也可以',
        completes: 'honor',
      },
      level: {
        type: 'string',
        zhName: '级别',
        description: 'Level of the honour',
        zhDescription: '荣誉的级别',
        choices: levelChoices,
      },
      year: {
        type: 'integer',
        zhName: '年份',
        description: 'Year in which it was granted',
        zhDescription: '授予的年份',
        least: 1900,
        most: 2100,
        completes: 'year',
      },
      granted_by: {
        type: 'string',
        zhName: '授予单位',
        description: 'Who granted it, or a part of the name',
        zhDescription: '由谁授予，写一部分也可以',
        completes: 'granter',
      },
    },
  },
  (options, context, page) => {
    const { corpus, texts } = context;
    if (Object.keys(options).length === 0) throw new OptionError(texts.needsOption);

    const unitMeant = options.unit === undefined ? null : resolveUnit(options.unit, context);
    const unit = unitMeant?.found ?? undefined;
    const title = options.title === undefined ? null : textFilter(options.title, 'honor', context);
    const granter = options.granted_by === undefined ? null : textFilter(options.granted_by, 'granter', context);

    // Buttons carry what was meant, not what was typed: ids are short and stay right.
    const asked: Record<string, OptionValue> = {
      ...(unit ? { unit: unit.id } : {}),
      ...(title && !title.miss ? { title: title.asked } : {}),
      ...(options.level === undefined ? {} : { level: options.level }),
      ...(options.year === undefined ? {} : { year: options.year }),
      ...(granter && !granter.miss ? { granted_by: granter.asked } : {}),
    };
    const again = (option: string) => (id: string) => ({
      command: 'honors',
      options: { ...asked, [option]: id },
      page: 1,
    });
    if (unitMeant?.near) return unitMiss(options.unit ?? '', unitMeant.near, again('unit'), context);
    if (title?.miss) return nameMiss('honor', options.title ?? '', title.miss, again('title'), context);
    if (granter?.miss) return nameMiss('granter', options.granted_by ?? '', granter.miss, again('granted_by'), context);

    const filter: HonorFilter = {
      page,
      ...(unit ? { unit: unit.id } : {}),
      ...(title ? (title.id === null ? { title: title.text } : { titleId: title.id }) : {}),
      ...(granter ? (granter.id === null ? { grantedBy: granter.text } : { granterId: granter.id }) : {}),
      ...(options.level === undefined ? {} : { level: options.level }),
      ...(options.year === undefined ? {} : { year: options.year }),
    };
    const conditions: string[] = [];
    const level = LEVELS.find((value) => value === options.level);
    if (title && (unit || title.id === null)) conditions.push(texts.filterTitle(plain(title.shown)));
    if (level !== undefined) conditions.push(texts.filterLevel(texts.levels[level]));
    if (options.year !== undefined) conditions.push(texts.filterYear(options.year));
    if (granter) conditions.push(texts.filterGranter(plain(granter.shown)));

    const found = corpus.honors(filter);
    if (found.total === 0) return nothing(unit, conditions, asked, filter, context);

    const more: ButtonSpec[] = unit
      ? [unitButton(unit.id, unit.name, texts)]
      : distinctUnits(found.rows).map(({ id, name }) => unitButton(id, name, texts));
    return listReply(
      {
        page: found,
        ask: { command: 'honors', options: asked, page },
        heading: (shorten) => {
          if (unit) return texts.honorsOf(plain(shorten(unit.name)));
          return title && title.id !== null ? texts.honorsTitled(plain(shorten(title.shown))) : texts.honorsFound;
        },
        conditions,
        typed:
          unit && unitMeant?.typed
            ? { typed: unitMeant.typed, name: unit.name }
            : title?.typed
              ? { typed: title.typed, name: title.shown }
              : null,
        entry: (row, number, shorten) => honorLines(row, number, unit === undefined, styleOf(context, shorten)),
        source: (row, number) => sourceButton(row.id, number, texts),
        table: () => {
          const all = corpus.honors({ ...filter, page: 1, size: MOST_ROWS });
          const named = { name: 'honors', title: unit ? texts.honorsOf(unit.name) : texts.honorsFound };
          return honorTable({ ...named, total: all.total }, all.rows, texts);
        },
        more,
      },
      PAGE_SIZE.honors,
      texts,
    );
  },
);

const unitAsk = (id: string) => ({ command: 'unit', options: { name: id }, page: 1 });

function distinctUnits(rows: readonly { unit: string; unitName: string }[]): { id: string; name: string }[] {
  return [...new Map(rows.map((row) => [row.unit, row.unitName]))].slice(0, 3).map(([id, name]) => ({ id, name }));
}

interface TextFilter {
  /** Exactly this title or granter… */
  readonly id: string | null;
  /** …or every one that contains this folded text. */
  readonly text: string;
  /** As a person reads it. */
  readonly shown: string;
  /** What goes into a button. */
  readonly asked: string;
  /** What was typed, where that is not how it is written. */
  readonly typed: string | null;
  readonly miss?: readonly { id: string; name: string }[];
}

/**
 * What a typed title or granter means: an id that was picked; every name that contains the text (表彰 finds 省部级以上表彰,
 * too); else the one name that is surely meant; else a miss with near names.
 */
function textFilter(typed: string, kind: 'honor' | 'granter', context: Context): TextFilter {
  const { corpus } = context;
  const byId = kind === 'honor' ? corpus.titleById(typed) : corpus.granterById(typed);
  if (byId !== null) return { id: typed, text: '', shown: byId, asked: typed, typed: null };
  const text = fold(typed);
  const containing = text === '' ? [] : kind === 'honor' ? corpus.titlesWith(text) : corpus.grantersWith(text);
  const [only] = containing;
  if (only && (containing.length === 1 || text.length > BUTTON_TEXT)) {
    return { id: only.id, text, shown: only.name, asked: only.id, typed: null };
  }
  if (only) return { id: null, text, shown: typed, asked: text, typed: null };
  const meant = resolveName(typed, kind, context);
  if (meant.found) {
    return { id: meant.found.id, text, shown: meant.found.name, asked: meant.found.id, typed: meant.typed };
  }
  return { id: null, text, shown: typed, asked: text, typed: null, miss: meant.near };
}

/**
 * The longest part of a name that stands in a button as text: two of them, a unit's id of 32 characters, level, year and
 * page make 98 of the 100 characters of a custom_id. A longer text is taken for a whole name, which goes in as its id.
 */
const BUTTON_TEXT = 14;

function nameMiss(
  kind: 'honor' | 'granter',
  typed: string,
  near: readonly { id: string; name: string }[],
  again: (id: string) => Suggestion['ask'],
  context: Context,
): Reply {
  const common = kind === 'honor' ? context.corpus.commonTitles(NEAR) : context.corpus.commonGranters(NEAR);
  return missReply(kind, typed, near, common, again, context.texts);
}

/** Nothing matches: offers the question without one of its conditions, wherever that has an answer. */
function nothing(
  unit: UnitRow | undefined,
  conditions: readonly string[],
  asked: Readonly<Record<string, OptionValue>>,
  filter: HonorFilter,
  context: Context,
): Reply {
  const { texts, corpus } = context;
  const what = [...(unit ? [texts.honorsOf(plain(unit.name))] : []), ...conditions];
  const wider: Suggestion[] = [];
  const offer = (label: string, options: Record<string, OptionValue>) =>
    wider.push({ label, ask: { command: 'honors', options, page: 1 } });
  if (unit && unit.honors > 0) offer(texts.honorsOf(unit.name), { unit: unit.id });
  const ways: readonly (readonly [string, readonly (keyof HonorFilter)[]])[] = [
    ['unit', ['unit']],
    ['title', ['title', 'titleId']],
    ['level', ['level']],
    ['year', ['year']],
    ['granted_by', ['grantedBy', 'granterId']],
  ];
  for (const [option, keys] of ways) {
    if (asked[option] === undefined || Object.keys(asked).length < 2 || wider.length >= 4) continue;
    const without = Object.fromEntries(Object.entries(filter).filter(([key]) => !keys.some((each) => each === key)));
    const isSeen = unit && Object.keys(asked).length === 2 && option !== 'unit';
    if (isSeen || corpus.honors({ ...without, page: 1 }).total === 0) continue;
    const { [option]: _dropped, ...rest } = asked;
    offer(texts.without(option), rest);
  }
  if (unit) wider.push({ label: texts.buttonUnit(unit.name), ask: unitAsk(unit.id) });
  if (wider.length === 0) {
    for (const title of corpus.commonTitles(NEAR)) offer(title.name, { title: title.id });
  }
  return nothingReply(what, wider, texts);
}
