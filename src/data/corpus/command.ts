import { once } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Streams } from '../clean/command.ts';
import { progressOn } from '../clean/progress.ts';
import type { MergeReport, RecordedFact } from './merge.ts';
import { type CorpusPlaces, corpusFile } from './open.ts';
import { buildFromArticles } from './refresh.ts';
import { proposeRecords } from './review.ts';

/** More lines of one kind hide the others; `--json` prints all. */
const MOST_LINES = 30;

/**
 * `pacesetter corpus build [--raw DIR] [--json]`: reads what is new, builds corpus.db, and tells what a person should look at: files
 * that could not be read on standard error; sections without a unit, records without a proof and contradictions on standard
 * output.
 *
 * @throws CorpusError
 */
export async function runBuild(
  places: CorpusPlaces,
  folder: string,
  options: { json?: boolean },
  { stdout, stderr, isTTY }: Streams,
): Promise<void> {
  const write = async (stream: Streams['stdout'], text: string) => {
    if (!stream.write(`${text}\n`)) await once(stream, 'drain');
  };
  const begun = performance.now();
  const progress = progressOn(stderr, isTTY);
  const { reading, merged } = await buildFromArticles(places, folder, progress).finally(progress.stop);
  const milliseconds = Math.round(performance.now() - begun);
  const path = corpusFile(places);
  if (options.json) await write(stdout, JSON.stringify({ corpus: path, folder, milliseconds, reading, merged }));
  else {
    await write(stdout, `${path}: ${merged.units} units in ${milliseconds} ms`);
    if (reading.articles > 0) for (const line of reportLines(folder, reading, merged)) await write(stdout, line);
  }
  for (const problem of reading.problems) await write(stderr, problem);
}

function reportLines(
  folder: string,
  { articles, read, removed }: { articles: number; read: number; removed: number },
  report: MergeReport,
): string[] {
  const { honor, practice, figure, person, unit } = report.added;
  const gone = removed > 0 ? `, ${removed} gone` : '';
  const lines = [
    `${articles} articles in ${folder}: ${read} read now, ${articles - read} as before${gone}`,
    `not yet checked by anybody: ${unit} units, ${honor} honours, ${practice} practices, ${figure} figures, ${person} people (corpus review proposes records)`,
  ];
  if (report.checked > 0) {
    lines.push(`records: ${report.proved} of the ${report.checked} facts whose articles are here stand in them`);
  }
  const list = <Item>(title: string, items: readonly Item[], line: (item: Item) => string): void => {
    if (items.length === 0) return;
    lines.push('', `${title}:`, ...items.slice(0, MOST_LINES).map((item) => `  ${line(item)}`));
    if (items.length > MOST_LINES) lines.push(`  … and ${items.length - MOST_LINES} more (--json prints all)`);
  };
  list('an article says otherwise than a record; the record is answered from', against(report, true), contradiction);
  list('two articles do not agree; both are answered from, not yet checked', against(report, false), contradiction);
  list('no passage was found for', report.unproved, told);
  list('no unit was recognised, so nothing of it is kept', report.unnamed, ({ path, section, heading }) =>
    [join(folder, path), `section ${section}`, heading ?? 'without a heading'].join(', '),
  );
  list('copies, left out', report.copies, ({ path, of }) => `${path} is ${of}`);
  return lines;
}

const against = ({ contradictions }: MergeReport, isRecord: boolean) =>
  contradictions.filter((each) => each.isRecord === isRecord);

const told = ({ unit, kind, fact, source }: RecordedFact): string =>
  `${unit}: ${kind} ${fact} (${source.document} §${source.section})`;

const contradiction = (each: MergeReport['contradictions'][number]): string =>
  `${told(each)} – ${each.path}: ${each.article} “${oneLine(each.passage)}”`;

const oneLine = (text: string): string => {
  const line = text.replaceAll('\n', ' ');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
};

/**
 * `pacesetter corpus review [unit]`: writes proposed records to `proposed/` in the records folder, from a corpus.db that is up to
 * date. A proposal that is there already may be under somebody's hands and is left alone, unless `force`.
 *
 * @param unit id of the only unit that is wanted
 */
export async function runReview(
  places: CorpusPlaces,
  unit: { readonly id: string; readonly name: string } | null,
  { force }: { readonly force?: boolean },
  { stdout }: Pick<Streams, 'stdout'>,
): Promise<void> {
  const proposals = proposeRecords(corpusFile(places), places.records, unit?.id);
  const folder = join(places.records, 'proposed');
  const lines: string[] = [];
  let written = 0;
  for (const { id, name, facts, text } of proposals) {
    const path = join(folder, `${id}.yaml`);
    if (existsSync(path) && !force) {
      lines.push(`${path} is there already and was left alone (--force writes it anew)`);
      continue;
    }
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, text);
    written += 1;
    lines.push(`${path}: ${name}, ${facts} facts to check`);
  }
  if (proposals.length === 0) lines.push(`nothing to review${unit ? ` of ${unit.name}` : ''}: no fact is unchecked`);
  if (written > 0) lines.push('', 'edit each file and move it to units/; its first lines say how');
  for (const line of lines) if (!stdout.write(`${line}\n`)) await once(stdout, 'drain');
}
