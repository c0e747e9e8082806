/**
 * The daily practice itself: which one comes next in a channel, and the message that carries it. Pure, so that a preview is
 * exactly what will be posted.
 */
import type { Corpus, HonorRow, PracticeRow } from '../data/corpus/corpus.ts';
import { LEVELS } from '../data/model.ts';
import { chooseNext } from '../data/state/choose.ts';
import type { Candidate, Shown, Subscription } from '../data/state/store.ts';
import { honorLines, practiceLines } from '../replies/facts.ts';
import { formatDate, localize } from '../replies/locale.ts';
import { COLORS, fittingCard, type Reply, toText } from '../replies/reply.ts';
import { type Context, styleOf } from './context.ts';

type Filter = Pick<Subscription, 'themes' | 'provinces'>;

/** The practices that a subscription's filters let through. */
export function candidatesFor({ themes, provinces }: Filter, { corpus }: Context): Candidate[] {
  return corpus
    .practiceKeys()
    .filter(({ theme }) => themes.length === 0 || themes.includes(theme))
    .filter(({ province }) => provinces.length === 0 || (province !== null && provinces.includes(province)));
}

/** What comes next in a channel; null where nothing fits. */
export function nextPractice(
  subscription: Filter & Pick<Subscription, 'seed'>,
  shown: readonly Shown[],
  context: Context,
): { readonly practice: PracticeRow; readonly round: number } | null {
  const next = chooseNext(candidatesFor(subscription, context), shown, subscription.seed);
  const practice = next && context.corpus.practiceById(next.candidate.id);
  return practice ? { practice, round: next.round } : null;
}

export interface Occasion {
  /** Local date of the day that it is for, YYYY-MM-DD. */
  readonly date: string;
  /** Posted well after this local time; null: in time. */
  readonly lateSince: string | null;
  readonly isExtra: boolean;
  /** The role to ping. */
  readonly roleId: string | null;
  /** Goes into a button, by which the message is found again; null: a preview. */
  readonly mark: string | null;
}

/** The message: the practice, its unit, what it does, its source; one honour of the unit; where to go from here. */
export function digestReply(practice: PracticeRow, occasion: Occasion, context: Context): Reply {
  const { texts } = context;
  const words = texts.digest;
  const honor = bestHonor(practice.unit, context);
  const note = occasion.isExtra
    ? words.postExtra
    : occasion.lateSince === null
      ? null
      : words.postLate(occasion.lateSince);
  const components = fittingCard((shorten) => {
    const style = styleOf(context, shorten);
    const [heading = '', ...lines] = practiceLines(practice, '## ', true, style);
    return {
      color: COLORS.answer,
      parts: [
        [
          `-# ${[words.postTitle(formatDate(occasion.date, context.locale)), ...(note === null ? [] : [note])].join(' · ')}`,
          heading,
          ...lines,
        ],
        ...(honor
          ? ['rule' as const, [`-# ${words.postHonor(practice.unitName)}`, ...honorLines(honor, null, false, style)]]
          : []),
      ],
      rows: [
        [
          {
            label: texts.buttonUnit(practice.unitName),
            action: {
              verb: 'show',
              ask: { command: 'unit', options: { name: practice.unit }, page: 1 },
              ...(occasion.mark === null ? {} : { mark: occasion.mark }),
            },
          },
          {
            label: texts.buttonTheme(texts.themes[practice.theme]),
            action: { verb: 'show', ask: { command: 'practice', options: { theme: practice.theme }, page: 1 } },
          },
          ...(honor
            ? [
                {
                  label: words.buttonHonors,
                  action: {
                    verb: 'show' as const,
                    ask: { command: 'honors', options: { unit: practice.unit }, page: 1 },
                  },
                },
              ]
            : []),
        ],
      ],
    };
  });
  const ping = occasion.roleId === null ? [] : [toText(`<@&${occasion.roleId}>`)];
  return localize({ outcome: 'answered', components: [...ping, ...components] }, context.locale);
}

// A corpus never changes while it is open, and ten thousand posts in a morning are about the same few units.
const bestHonors = new WeakMap<Corpus, Map<string, HonorRow | null>>();

/** The highest honour of a unit, its own before one of a part of it. */
function bestHonor(unit: string, { corpus }: Context): HonorRow | null {
  const known = bestHonors.get(corpus) ?? new Map<string, HonorRow | null>();
  bestHonors.set(corpus, known);
  const found = known.get(unit);
  if (found !== undefined) return found;
  const best = findBestHonor(unit, corpus);
  known.set(unit, best);
  return best;
}

function findBestHonor(unit: string, corpus: Corpus): HonorRow | null {
  for (const level of LEVELS) {
    const { rows } = corpus.honors({ unit, level });
    const best = rows.find(({ recipient }) => recipient === null) ?? rows[0];
    if (best) return best;
  }
  return corpus.honors({ unit }).rows[0] ?? null;
}
