/**
 * A section's text cut into paragraphs, sentences and clauses, each with its UTF-16 offsets, and the quotations in it.
 */
import type { Words } from './weighing.ts';

export type Span = { start: number; end: number };

export type Clause = Span & {
  text: string;
  /** Filled in by `wordsIn`, where they are asked for. */
  words?: Words;
};

export type Sentence = Span & {
  text: string;
  /** Its place in the section, from 0. */
  index: number;
  /** Number of the paragraph, from 0. */
  paragraph: number;
  /** Cut at ， ； ： and dashes. */
  clauses: Clause[];
};

/** A pair of quotation marks with what is between them. */
export type Quotation = Span & {
  inner: string;
  /** Somebody speaks or is cited: whole sentences, not a name. */
  speech: boolean;
};

export type Passage = { text: string; section: number; start: number; end: number };

export type Reading = { text: string; sentences: Sentence[]; quotations: Quotation[] };

const SAYS =
  /(?:说|(?<![通频渠管航街轨赛大])道|表示|指出|认为|称|称赞|评价|感慨|感叹|介绍|强调|答|问|谈到|写道|批示|寄语|常讲|坦言|笑言|回忆)[^，。；“”]{0,6}[：:，,]?$/u;

function quotationsIn(text: string): Quotation[] {
  const found: Quotation[] = [];
  let open = -1;
  for (let i = 0; i < text.length; i++) {
    const mark = text[i];
    if (mark === '\n') open = -1;
    else if (mark === '“') {
      if (open < 0) open = i;
    } else if (mark === '”' && open >= 0) {
      const inner = text.slice(open + 1, i);
      const before = text.slice(Math.max(0, open - 14), open);
      const after = text.slice(i + 1, i + 12);
      const told = SAYS.test(before) || /^[^，。；]{0,8}(?:说|(?<![通频渠管航街轨赛大])道|表示|感慨|寄语)/u.test(after);
      const speech =
        /[。！？!?…；]/u.test(inner) || (told && inner.length >= 8) || (inner.length >= 24 && /，/u.test(inner));
      found.push({ start: open, end: i + 1, inner, speech });
      open = -1;
    }
  }
  return found;
}

/** No real sentence is longer; text without any full stop is cut here, so that it costs no square of its length. */
const LONGEST_SENTENCE = 800;
const ENDS = new Set([...'。！？!?…\n']);

/** Reads a section's text once; everything else works on what this returns. */
export function readText(text: string): Reading {
  const quotations = quotationsIn(text);
  const inName = new Uint8Array(text.length);
  for (const { start, end, speech } of quotations) if (!speech) inName.fill(1, start, end);
  const sentences: Sentence[] = [];
  let paragraph = 0;
  let from = 0;
  const close = (to: number) => {
    let start = from;
    while (start < to && /[\s”]/u.test(text[start] ?? '')) start++;
    let end = to;
    while (end > start && /\s/u.test(text[end - 1] ?? '')) end--;
    if (end > start) {
      const sentence = text.slice(start, end);
      sentences.push({
        start,
        end,
        text: sentence,
        index: sentences.length,
        paragraph,
        clauses: clausesIn(text, start, end, inName),
      });
    }
    from = to;
  };
  for (let i = 0; i < text.length; i++) {
    const mark = text[i] ?? '';
    if (i - from >= LONGEST_SENTENCE) close(i);
    if (!ENDS.has(mark) || (inName[i] && mark !== '\n')) continue;
    let to = i + 1;
    while (to < text.length && /[。！？!?…”』）]/u.test(text[to] ?? '')) to++;
    close(to);
    i = to - 1;
    if (mark === '\n') paragraph++;
  }
  close(text.length);
  return { text, sentences, quotations };
}

function clausesIn(text: string, start: number, end: number, inName: Uint8Array): Clause[] {
  const clauses: Clause[] = [];
  let from = start;
  for (let i = start; i < end; i++) {
    if (inName[i]) continue;
    const mark = text[i];
    // 2009—2010年度 is one word.
    if (mark === '—' && /\d/u.test(text[i - 1] ?? '') && /\d/u.test(text[i + 1] ?? '')) continue;
    if (mark !== '，' && mark !== '；' && mark !== '：' && mark !== ',' && mark !== ';' && mark !== '—') continue;
    if (i > from) clauses.push({ start: from, end: i, text: text.slice(from, i) });
    from = i + 1;
  }
  if (end > from) clauses.push({ start: from, end, text: text.slice(from, end) });
  return clauses;
}

/** Longer than this, a sentence is no passage any more but half an article; then the clauses around the fact are taken. */
const LONGEST_PASSAGE = 160;

/** The passage that proves what stands at `span`: its sentence, or the clauses around it where the sentence is very long. */
export function passageOf(reading: Reading, sentence: Sentence, span: Span, section: number): Passage {
  let { start, end } = sentence;
  if (end - start > LONGEST_PASSAGE) {
    const first = sentence.clauses.findLastIndex((clause) => clause.start <= span.start);
    const last = sentence.clauses.findIndex((clause) => clause.end >= span.end);
    start = sentence.clauses[Math.max(0, first - 1)]?.start ?? start;
    end = sentence.clauses[last < 0 ? sentence.clauses.length - 1 : last]?.end ?? end;
    start = Math.min(start, span.start);
    end = Math.max(end, span.end);
  }
  return { text: reading.text.slice(start, end), section, start, end };
}

/** The sentence that an offset lies in. */
export function sentenceAt(reading: Reading, at: number): Sentence | undefined {
  let low = 0;
  let high = reading.sentences.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const sentence = reading.sentences[middle];
    if (!sentence) return undefined;
    if (at < sentence.start) high = middle - 1;
    else if (at >= sentence.end) low = middle + 1;
    else return sentence;
  }
  return undefined;
}

/** The clause of a sentence that an offset lies in, or the whole sentence. */
export function clauseAt(sentence: Sentence, at: number): Clause {
  return (
    sentence.clauses.findLast((clause) => clause.start <= at) ?? {
      start: sentence.start,
      end: sentence.end,
      text: sentence.text,
    }
  );
}

/** The quotation that an offset lies in, its marks included. */
export function quotationAt(reading: Reading, at: number): Quotation | undefined {
  let low = 0;
  let high = reading.quotations.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const quotation = reading.quotations[middle];
    if (!quotation) return undefined;
    if (at < quotation.start) high = middle - 1;
    else if (at >= quotation.end) low = middle + 1;
    else return quotation;
  }
  return undefined;
}
