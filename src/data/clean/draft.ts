/** One change of the text. `at` is a UTF-16 offset into the text as the stage saw it. */
export type Repair = { stage: string; before: string; after: string; at: number };

/** Text that was taken out because it is no part of the article: furniture, second copies, related links. */
export type Dropped = { stage: string; text: string };

/** One unit's part of an article; an article about one unit has one. `heading` is null where the article has none. */
export type Section = { heading: string | null; unit: string | null; text: string };

/** `simplified`, `traditional` (a page in Traditional characters) or `mixed` (a few of them in Simplified text). */
export type Variant = 'simplified' | 'traditional' | 'mixed';

/** An article on its way from raw text to document; each stage gets one and hands on another. */
export type Draft = {
  readonly title: string | null;
  readonly column: string | null;
  readonly date: string | null;
  readonly byline: string | null;
  readonly variant: Variant;
  readonly text: string;
  readonly sections: readonly Section[];
};

/** What a stage did; null: nothing to do. */
export type StageResult = { draft: Draft; repairs: Repair[]; dropped: Dropped[] } | null;

export type Stage = { readonly name: string; readonly run: (draft: Draft) => StageResult };

/** Replace `length` UTF-16 units at `at` by `to`. A list of edits is sorted and does not overlap. */
export type Edit = { at: number; length: number; to: string };

/** Applies sorted edits; an edit that overlaps the one before it is left out. */
export function applyEdits(
  text: string,
  edits: readonly Edit[],
  stage: string,
): { text: string; repairs: Repair[] } | null {
  const repairs: Repair[] = [];
  let out = '';
  let from = 0;
  for (const { at, length, to } of edits) {
    if (at < from) continue;
    const before = text.slice(at, at + length);
    if (before === to) continue;
    out += text.slice(from, at) + to;
    from = at + length;
    repairs.push({ stage, before, after: to, at });
  }
  return repairs.length === 0 ? null : { text: out + text.slice(from), repairs };
}

/** A stage that only rewrites the text: `find` lists the edits. */
export function editStage(name: string, find: (text: string, draft: Draft) => readonly Edit[]): Stage {
  return {
    name,
    run(draft) {
      const edited = applyEdits(draft.text, find(draft.text, draft), name);
      if (!edited) return null;
      return { draft: { ...draft, text: edited.text }, repairs: edited.repairs, dropped: [] };
    },
  };
}

/** Edits for every match of a global expression; `to` gives the replacement, or null to leave the match alone. */
export function editsOf(text: string, expression: RegExp, to: (match: RegExpExecArray) => string | null): Edit[] {
  const edits: Edit[] = [];
  for (const match of text.matchAll(expression)) {
    const replacement = to(match);
    if (replacement !== null) edits.push({ at: match.index, length: match[0].length, to: replacement });
  }
  return edits;
}

/** Han characters of the Basic plane and Extension A, as a test on one UTF-16 unit. */
export function isHan(code: number): boolean {
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf) || code === 0x3007;
}

export function countHan(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) if (isHan(text.charCodeAt(i))) count++;
  return count;
}
