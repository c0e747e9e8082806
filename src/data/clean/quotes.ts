import type { Edit } from './draft.ts';

/** Says 。，、： and the like, and the "." that stands for any of them. */
const MARKS = new Set('。，、；：！？….,;:!?—');
const SENTENCE_ENDS = new Set('。！？….!?');
/** What may stand before an opening and behind a closing quote besides a mark. */
const BEFORE = new Set(' \n\t\r\u3000“‘（(\'"');
const BEHIND = new Set(' \n\t\r\u3000”’）)\'"');
const CLOSED = new Set(' \n\t\r\u3000”’）)》');
const BEFORE_SPEECH =
  /[：:]$|(?:说|道|指出|表示|强调|认为|感慨|要求|问|答|称|写道|介绍|回忆|喊|告诉.{0,6})[，,.。：:]?$/u;

type Path = { cost: number; open: readonly number[]; shape: string };

/** Costs in steps of "one oddity"; chosen by hand on texts of the field. */
function costOfOpening(text: string, at: number, depth: number): number {
  const before = text[at - 1] ?? '\n';
  const after = text[at + 1] ?? '\n';
  let cost = depth === 0 ? 0 : depth === 1 ? 1.5 : 9;
  if (MARKS.has(after) || CLOSED.has(after)) cost += 6;
  if (!MARKS.has(before) && !BEFORE.has(before)) cost += 0.7;
  return cost;
}

function costOfClosing(text: string, opened: number, at: number): number {
  const before = text[at - 1] ?? '\n';
  const after = text[at + 1] ?? '\n';
  const inside = at - opened - 1;
  let cost = 0;
  if (inside === 0) return 12;
  if (!MARKS.has(after) && !BEHIND.has(after)) cost += 0.7;
  const speech =
    BEFORE_SPEECH.test(text.slice(Math.max(0, opened - 10), opened)) || opened === 0 || text[opened - 1] === '\n';
  if (speech && inside > 3) return cost + (SENTENCE_ENDS.has(before) ? 0 : 2);
  cost += Math.max(0, inside - 24) * 0.1;
  if (MARKS.has(before)) cost += SENTENCE_ENDS.has(before) && inside > 8 ? 1 : 4;
  return cost;
}

const BEAM = 10;

/** Which of the straight quotes at `places` open and which close: as cheap a nesting as there is. */
function pair(text: string, places: readonly number[]): string {
  let beam: Path[] = [{ cost: 0, open: [], shape: '' }];
  for (const at of places) {
    const next: Path[] = [];
    for (const path of beam) {
      const depth = path.open.length;
      next.push({
        cost: path.cost + costOfOpening(text, at, depth),
        open: [...path.open, at],
        shape: `${path.shape}${Math.min(depth, 1)}`,
      });
      const opened = path.open.at(-1);
      if (opened !== undefined)
        next.push({
          cost: path.cost + costOfClosing(text, opened, at),
          open: path.open.slice(0, -1),
          shape: `${path.shape}${2 + Math.min(depth - 1, 1)}`,
        });
    }
    next.sort((a, b) => a.cost - b.cost);
    beam = next.slice(0, BEAM);
  }
  const done = beam
    .map((path) => ({ ...path, cost: path.cost + 3 * path.open.length }))
    .sort((a, b) => a.cost - b.cost);
  return done[0]?.shape ?? '';
}

const OUTER_INNER = '“‘”’';
/** Straight quotes between Latin letters or behind a digit are apostrophes and inches. */
const STRAIGHT = /(?<![A-Za-z])"|"(?![A-Za-z])|(?<![A-Za-z0-9])'|(?<=[A-Za-z0-9])'(?![A-Za-z0-9]|$)/gu;

/** Straight quotes back to paired ones, “ ” outside and ‘ ’ inside, paragraph by paragraph. */
export function quoteEdits(text: string): Edit[] {
  if (!/["']/.test(text)) return [];
  const edits: Edit[] = [];
  let from = 0;
  for (const line of text.split('\n')) {
    const han = /\p{Script=Han}/u.test(line);
    const places = han ? [...line.matchAll(STRAIGHT)].map((m) => m.index) : [];
    if (places.length > 0) {
      const double = places.filter((at) => line[at] === '"');
      const single = places.filter((at) => line[at] === "'");
      const mixed = double.length > 0 && single.length > 0;
      for (const group of mixed ? [double, single] : [places]) {
        if (group.length === 1) {
          // One straight quote whose partner kept its form.
          const balance = (line.match(/“/gu)?.length ?? 0) - (line.match(/”/gu)?.length ?? 0);
          if (balance === 1 || balance === -1)
            edits.push({ at: from + (group[0] ?? 0), length: 1, to: balance === 1 ? '”' : '“' });
          continue;
        }
        const shape = pair(line, group);
        group.forEach((at, i) => {
          let step = Number(shape[i] ?? '0');
          if (mixed && group === single) step = step % 2 === 0 ? step + 1 : step;
          edits.push({ at: from + at, length: 1, to: OUTER_INNER[step] ?? '“' });
        });
      }
    }
    from += line.length + 1;
  }
  return edits.sort((a, b) => a.at - b.at);
}
