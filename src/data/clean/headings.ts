import { type Edit, editStage } from './draft.ts';
import { isPlace } from './language.ts';
import { unitAtStart } from './units.ts';

/** How a body begins behind a heading that ran into it. */
const STARTER =
  /^(?:该[局处办站中支党]|自(?:\d{4}年|.{0,12}以来)|在|作为|位于|地处|坐落|近年来|今年|去年|多年来|\d{4}年|\d{1,2}月|截至|为了|随着|走进|成立于|担负|围绕|按照|开展|“|'|"|‘|面对|说起|每天|从\d|有(?:这样)?一|他们|它(?:是|就))/u;
const BOUNDARY = /(?:^|[。！？.…!?][”’"']?)(?=[\u4e00-\u9fff])/gmu;
const HAN_RUN = /^[\u4e00-\u9fff·]+/u;

/** What a unit is called behind its bureau: 驻港口办事处党小组. */
function partOf(unit: string): string {
  return unit.slice(unit.indexOf('局') + 1);
}

/** Does a body begin here: with one of the usual words, or with the place that the unit is named for? */
function begins(text: string, at: number, unit: string | null): boolean {
  if (STARTER.test(text.slice(at, at + 16))) return true;
  const place = text.slice(at, at + 2);
  if (unit) return unit.slice(0, unit.indexOf('检验')).includes(place) || partOf(unit).includes(text.slice(at, at + 4));
  const named = isPlace(place) || isPlace(text.slice(at, at + 3));
  return named && /^.{2,4}(?:出入境|检验检疫|市|县|省|局|口岸)/u.test(text.slice(at, at + 10));
}

/** The body says the unit's name again right at its beginning: no sentence does that behind its own subject. */
function namedAgain(text: string, at: number, unit: string): boolean {
  const place = text.slice(at, at + 2);
  const again = unit.slice(0, unit.indexOf('检验')).includes(place) || partOf(unit).includes(text.slice(at, at + 4));
  return again && /^.{2,12}(?:局|口岸|办事处|中心)/u.test(text.slice(at, at + 16));
}

/** The end of a slogan that a heading carries behind the unit's name: two halves of one length, or up to a beginning. */
function sloganEnd(text: string, from: number, least: number, unit: string | null): number {
  const first = HAN_RUN.exec(text.slice(from, from + 16))?.[0] ?? '';
  const gap = /^[ \t\u3000]+/u.exec(text.slice(from + first.length))?.[0] ?? '';
  if (gap && first.length >= 3) {
    const second = from + first.length + gap.length;
    const run = HAN_RUN.exec(text.slice(second, second + 24))?.[0] ?? '';
    for (let length = Math.max(3, first.length); length <= Math.min(run.length, first.length + 4); length++)
      if (length > least && begins(text, second + length, unit)) return second + length;
    return least === 0 && run.length >= first.length ? second + first.length : -1;
  }
  if (gap) return -1;
  for (let length = 4; length <= Math.min(first.length, 14); length++)
    if (least === 0 && begins(text, from + length, unit)) return from + length;
  return -1;
}

/** What no slogan begins with: the words that go on with a sentence about the unit. */
const GOES_ON =
  /^(?:[在把以对为和将于按针围坚始通自经作与从由向先再全积开紧深认狠大努每也已现共下正被是有的及等曾]|党组|党委|局长|领导|干部|职工|工作|负责)/u;

/** Is the line that begins here nothing but a heading: short, and no sentence? */
function standsAlone(text: string, at: number): boolean {
  const lineEnd = text.indexOf('\n', at);
  const line = text.slice(at, lineEnd < 0 ? undefined : lineEnd);
  return line.length <= 48 && !/[。！？；，：.,;:]/u.test(line);
}

/** Headings that ran into the text before and behind them go on lines of their own. */
export const headings = editStage('headings', (text, draft) => {
  const edits: Edit[] = [];
  if (!text.includes('检验检疫')) return edits;
  // A round-up says so: in its column, or by two headings of different units that are certain.
  const weak: { at: number; end: number; unit: string }[] = [];
  const sure = new Set<string>();
  for (const match of text.matchAll(BOUNDARY)) {
    const at = match.index + match[0].length;
    const ahead = text.slice(at, at + 48);
    const unit = unitAtStart(ahead);
    const lineStart = at === 0 || text[at - 1] === '\n';
    let end = -1;
    if (lineStart && standsAlone(text, at)) {
      if (unit) sure.add(unit);
      continue;
    }
    if (unit) {
      end = sloganEnd(text, at + unit.length, 0, unit);
      if (end < 0 || end >= text.length || text[end] === '\n' || /[，。、；：.,]/u.test(text.slice(at, end))) continue;
      const gapped = /[ \t\u3000]/u.test(text.slice(at, end));
      if (!gapped && !namedAgain(text, end, unit)) {
        if (!GOES_ON.test(text.slice(at + unit.length, end))) weak.push({ at, end, unit });
        continue;
      }
      sure.add(unit);
    } else if (/^[\u4e00-\u9fff]{4,8}[ \u3000][\u4e00-\u9fff]{4,24}/u.test(ahead) && !lineStart) {
      end = sloganEnd(text, at, 3, null);
    }
    if (end < 0 || end >= text.length || text[end] === '\n') continue;
    if (!lineStart) edits.push({ at, length: 0, to: '\n' });
    edits.push({ at: end, length: 0, to: '\n' });
  }
  const titleUnit = draft.title ? unitAtStart(draft.title) : null;
  if (titleUnit) sure.add(titleUnit);
  if (draft.column !== null || sure.size >= 2)
    for (const { at, end, unit } of weak) {
      if (sure.has(unit)) continue;
      sure.add(unit);
      if (at > 0 && text[at - 1] !== '\n') edits.push({ at, length: 0, to: '\n' });
      edits.push({ at: end, length: 0, to: '\n' });
    }
  return edits.sort((a, b) => a.at - b.at);
});
