/** What a message mentions, from the menu of the message: each unit, honour and practice, its answer a click away. */
import type { Mention } from '../data/corpus/mentions.ts';
import { fold } from '../data/match/fold.ts';
import type { Ask } from '../replies/action.ts';
import { figureLines, type Style, show, sourceLine, sourceText } from '../replies/facts.ts';
import { sourceButton } from '../replies/list.ts';
import { noticeReply } from '../replies/miss.ts';
import { COLORS, fittingCard, type Part } from '../replies/reply.ts';
import { type Context, styleOf } from './context.ts';
import { command } from './definition.ts';

/** Entries with a button each, within Discord's 40 components. */
const MOST = 7;
const MOST_FIGURES = 4;

export const lookup = command(
  {
    name: 'lookup',
    zhName: '核对数据',
    // What the menu of a message shows.
    description: 'Look up in Pacesetter',
    zhDescription: '一段文字提到了哪些已收录的内容',
    calledFrom: 'message',
    options: {
      text: {
        type: 'string',
        zhName: '文字',
        description: 'Text of the message',
        zhDescription: '消息的文字',
        maxLength: 4000,
      },
    },
  },
  ({ text }, context) => {
    const { texts } = context;
    if (text === undefined) return noticeReply(texts.lookup.mentionsEmpty);
    const mentions = context.corpus.mentionsIn(text);
    if (mentions.length === 0) return { ...noticeReply(texts.lookup.mentionsNone), outcome: 'missed' };
    const shown = mentions.slice(0, MOST);
    const units = shown.filter(({ kind }) => kind === 'unit').map(({ id }) => id);
    const figures = sameFigures(text, units, context);
    const components = fittingCard((shorten) => {
      const style = styleOf(context, shorten);
      return {
        color: COLORS.answer,
        parts: [
          [`## ${texts.lookup.mentionsTitle(mentions.length)}`],
          ...shown.flatMap((mention, index) => entry(mention, index + 1, style, context)),
          ...(mentions.length > MOST ? [[`-# ${texts.lookup.mentionsMore(mentions.length - MOST)}`]] : []),
          ...(figures.length > 0 ? (['rule', [`**${texts.lookup.sameFigures}**`]] as const) : []),
          ...figures.map(
            (row, index): Part => ({
              lines: [show(row.unitName, style), ...figureLines(row, style)],
              button: sourceButton(row.id, index + 1, texts),
            }),
          ),
        ],
        rows: [],
      };
    });
    return { outcome: 'answered', components };
  },
);

/** What is mentioned, in two or three lines, and a button to its answer. */
function entry({ kind, id }: Mention, number: number, style: Style, { corpus }: Context): Part[] {
  const { texts } = style;
  const part = (lines: readonly string[], ask: Ask): Part => ({
    lines,
    button: { label: texts.lookup.buttonView(number), action: { verb: 'open', ask } },
  });
  if (kind === 'unit') {
    const unit = corpus.unitById(id);
    if (!unit) return [];
    const mark = unit.status === 'curated' ? texts.checked : texts.unchecked;
    const told = corpus
      .sourcesOf(id)
      .slice(0, 1)
      .map((source) => sourceText(source, style));
    return [
      part(
        [
          `**${number}. ${show(unit.name, style)}**`,
          texts.counts(unit.honors, unit.practices, unit.figures, unit.people),
          `-# ${[mark, ...told].join(' · ')}`,
        ],
        { command: 'unit', options: { name: id }, page: 1 },
      ),
    ];
  }
  if (kind === 'honor') {
    const { rows } = corpus.honors({ titleId: id, size: 50 });
    const [first] = rows;
    if (!first) return [];
    const holders = [...new Set(rows.map(({ unitName }) => show(unitName, style)))];
    return [
      part(
        [
          `**${number}. ${show(first.title, style)}**`,
          texts.lookup.mentionedHonor(holders.slice(0, 3).join(texts.comma), holders.length),
          sourceLine(first, style),
        ],
        { command: 'honors', options: { title: id }, page: 1 },
      ),
    ];
  }
  const practice = corpus.practiceById(id);
  if (!practice) return [];
  return [
    part(
      [
        `**${number}. ${show(practice.name, style)}**`,
        texts.lookup.mentionedPractice(show(practice.unitName, style)),
        sourceLine(practice, style),
      ],
      { command: 'practice', options: { about: id }, page: 1 },
    ),
  ];
}

/** Figures of the mentioned units whose number and unit of measure stand in the text: perhaps the same, perhaps not. */
function sameFigures(text: string, units: readonly string[], { corpus }: Context) {
  const folded = fold(text);
  return units
    .flatMap((unit) => corpus.figures({ unit, size: 500 }).rows)
    .filter(({ printed }) => {
      const wanted = fold(printed);
      const at = folded.indexOf(wanted);
      // Two digits or more: 三项 and 5个 stand in every text.
      return at >= 0 && /\d{2}/.test(wanted) && !(at > 0 && /\d/.test(folded.charAt(at - 1)) && /^\d/.test(wanted));
    })
    .slice(0, MOST_FIGURES);
}
