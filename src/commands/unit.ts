/** /unit: who they are, and how much is known about them. */
import type { Corpus, UnitRow } from '../data/corpus/corpus.ts';
import { LEVELS } from '../data/model.ts';
import { show, sourceText } from '../replies/facts.ts';
import { shareButton } from '../replies/list.ts';
import { missReply, type Suggestion } from '../replies/miss.ts';
import { type ButtonSpec, COLORS, fittingCard, type Reply } from '../replies/reply.ts';
import { type Context, styleOf } from './context.ts';
import { command } from './definition.ts';
import { unitOption } from './options.ts';
import { NEAR, resolveUnit } from './resolve.ts';

/** How many people a card names before it only counts them. */
const PEOPLE_SHOWN = 6;

export const unit = command(
  {
    name: 'unit',
    zhName: '单位',
    description: 'Who a unit is: place, kind, profile, and how much is on record about it',
    zhDescription: '查一个单位：地区、类别、简介，以及收录了多少内容',
    options: { name: { ...unitOption, zhName: '名称', required: true } },
  },
  ({ name }, context) => {
    const meant = resolveUnit(name, context);
    return meant.found ? cardOf(meant.found, meant.typed, context) : unitMiss(name, meant.near, ask, context);
  },
);

const ask = (id: string) => ({ command: 'unit', options: { name: id }, page: 1 });

/** "Did you mean" for a unit, whatever was asked about it: `again` asks the same about another unit. */
export function unitMiss(
  typed: string,
  near: readonly { id: string; name: string }[],
  again: (id: string) => Suggestion['ask'],
  context: Context,
): Reply {
  return missReply('unit', typed, near, context.corpus.mostComplete(NEAR), again, context.texts);
}

/** A corpus never changes while it is open, so a card is made once in each language; the latest are kept. */
const cards = new WeakMap<Corpus, Map<string, Reply>>();
const CARDS_KEPT = 500;

function cardOf(row: UnitRow, typed: string | null, context: Context): Reply {
  // What was typed stands on the card only where it is not the name: such a card is for this one answer.
  if (typed !== null) return unitCard(row, typed, context);
  let known = cards.get(context.corpus);
  if (!known) {
    known = new Map();
    cards.set(context.corpus, known);
  }
  const key = `${context.locale}|${row.id}`;
  const kept = known.get(key);
  if (kept) return kept;
  const made = unitCard(row, null, context);
  if (known.size >= CARDS_KEPT) known.clear();
  known.set(key, made);
  return made;
}

function unitCard(row: UnitRow, typed: string | null, context: Context): Reply {
  const { corpus, texts } = context;
  const aliases = corpus.aliasesOf(row.id);
  const children = corpus.childrenOf(row.id);
  const people = corpus.firstPeople(row.id, PEOPLE_SHOWN);
  const sources = corpus.sourcesOf(row.id);
  const counted = new Map(corpus.levelsOf(row.id).map(({ level, count }) => [level, count]));
  const levels = LEVELS.flatMap((level) => {
    const count = counted.get(level);
    return count === undefined ? [] : [{ level: texts.levels[level], count }];
  });
  const unclear = counted.get(null);
  if (unclear !== undefined) levels.push({ level: texts.noLevel, count: unclear });

  const list = (command: string, count: number, label: (count: number) => string): ButtonSpec[] =>
    count === 0
      ? []
      : [{ label: label(count), action: { verb: 'show', ask: { command, options: { unit: row.id }, page: 1 } } }];

  const components = fittingCard((shorten) => {
    const style = styleOf(context, shorten);
    const named = people.map(
      ({ name, role, status }) =>
        `${show(name, style)}${texts.brackets(show(role, style))}${status === 'curated' ? '' : ` ${texts.unchecked}`}`,
    );
    const region = [row.province, row.place].filter((part) => part !== null).join(' · ');
    const identity = [
      `${texts.kind}${texts.colon}${texts.kinds[row.kind]}`,
      ...(region === '' ? [] : [`${texts.region}${texts.colon}${show(region, style)}`]),
      ...(row.parentName === null ? [] : [`${texts.parent}${texts.colon}${show(row.parentName, style)}`]),
    ];
    const mark = row.status === 'curated' ? texts.checked : texts.unchecked;
    const told = sources.map((source) => sourceText(source, style));
    return {
      color: COLORS.answer,
      parts: [
        [
          `## ${show(row.name, style)}`,
          ...(typed === null ? [] : [`-# ${texts.takenFor(show(typed, style), show(row.name, style))}`]),
          ...(aliases.length > 0 ? [`-# ${texts.alsoCalled}${show(aliases.join(texts.comma), style)}`] : []),
          identity.join(texts.gap),
        ],
        [show(row.profile, style)],
        'rule',
        [
          texts.counts(row.honors, row.practices, row.figures, row.people) +
            (row.unchecked > 0 ? texts.uncheckedOf(row.unchecked) : ''),
          ...(levels.length > 0 ? [texts.holdings(levels)] : []),
          ...(named.length > 0
            ? [
                `${texts.people}${texts.colon}${named.join(texts.comma)}${row.people > PEOPLE_SHOWN ? texts.morePeople(row.people) : ''}`,
              ]
            : []),
          ...(children.length > 0
            ? [`${texts.children}${texts.colon}${children.map((child) => show(child.name, style)).join(texts.comma)}`]
            : []),
          `-# ${[mark, ...told].join(' · ')}`,
        ],
      ],
      rows: [
        [
          ...list('honors', row.honors, texts.buttonHonors),
          ...list('practice', row.practices, texts.buttonPractices),
          ...list('figures', row.figures, texts.buttonFigures),
        ],
        [
          ...(row.parent === null
            ? []
            : [{ label: texts.buttonParent, action: { verb: 'show' as const, ask: ask(row.parent) } }]),
          {
            label: texts.lookup.buttonSource(null),
            action: { verb: 'open' as const, ask: { command: 'source', options: { unit: row.id }, page: 1 } },
          },
          shareButton(ask(row.id), texts),
        ],
      ],
    };
  });
  return { outcome: 'answered', components };
}
