/** /person: who somebody is, and of which unit. */
import type { PersonRow } from '../data/corpus/corpus.ts';
import { fold } from '../data/match/fold.ts';
import { honorLines, personLines, show } from '../replies/facts.ts';
import { shareButton, sourceButton, unitButton } from '../replies/list.ts';
import { missReply } from '../replies/miss.ts';
import { COLORS, fittingCard, type Part, type Reply } from '../replies/reply.ts';
import { type Context, styleOf } from './context.ts';
import { command } from './definition.ts';
import { NEAR, resolveName } from './resolve.ts';

export const person = command(
  {
    name: 'person',
    zhName: '人物',
    description: 'Who somebody is: role, unit, honours',
    zhDescription: '查一个人：身份、单位、获得的荣誉',
    options: {
      name: {
        type: 'string',
        zhName: '姓名',
        description: 'Name, or pinyin of the name',
        zhDescription: '姓名，也可以打拼音',
        required: true,
        completes: 'person',
      },
    },
  },
  ({ name }, context) => {
    const { corpus, texts } = context;
    const picked = corpus.factById(name);
    if (picked?.kind === 'person') return personCard([picked.row], null, context);
    const written = corpus.peopleNamed(fold(name));
    if (written.length > 0) return personCard(written, null, context);
    const meant = resolveName(name, 'person', context);
    const found = meant.found && corpus.factById(meant.found.id);
    if (meant.found && found?.kind === 'person') return personCard([found.row], meant.typed, context);
    const withUnit = ({ id, name: found }: { id: string; name: string }) => {
      const unitName = corpus.unitOfPerson(id);
      return { id, name: unitName === null ? found : `${found}${texts.brackets(unitName)}` };
    };
    const [near, others] = [(meant.near ?? []).map(withUnit), corpus.firstNamed(NEAR).map(withUnit)];
    return missReply('person', name, near, others, ask, texts);
  },
);

const ask = (id: string) => ({ command: 'person', options: { name: id }, page: 1 });

/** At most so many of one name; no corpus has had more. */
const MOST = 5;

function personCard(people: readonly PersonRow[], typed: string | null, context: Context): Reply {
  const { corpus, texts } = context;
  const shown = people.slice(0, MOST);
  const only = shown.length === 1 ? shown[0] : undefined;
  const honors = only ? corpus.honorsOfPerson(only.unit, only.name) : [];
  const units = [...new Map(shown.map((row) => [row.unit, row.unitName]))];
  const components = fittingCard((shorten) => {
    const style = styleOf(context, shorten);
    const several = shown.length > 1;
    const entries = shown.map((row, index): Part => {
      const number = several ? index + 1 : null;
      return { lines: personLines(row, number, style), button: sourceButton(row.id, number, texts) };
    });
    const decorated = honors.map(
      (row, index): Part => ({
        lines: honorLines(row, index + 1, false, style),
        button: sourceButton(row.id, index + 1, texts),
      }),
    );
    const first = shown[0];
    return {
      color: COLORS.answer,
      parts: [
        ...(typed !== null && first ? [[`-# ${texts.takenFor(show(typed, style), show(first.name, style))}`]] : []),
        ...(several ? [[`-# ${texts.lookup.sameName(people.length)}`]] : []),
        ...entries,
        ...(decorated.length > 0 ? (['rule', [`**${texts.lookup.personHonors}**`], ...decorated] as const) : []),
      ],
      rows: [
        [
          ...units.slice(0, 4).map(([id, name]) => unitButton(id, name, texts)),
          // Several of one name are asked for by the name, one by its id.
          ...(first ? [shareButton(ask(several ? first.name.slice(0, 40) : first.id), texts)] : []),
        ],
      ],
    };
  });
  return { outcome: 'answered', components };
}
