/** /help: what can be asked, with examples that really answer on the loaded corpus. */
import type { Corpus, CorpusStats } from '../data/corpus/corpus.ts';
import { LEVELS } from '../data/model.ts';
import { COLORS, card, type Reply } from '../replies/reply.ts';
import { plain } from '../replies/text.ts';
import { compare } from './compare.ts';
import type { Context } from './context.ts';
import { type CommandDefinition, callableNamed, command, shownName } from './definition.ts';
import { digest } from './digest.ts';
import { figures } from './figures.ts';
import { honors } from './honors.ts';
import { person } from './person.ts';
import { practice } from './practice.ts';
import { search } from './search.ts';
import { settings } from './settings.ts';
import { unit } from './unit.ts';

const definition = {
  name: 'help',
  zhName: '帮助',
  description: 'What can be asked, with examples',
  zhDescription: '能问什么，附例子',
  options: {},
} as const satisfies CommandDefinition;

export const help = command(definition, (_options, context): Reply => {
  const { texts, locale, desk } = context;
  const { examples, stats } = chosenFrom(context);
  const mayManage = (of: CommandDefinition): boolean =>
    of.memberPermissions === undefined || (typeof desk === 'object' && desk.asking.may(of.memberPermissions));
  const shown = examples.filter(({ of }) => mayManage(of));
  const lines = shown.flatMap(({ of, called = of, options }, index) => {
    const written = Object.entries(options).map(([key, value]) => {
      const option = called.options[key];
      return `${option ? shownName(key, option, context) : key}:${plain(value)}`;
    });
    const heading =
      locale === 'en' ? `**/${of.name}** ${of.description}` : `**/${of.zhName}（/${of.name}）** ${of.zhDescription}`;
    return [
      ...(shown[index - 1]?.of === of ? [] : [heading]),
      `　\`${[`/${shownName(called.name, called, context)}`, ...written].join(' ')}\``,
    ];
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
  /** The subcommand that is called; default: the command itself. */
  readonly called?: CommandDefinition;
  readonly options: Readonly<Record<string, string>>;
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
  const shortName = ({ id, name }: { id: string; name: string }) => corpus.aliasesOf(id)[0] ?? name;
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
  const digestList = callableNamed('digest list', [digest])?.definition;
  const list: (Omit<Example, 'options'> & { readonly options: Example['options'] | null | undefined })[] = [
    { of: unit.definition, options: first && { name: shortName(first) } },
    { of: honors.definition, options: decorated && { unit: shortName(decorated) } },
    { of: honors.definition, options: title === undefined ? null : { title } },
    { of: practice.definition, options: named && { about: named.name } },
    { of: figures.definition, options: figure && { metric: figure.metric } },
    { of: compare.definition, options: first && second && { first: shortName(first), second: shortName(second) } },
    { of: person.definition, options: somebody && { name: somebody.name } },
    { of: search.definition, options: word ? { text: word } : null },
    { of: digest.definition, ...(digestList ? { called: digestList } : {}), options: {} },
    { of: settings.definition, options: {} },
    { of: definition, options: {} },
  ];
  return list.flatMap(({ options, ...example }) => (options ? [{ ...example, options }] : []));
}
