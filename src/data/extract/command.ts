import { once } from 'node:events';
import { styleText } from 'node:util';
import type { Streams } from '../clean/command.ts';
import { listArticles } from '../clean/files.ts';
import { overFiles } from '../clean/pool.ts';
import type { ExtractedUnit, Extraction } from './index.ts';
import { EXTRACTION } from './worker.ts';

/** Why a candidate was turned down, for a person who reads the summary. */
const REASONS: Readonly<Record<string, string>> = {
  goal: 'a goal, a pledge or a nomination',
  rank: 'a rank',
  praise: 'praise',
  accreditation: 'an accreditation, a base or a passed inspection',
  "somebody else's": "somebody else's",
  'given by the unit itself': 'given by the unit itself to others',
  'nobody named who gives it': 'nobody is named who gives it',
  negated: 'it did not come to it',
  conditional: 'it has not come to it yet',
  speech: 'said by a speaker',
  'no title': 'no title of an honour',
};

type Paint = (style: 'green' | 'dim' | 'bold' | 'yellow', text: string) => string;

const quoted = (passage: { text: string }): string => {
  const line = passage.text.replaceAll('\n', ' ');
  return line.length > 70 ? `${line.slice(0, 69)}…` : line;
};

function summary(extraction: Extraction, paint: Paint): string {
  const lines = [paint('bold', extraction.file)];
  const { rejected } = extraction;
  for (const unit of extraction.units) lines.push(...unitLines(unit, paint));
  const honors = rejected.filter(({ kind }) => kind === 'honor');
  if (honors.length > 0) lines.push(`  ${paint('yellow', 'looked like an honour and is none:')}`);
  for (const each of honors)
    lines.push(
      `    §${each.section} ${each.text.replaceAll('\n', ' ')} ${paint('dim', REASONS[each.reason] ?? each.reason)}`,
    );
  return `${lines.join('\n')}\n`;
}

function unitLines(unit: ExtractedUnit, paint: Paint): string[] {
  const where = [unit.kind, unit.province, unit.place, unit.parent].filter(Boolean).join(' · ');
  const lines = [`  ${paint('green', unit.name)} ${paint('dim', where)}`];
  for (const honor of unit.honors) {
    const facts = [honor.recipient, honor.granted_by, honor.date, honor.count === 1 ? null : `×${honor.count ?? '?'}`];
    lines.push(
      `    honour   ${honor.title} ${facts.filter(Boolean).join(' · ')} ${paint('dim', quoted(honor.evidence))}`,
    );
  }
  for (const figure of unit.figures) {
    const whose = figure.subject ? ` (${figure.subject})` : '';
    lines.push(`    figure   ${figure.printed} ${figure.metric}${whose} ${paint('dim', figure.period ?? '')}`);
  }
  for (const practice of unit.practices) lines.push(`    practice ${practice.name} ${paint('dim', practice.theme)}`);
  for (const person of unit.people) lines.push(`    person   ${person.name} ${paint('dim', person.role)}`);
  return lines;
}

/**
 * `pacesetter corpus extract <file|folder>… [--json]`: reads and cleans the articles as `corpus clean` does, and writes one JSON
 * line a document (the value of `extractDocument`), or a summary for people. Problems come one a line at the end, on standard
 * error. Returns the exit status: 0, or 2 where nothing could be read.
 */
export async function runExtract(
  paths: readonly string[],
  options: { json?: boolean | undefined },
  streams: Streams,
): Promise<0 | 2> {
  const { stdout, stderr, isTTY } = streams;
  const write = async (stream: Streams['stdout'], text: string) => {
    if (!stream.write(text)) await once(stream, 'drain');
  };
  if (paths.length === 0) {
    await write(
      stderr,
      'corpus extract: name at least one file or folder, e.g. pacesetter corpus extract corpus/raw\n',
    );
    return 2;
  }
  const coloured = isTTY && !process.env.NO_COLOR;
  const paint: Paint = (style, text) => (coloured ? styleText(style, text) : text);
  const problems: string[] = [];
  let read = 0;
  for await (const outcome of overFiles(listArticles(paths), EXTRACTION)) {
    if ('problem' in outcome) {
      problems.push(outcome.problem);
      continue;
    }
    read++;
    const { extraction } = outcome;
    await write(stdout, options.json ? `${JSON.stringify(extraction)}\n` : summary(extraction, paint));
  }
  for (const problem of problems) await write(stderr, `${problem}\n`);
  if (read === 0 && problems.length === 0)
    await write(stderr, `corpus extract: no .txt, .html, .htm or .docx file in ${paths.join(', ')}\n`);
  return read > 0 ? 0 : 2;
}
