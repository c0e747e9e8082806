/**
 * Questions out of the records' own words, none of them twice: what no memory of earlier answers can help with.
 */
import type { Corpus } from '../src/data/corpus/corpus.ts';
import { seededRandom } from './random.ts';

type Options = Readonly<Record<string, string>>;

export interface Fresh {
  /** A unit's name with one character changed. */
  unit(): Options;
  /** The beginning of such a name, while somebody types. */
  prefix(): string;
  /** A unit in any way of writing it, and a part of the title of one of its honours; /practice and /figures alike. */
  honors(): Options;
  practice(): Options;
  figures(): Options;
  /** A word of one of the texts. */
  search(): Options;
}

/** The same questions in every run. */
export function freshQuestions(corpus: Corpus): Fresh {
  const random = seededRandom(11);
  const below = (count: number): number => Math.floor(random() * count);
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[below(items.length)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  };
  /** A part of a text, of `least` to `most` characters. */
  const part = (text: string, least: number, most: number): string => {
    const length = Math.min(text.length, least + below(most - least + 1));
    const start = below(text.length - length + 1);
    return text.slice(start, start + length);
  };
  const once = <Question>(make: () => Question): (() => Question) => {
    const seen = new Set<string>();
    return () => {
      for (let attempt = 0; attempt < 1000; attempt += 1) {
        const question = make();
        const key = JSON.stringify(question);
        if (seen.has(key)) continue;
        seen.add(key);
        return question;
      }
      throw new RangeError('there are no more questions');
    };
  };

  const units = corpus.mostComplete(1000);
  const characters = [
    ...new Set(
      units
        .map(({ profile }) => profile)
        .join('')
        .match(/\p{Script=Han}/gu) ?? [],
    ),
  ];
  const written = new Map(units.map(({ id, name }) => [id, [id, name, ...corpus.aliasesOf(id)]]));
  const unitOf = (id: string): string => pick(written.get(id) ?? [id]);
  const honors = corpus.honors({ size: 5000 }).rows;
  const practices = corpus.practices({ size: 5000 }).rows;
  const figures = corpus.figures({ size: 5000 }).rows;
  const mistyped = (): string => {
    const name = pick(pick(units.map(({ id }) => (written.get(id) ?? []).slice(1))));
    const at = below(name.length);
    return name.slice(0, at) + pick(characters) + name.slice(at + 1);
  };
  return {
    unit: once(() => ({ name: mistyped() })),
    prefix: once(() => mistyped().slice(0, 2 + below(4))),
    honors: once(() => {
      const { unit, title } = pick(honors);
      return { unit: unitOf(unit), title: part(title, 2, 8) };
    }),
    practice: once(() => {
      const { unit, name, gist } = pick(practices);
      const about = part(pick([name, gist]), 2, 4);
      return below(2) === 0 ? { about } : { about, unit: unitOf(unit) };
    }),
    figures: once(() => {
      const { unit, metric } = pick(figures);
      return { unit: unitOf(unit), metric: part(metric, 1, 4) };
    }),
    search: once(() => {
      const { name, gist } = pick(practices);
      return { text: part(pick([name, gist]), 1, 4) };
    }),
  };
}
