import type { Section, Stage } from './draft.ts';
import { unitAtStart, unitOf } from './units.ts';

/** The longest heading of the field: a unit with a slogan in two halves. */
const LONGEST = 48;

function isHeading(line: string): boolean {
  return line.length <= LONGEST && !/[。！？；：，,.]|[”]$/u.test(line.replace(/“[^”]*”/gu, ''));
}

/** One section a unit: a line that begins with a unit's name and is no sentence begins the next one. */
export const sections: Stage = {
  name: 'sections',
  run(draft) {
    const lines = draft.text.split('\n').filter((line) => line.trim());
    const titleUnit = draft.title ? unitAtStart(draft.title) : null;
    const starts: { at: number; unit: string }[] = [];
    lines.forEach((line, at) => {
      const unit =
        isHeading(line) && at + 1 < lines.length ? (unitAtStart(line) ?? unitAtStart(line.replaceAll(' ', ''))) : null;
      if (unit && unit !== (starts.at(-1)?.unit ?? titleUnit)) starts.push({ at, unit });
    });
    const different = new Set([...starts.map(({ unit }) => unit), ...(titleUnit ? [titleUnit] : [])]);
    const found: Section[] = [];
    if (different.size >= 2) {
      const first = starts[0]?.at ?? lines.length;
      const before = lines.slice(0, first).join('\n');
      if (before) found.push({ heading: draft.title, unit: titleUnit, text: before });
      starts.forEach(({ at, unit }, i) => {
        found.push({ heading: lines[at] ?? null, unit, text: lines.slice(at + 1, starts[i + 1]?.at).join('\n') });
      });
    } else {
      const own = starts.length === 1 && starts[0]?.at === 0 && !titleUnit ? starts[0] : null;
      const heading = own ? (lines[0] ?? null) : draft.title;
      const text = (own ? lines.slice(1) : lines).join('\n');
      found.push({ heading, unit: own?.unit ?? unitOf(draft.title, draft.text), text });
    }
    return { draft: { ...draft, sections: found }, repairs: [], dropped: [] };
  },
};
