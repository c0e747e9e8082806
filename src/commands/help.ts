/** /help: what can be asked, with examples that really answer on the loaded corpus. */
import type { Corpus, CorpusStats } from '../data/corpus/corpus.ts';
import { LEVELS } from '../data/model.ts';
import { COLORS, card, type Reply } from '../replies/reply.ts';
import { plain } from '../replies/text.ts';
import { compare } from './compare.ts';
import type { Context } from './context.ts';
import { type CommandDefinition, command } from './definition.ts';
import { figures } from './figures.ts';
import { honors } from './honors.ts';
import { person } from './person.ts';
import { practice } from './practice.ts';
import { search } from './search.ts';
import { unit } from './unit.ts';

const definition = {
  name: 'help',
  zhName: '帮助',
  description: 'What can be asked, with examples',
  zhDescription: '能问什么，附例子',
  options: {},
} as const satisfies CommandDefinition;

export const help = command(definition, (_options, context): Reply => {
  const { texts } = context;
  const { examples, stats } = chosenFrom(context);
  const isChinese = context.locale !== 'en';
  const lines = examples.map(({ of, example }) => {
    const name = isChinese ? `/${of.zhName}（/${of.name}）` : `/${of.name}`;
    return `**${name}** ${isChinese ? of.zhDescription : of.description}\n　\`${example}\``;
  });
  return {
    outcome: 'answered',
    components: card({
      color: COLORS.answer,
      parts: [
        [`## ${texts.helpTitle}`, texts.helpIntro(stats.units, stats.honors, stats.practices, stats.figures)],
        lines,
        'rule',
        [texts.helpTyping, texts.lookup.helpMenu, `-# ${texts.helpMarks}`],
      ],
      rows: [],
    }),
  };
});

/** How much of the commonest title makes a word to search for. */
const SEARCHED = 4;

interface Example {
  readonly of: CommandDefinition;
  readonly example: string;
}

/** A corpus never changes while it is open, so its examples are chosen once. */
const chosen = new WeakMap<Corpus, { examples: readonly Example[]; stats: CorpusStats }>();

function chosenFrom({ corpus }: Context) {
  let known = chosen.get(corpus);
  if (!known) {
    known = { examples: examplesFrom(corpus), stats: corpus.stats() };
    chosen.set(corpus, known);
  }
  return known;
}

/** One example a command, made from what is on record so that it has an answer. */
function examplesFrom(corpus: Corpus): Example[] {
  const best = corpus.mostComplete(5);
  const [first, second] = best;
  const shortName = ({ id, name }: { id: string; name: string }) => plain(corpus.aliasesOf(id)[0] ?? name);
  const decorated = best.find((row) => row.honors > 0);
  const title = LEVELS.map((level) => corpus.honors({ level }).rows[0]?.title).find((found) => found !== undefined);
  const [named] = first ? corpus.practiceNamesOfUnit(first.id) : [];
  const figure = corpus.exampleFigure();
  const [somebody] = corpus.firstNamed(1);
  const word = corpus
    .commonTitles(1)[0]
    ?.name.replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .slice(-SEARCHED);
  const list: { of: CommandDefinition; example: string | null }[] = [
    { of: unit.definition, example: first ? `/unit name:${shortName(first)}` : null },
    { of: honors.definition, example: decorated ? `/honors unit:${shortName(decorated)}` : null },
    { of: honors.definition, example: title === undefined ? null : `/honors title:${plain(title)}` },
    { of: practice.definition, example: named ? `/practice about:${plain(named.name)}` : null },
    { of: figures.definition, example: figure ? `/figures metric:${plain(figure.metric)}` : null },
    {
      of: compare.definition,
      example: first && second ? `/compare first:${shortName(first)} second:${shortName(second)}` : null,
    },
    { of: person.definition, example: somebody ? `/person name:${plain(somebody.name)}` : null },
    { of: search.definition, example: word ? `/search text:${plain(word)}` : null },
    { of: definition, example: '/help' },
  ];
  return list.flatMap(({ of, example }) => (example === null ? [] : [{ of, example }]));
}
