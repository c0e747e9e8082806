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

/** Quotes that are open, the last one first. */
type Open = { readonly at: number; readonly outer: Open | null; readonly depth: number };
type Path = { readonly cost: number; readonly open: Open | null; readonly step: number; readonly from: Path | null };

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

const BEAM = 8;

function depthOf(open: Open | null): number {
  return open?.depth ?? 0;
}

/** Keeps the list sorted by cost and no longer than the beam. */
function insert(paths: Path[], path: Path): void {
  if (paths.length === BEAM && path.cost >= (paths[BEAM - 1]?.cost ?? 0)) return;
  let i = paths.length;
  while (i > 0 && (paths[i - 1]?.cost ?? 0) > path.cost) i--;
  paths.splice(i, 0, path);
  if (paths.length > BEAM) paths.pop();
}

/** Which of the straight quotes at `places` open and which close, as indices into OUTER_INNER: as cheap a nesting as there is. */
function pair(text: string, places: readonly number[]): number[] {
  let beam: Path[] = [{ cost: 0, open: null, step: -1, from: null }];
  for (const at of places) {
    const next: Path[] = [];
    for (const path of beam) {
      const depth = depthOf(path.open);
      insert(next, {
        cost: path.cost + costOfOpening(text, at, depth),
        open: { at, outer: path.open, depth: depth + 1 },
        step: Math.min(depth, 1),
        from: path,
      });
      if (path.open)
        insert(next, {
          cost: path.cost + costOfClosing(text, path.open.at, at),
          open: path.open.outer,
          step: 2 + Math.min(depth - 1, 1),
          from: path,
        });
    }
    beam = next;
  }
  const total = (path: Path) => path.cost + 3 * depthOf(path.open);
  let best = beam.reduce<Path | null>((top, path) => (!top || total(path) < total(top) ? path : top), null);
  const steps: number[] = [];
  for (; best?.from; best = best.from) steps.push(best.step);
  return steps.reverse();
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
          let step = shape[i] ?? 0;
          if (mixed && group === single) step = step % 2 === 0 ? step + 1 : step;
          edits.push({ at: from + at, length: 1, to: OUTER_INNER[step] ?? '“' });
        });
      }
    }
    from += line.length + 1;
  }
  return edits.sort((a, b) => a.at - b.at);
}
