import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { styleText } from 'node:util';
import { listArticles } from './files.ts';
import type { CleanDocument } from './index.ts';
import { cleanFiles } from './pool.ts';
import { progressOn } from './progress.ts';

/** Why each stage changes a text, for a person who reads `--diff`. */
const REASONS: Readonly<Record<string, string>> = {
  markup: 'HTML, entity or line end of the page',
  'byte-damage': 'GBK bytes were edited across characters; read again with the brackets out',
  'pinyin-brackets': 'reading of the character before it, put in by a page spinner',
  simplify: 'Traditional to Simplified',
  images: 'name of an image file',
  furniture: 'part of the page, not of the article',
  injected: 'gambling advertisement',
  title: 'column or title, kept apart from the text',
  repetition: 'second copy of the body',
  paragraphs: 'line wrapped at the width of the page, or paragraphs run together',
  headings: 'heading run into the text',
  numbers: 'number broken by blanks, or 年 lost',
  marks: 'half-width mark or straight quote',
  'lost-marks': 'mark, % or + that the page turned into "."',
  spaces: 'blank that print does not have',
};

/** `isTTY`: standard error is a terminal, so progress may be drawn there; `colour`: standard output is one (else as isTTY says). */
export type Streams = { stdout: Writable; stderr: Writable; isTTY: boolean; colour?: boolean };

type Paint = (style: 'red' | 'green' | 'dim' | 'bold' | 'yellow', text: string) => string;

function visible(text: string): string {
  return text.replaceAll('\n', '⏎').replaceAll('\t', '⇥').replaceAll(' ', '␣').replaceAll('\u3000', '□□');
}

function short(text: string, length = 60): string {
  const line = text.replaceAll('\n', '⏎');
  return line.length > length ? `${line.slice(0, length - 12)}…${line.slice(-10)}` : line;
}

function summary(document: CleanDocument, paint: Paint): string {
  const head = [document.title ?? '(no title)', document.column, document.date, document.byline]
    .filter(Boolean)
    .join(' · ');
  const units = document.sections.map(
    (section, i) => `  §${i + 1} ${section.unit ?? '(no unit)'} ${paint('dim', `${section.text.length} characters`)}`,
  );
  const counts = new Map<string, number>();
  for (const { stage } of [...document.repairs, ...document.dropped]) counts.set(stage, (counts.get(stage) ?? 0) + 1);
  const changes = [...counts].map(([stage, count]) => `${stage} ${count}`).join(', ');
  return `${paint('bold', document.file)}\n  ${head}\n${units.join('\n')}\n  ${paint('dim', changes ? `changed: ${changes}` : 'nothing to change')}\n`;
}

function difference(document: CleanDocument, paint: Paint): string {
  const lines = [paint('bold', document.file)];
  let stage = '';
  for (const repair of document.repairs) {
    if (repair.stage !== stage) {
      stage = repair.stage;
      lines.push(`  ${paint('yellow', stage)} ${paint('dim', REASONS[stage] ?? '')}`);
    }
    const before = repair.before ? paint('red', `-${short(visible(repair.before))}`) : '';
    const after = repair.after ? paint('green', `+${short(visible(repair.after))}`) : '';
    lines.push(`    ${paint('dim', `@${repair.at}`)} ${[before, after].filter(Boolean).join(' ')}`);
  }
  for (const { stage: from, text } of document.dropped)
    lines.push(
      `  ${paint('yellow', from)} ${paint('dim', REASONS[from] ?? '')}\n    ${paint('red', `-${short(text, 100)}`)}`,
    );
  if (lines.length === 1) lines.push(`  ${paint('dim', 'nothing to change')}`);
  return `${lines.join('\n')}\n`;
}

async function write(stream: Writable, text: string): Promise<void> {
  if (!stream.write(text)) await once(stream, 'drain');
}

/**
 * `pacesetter corpus clean <file|folder>… [--json] [--diff]`: one JSON line a document, or a summary, or every change with its
 * reason. Problems come one a line at the end, on standard error. Returns the exit status: 0, or 2 where nothing could be read.
 */
export async function runClean(
  paths: readonly string[],
  options: { json?: boolean; diff?: boolean },
  streams: Streams,
): Promise<number> {
  const { stdout, stderr } = streams;
  if (paths.length === 0) {
    await write(stderr, 'corpus clean: name at least one file or folder, e.g. pacesetter corpus clean corpus/raw\n');
    return 2;
  }
  const coloured = (streams.colour ?? streams.isTTY) && !process.env.NO_COLOR;
  const paint: Paint = (style, text) => (coloured ? styleText(style, text, { validateStream: false }) : text);
  const progress = progressOn(stderr, streams.isTTY);
  if (streams.isTTY) {
    let total = 0;
    for await (const _ of listArticles(paths)) total++;
    progress.start(total);
  }
  const problems: string[] = [];
  let cleaned = 0;
  try {
    for await (const outcome of cleanFiles(paths)) {
      progress.step();
      if ('problem' in outcome) {
        problems.push(outcome.problem);
        continue;
      }
      cleaned++;
      const { document } = outcome;
      const text = options.json
        ? `${JSON.stringify(document)}\n`
        : options.diff
          ? difference(document, paint)
          : summary(document, paint);
      await write(stdout, text);
    }
  } finally {
    progress.stop();
  }
  for (const problem of problems) await write(stderr, `${problem}\n`);
  if (cleaned === 0 && problems.length === 0)
    await write(stderr, `corpus clean: no .txt, .html, .htm or .docx file in ${paths.join(', ')}\n`);
  return cleaned > 0 ? 0 : 2;
}
