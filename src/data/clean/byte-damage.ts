import { type Edit, editStage, isHan } from './draft.ts';
import { decodePair, encodeChar, inGb2312 } from './gbk.ts';
import { isAnyWord, isKnown, logAlone, logBegins, logEnds, logFollows } from './language.ts';
import { isExactReadingOf, isReadingOf, SYLLABLE, TONED_SYLLABLE } from './readings.ts';
import { isTraditionalOnly, simplifiedCode } from './variants.ts';

/**
 * Page spinners edited GBK bytes without regard to character borders: "(reading)" was put behind any two bytes that looked like
 * a character, and something before the bytes A3A1 (！) and A3AC (，), both also where the two bytes belong to two characters.
 * On decoding, a lead byte before ASCII became "?" and took the ASCII character with it; a lone 0x80 vanished.
 *
 * From each place where this shows, the bytes are read again with the brackets out and the lost byte tried, until the reading
 * is back in step with the text; a candidate is kept only when the bigram model clearly prefers it.
 */

type Token =
  | { kind: 'pair'; lead: number; trail: number; code: number; end: number }
  | { kind: 'ascii'; code: number; end: number }
  | { kind: 'bracket'; reading: string; end: number }
  | { kind: 'torn'; reading: string; end: number }
  | { kind: 'lost'; end: number };

const BRACKET = new RegExp(`[(（](${SYLLABLE})[)）]`, 'y');
const TORN = new RegExp(`[?？](${SYLLABLE})[)）]`, 'y');
/** How many characters a torn stretch may run before it is back in step: on Simplified pages a whole sentence. */
const LONGEST = 120;
/** Natural-log units by which a candidate must beat the text as it stands, and the next best candidate. */
const GAIN = 7;
const LEAD_OVER_SECOND = 1.5;
/** One letter between a mark and a character says by itself that bytes are missing. */
const GAIN_OVER_LETTER = 3;
/** So clear a gain leaves no doubt that the text as it stands is wrong; only single characters may still be in doubt. */
const CERTAIN = 12;
/** A character that its rivals leave less of a chance than this is unknown. */
const CHANCE = 0.6;
/** Spinners write the tone of their table: a character with another tone is hardly meant. */
const OTHER_TONE = 4;
/** A candidate that closes or opens the quotation that its line lacks gains this much, one that breaks the balance loses it. */
const BALANCE = 2;
/** What the end of a sentence costs inside a quoted name. */
const NO_SENTENCE = 12;
/** The worst mean cost of a character that is still language. */
const WORST_MEAN = -8;

function match(expression: RegExp, text: string, at: number): RegExpExecArray | null {
  expression.lastIndex = at;
  return expression.exec(text);
}

function tokenAt(text: string, at: number): Token | null {
  if (at >= text.length) return null;
  const char = text[at];
  if (char === '(' || char === '（') {
    const bracket = match(BRACKET, text, at);
    if (bracket) return { kind: 'bracket', reading: bracket[1] ?? '', end: at + bracket[0].length };
  }
  if (char === '\ufffd') {
    // A decoder that keeps the ASCII character behind a lead byte.
    const torn = match(BRACKET, text, at + 1);
    if (torn) return { kind: 'torn', reading: torn[1] ?? '', end: at + 1 + torn[0].length };
    return { kind: 'lost', end: at + 1 };
  }
  if (char === '?' || char === '？') {
    const torn = match(TORN, text, at);
    if (torn) return { kind: 'torn', reading: torn[1] ?? '', end: at + torn[0].length };
    return { kind: 'lost', end: at + 1 };
  }
  const code = text.charCodeAt(at);
  if (code < 0x80) return { kind: 'ascii', code, end: at + 1 };
  const pair = encodeChar(code);
  return pair === 0 ? null : { kind: 'pair', lead: pair >> 8, trail: pair & 0xff, code, end: at + 1 };
}

const COMMON_MARKS = new Set([...'，。、“”：；！？《》…—'].map((mark) => mark.charCodeAt(0)));
const RARE_MARKS = new Set([...'‘’（）·×【】「」『』〈〉％＋①②③④⑤'].map((mark) => mark.charCodeAt(0)));
/** The commonest marks; ， alone is more than half of all. */
const OWN_COST = new Map([...'，。、”'].map((mark, i) => [mark.charCodeAt(0), [-2.3, -3.5, -3.5, -3.8][i] ?? -4]));
const OPENING = new Set([...'“《‘（'].map((mark) => mark.charCodeAt(0)));

const CLOSING_QUOTE = '”'.charCodeAt(0);

/** Natural log of what a mark costs: behind a character that seldom ends a word, or behind another mark, it costs more. */
function costOfMark(before: number, code: number, beforeThat: number): number {
  const own = OWN_COST.get(code) ?? (COMMON_MARKS.has(code) ? -4.5 : -7);
  if (isHan(before)) {
    const simple = simplifiedCode(before);
    if (!isHan(beforeThat)) return own + logAlone(simple);
    return isAnyWord(String.fromCharCode(simplifiedCode(beforeThat), simple)) ? own : own + logEnds(simple);
  }
  if (SENTENCE_END.has(before)) return code === CLOSING_QUOTE ? -1.6 : OPENING.has(code) ? own : -12;
  if (code === CLOSING_QUOTE) return before === CLOSING_QUOTE || OPENING.has(before) ? -10 : own;
  return OPENING.has(code) ? own : own - 1.5;
}

const FULL_COMMA = '，'.charCodeAt(0);
const FULL_CRY = '！'.charCodeAt(0);

/** Cost of `code` behind `before`, both as they stand (Traditional or not). */
function cost(before: number, code: number, beforeThat: number): number {
  if (COMMON_MARKS.has(code) || RARE_MARKS.has(code)) return costOfMark(before, code, beforeThat);
  if (code < 0x80) {
    if (code >= 0x30 && code <= 0x39) return -4.5;
    return code >= 0x40 && (isHan(before) || before === FULL_COMMA || before === FULL_CRY) ? -13 : -6;
  }
  if (!isHan(code)) return -15;
  const simple = simplifiedCode(code);
  if (!isKnown(simple)) return -24;
  if (isHan(before) && isAnyWord(String.fromCharCode(simplifiedCode(before), simple)))
    return logFollows(simplifiedCode(before), simple) + 1;
  return isHan(before) ? Math.max(logFollows(simplifiedCode(before), simple), -18) : Math.max(logBegins(simple), -16);
}

type State = {
  at: number;
  dangling: number;
  out: string;
  last: number;
  beforeLast: number;
  score: number;
  count: number;
};
/** The text that is read, and whether it is written in Simplified characters: those have no 線. */
type Page = { text: string; simplified: boolean };
type Candidate = { end: number; out: string; score: number; mean: number };

/** What a Traditional character on a Simplified page costs. */
const FOREIGN = 8;

function put(page: Page, state: State, code: number, next: { at: number; dangling: number }): State {
  const foreign = page.simplified && isHan(code) && !inGb2312(code) ? FOREIGN : 0;
  return {
    at: next.at,
    dangling: next.dangling,
    out: state.out + String.fromCharCode(code),
    last: code,
    beforeLast: state.last,
    score: state.score + cost(state.last, code, state.beforeLast) - foreign,
    count: state.count + 1,
  };
}

/** The character in hand with a second half that is gone. */
function* lostBefore(page: Page, state: State, at: number): Generator<State> {
  for (let trail = 0xa1; trail <= 0xfe; trail++) {
    const code = decodePair(state.dangling, trail);
    if (code && (isHan(code) || code === CLOSING_QUOTE)) yield put(page, state, code, { at, dangling: 0 });
  }
}

/** All ways to read one token with half a character in hand. */
function* steps(page: Page, state: State): Generator<State> {
  const { text } = page;
  const token = tokenAt(text, state.at);
  const d = state.dangling;
  const with80 = decodePair(d, 0x80);
  if (!token) {
    // The last byte of the text has nothing behind it.
    if (state.at === text.length) yield* lostBefore(page, state, state.at);
    return;
  }
  switch (token.kind) {
    case 'pair': {
      const code = decodePair(d, token.lead);
      if (code) yield put(page, state, code, { at: token.end, dangling: token.trail });
      if (with80) yield put(page, state, with80, { at: state.at, dangling: 0 });
      // What stood before this mark took the second half of a character along; the mark itself is in step.
      if (token.code === FULL_COMMA || token.code === FULL_CRY) yield* lostBefore(page, state, state.at);
      return;
    }
    case 'ascii': {
      if (token.code === 0x2c || token.code === 0x21) yield* lostBefore(page, state, state.at);
      const code = token.code >= 0x40 ? decodePair(d, token.code) : 0;
      if (code) yield put(page, state, code, { at: token.end, dangling: 0 });
      if (with80) yield put(page, state, with80, { at: state.at, dangling: 0 });
      return;
    }
    case 'bracket': {
      if (with80 && isReadingOf(String.fromCharCode(with80), token.reading))
        yield put(page, state, with80, { at: token.end, dangling: 0 });
      const before = text[state.at - 1];
      if (before && isReadingOf(before, token.reading)) yield { ...state, at: token.end };
      return;
    }
    case 'torn': {
      for (let trail = 0x81; trail <= 0xfe; trail++) {
        const code = decodePair(d, trail);
        if (code && isReadingOf(String.fromCharCode(code), token.reading)) {
          const exact = isExactReadingOf(String.fromCharCode(code), token.reading);
          const next = put(page, state, code, { at: token.end, dangling: 0 });
          yield exact ? next : { ...next, score: next.score - OTHER_TONE };
        }
      }
      return;
    }
    case 'lost': {
      if (/[!！,，]/.test(text[token.end] ?? '')) yield* lostBefore(page, state, token.end);
      for (let trail = 0x81; trail <= 0xfe; trail++) {
        const code = decodePair(d, trail);
        if (!code || !(isHan(code) || COMMON_MARKS.has(code) || RARE_MARKS.has(code))) continue;
        const next = put(page, state, code, { at: token.end, dangling: 0 });
        const hole = swallowed(text, token.end, state.last, code);
        // ASCII behind a mark is a line end or a figure: an opening mark or a 、 ends no line, and few words stand before figures.
        const odds = hole === '□' ? (BEFORE_FIGURES.has(code) ? 2 : 0) : isHan(code) ? 0 : hole === '\n' ? 0 : -6;
        yield { ...next, out: next.out + hole, score: next.score + odds };
      }
    }
  }
}

/** What stands for the ASCII character that a lost byte took along: unknown in a number, else most likely a line end. */
function swallowed(text: string, at: number, before: number, code: number): string {
  if (text[at - 1] === '\ufffd') return '';
  // A year has its four digits: what was lost before it is a line end.
  if (YEAR.test(text.slice(at, at + 5))) return SENTENCE_END.has(code) || SENTENCE_END.has(before) ? '\n' : '';
  const two = text.slice(at, at + 2);
  if (/^[0-9.%]/u.test(two) || (/^[万亿千百余多]?[个家批项次名件户元吨]/u.test(two) && !isAnyWord(two))) return '□';
  const ends = SENTENCE_END.has(code) || (SENTENCE_END.has(before) && !isHan(code));
  return ends && !text.startsWith('\n', at) ? '\n' : '';
}

const YEAR = /^(?:19|20)\d\d年/u;
/** Does a "?" stand where a line ended, before a year that has its four digits? */
function wholeYear(text: string, at: number): boolean {
  return /[。！？”]/u.test(text[at - 1] ?? '') && YEAR.test(text.slice(at + 1, at + 6));
}

/** Words that stand before figures. */
const BEFORE_FIGURES = new Set(
  [...'了达到为有约近共第计等在至由从过每超仅按增长、，和年月'].map((char) => char.charCodeAt(0)),
);
const SENTENCE_END = new Set([...'。！？…'].map((mark) => mark.charCodeAt(0)));

const BEAM = 160;
/** A chain whose characters cost more than this on average is no language and is not followed. */
const HOPELESS = -11;

/** Of the readings that stand in the same place with the same characters behind them, the best two. */
function distinct(sorted: readonly State[]): State[] {
  const seen = new Map<string, number>();
  const kept: State[] = [];
  for (const state of sorted) {
    const key = `${state.at} ${state.dangling} ${state.last} ${state.beforeLast}`;
    const count = seen.get(key) ?? 0;
    if (count === 2) continue;
    seen.set(key, count + 1);
    kept.push(state);
    if (kept.length === BEAM) break;
  }
  return kept;
}

function readOn(page: Page, starts: State[]): Candidate[] {
  const { text } = page;
  let beam = starts;
  const done: Candidate[] = [];
  for (let length = 0; length < LONGEST && beam.length > 0; length++) {
    const next: State[] = [];
    for (const state of beam) {
      for (const reached of steps(page, state)) {
        if (reached.dangling !== 0) {
          if (reached.count < 4 || reached.score / reached.count > HOPELESS) next.push(reached);
          continue;
        }
        // Back in step: two more characters of the text as they stand belong to the judgement.
        let { score, last, beforeLast, count } = reached;
        let at = reached.at;
        for (let ahead = 0; ahead < 2; ahead++) {
          while (tokenAt(text, at)?.kind === 'bracket') at = tokenAt(text, at)?.end ?? at + 1;
          const code = text.charCodeAt(at);
          if (Number.isNaN(code) || code === 0x0a) break;
          score += cost(last, code, beforeLast);
          beforeLast = last;
          last = code;
          count++;
          at++;
        }
        done.push({ end: reached.at, out: reached.out, score, mean: score / count });
      }
    }
    next.sort((a, b) => b.score / b.count - a.score / a.count);
    beam = distinct(next);
  }
  return done;
}

/** What the text from `from` to `end` costs as it stands, brackets not counted, with two more characters behind it. */
function standing(
  text: string,
  from: number,
  end: number,
  last: number,
  beforeLast: number,
): { score: number; count: number } {
  let score = 0;
  let count = 0;
  let before = last;
  let beforeThat = beforeLast;
  let ahead = 0;
  for (let at = from; at < text.length && ahead < 2; ) {
    const token = tokenAt(text, at);
    if (token?.kind === 'bracket') {
      at = token.end;
      continue;
    }
    if (token?.kind === 'torn' || token?.kind === 'lost') score -= 12;
    const code = text.charCodeAt(at);
    if (code === 0x0a) break;
    score += cost(before, code, beforeThat);
    count++;
    beforeThat = before;
    before = code;
    if (at >= end) ahead++;
    at = token?.kind === 'torn' ? token.end : at + 1;
  }
  return { score, count };
}

/** Where the last character before `at` stands, over a bracket with its reading; -1 at the beginning. */
function indexBefore(text: string, at: number): number {
  const closed = text[at - 1] === ')' || text[at - 1] === '）';
  const open = closed ? Math.max(text.lastIndexOf('(', at), text.lastIndexOf('（', at)) : -1;
  return open >= 0 && tokenAt(text, open)?.end === at ? open - 1 : at - 1;
}

/** How far the quotes of a piece of text are out of balance: opening ones less closing ones. */
function openQuotes(text: string): number {
  let open = 0;
  let straight = 0;
  for (const char of text) {
    if (char === '"') straight++;
    else open += char === '“' ? 1 : char === '”' ? -1 : 0;
  }
  // Straight quotes open and close by turns; some pages have them beside the closing ones that kept their form.
  return straight > 0 ? Math.abs(straight + open) % 2 : open;
}

function choose(
  text: string,
  from: number,
  candidates: Candidate[],
  last: number,
  beforeLast: number,
  left: string,
): Candidate | null {
  const open = openQuotes(left);
  const lineEnd = text.indexOf('\n', from);
  const unbalanced = openQuotes(text.slice(text.lastIndexOf('\n', from) + 1, lineEnd < 0 ? undefined : lineEnd));
  const leastGain = /^[?？]?[，,][@-~]\p{Script=Han}/u.test(text.slice(from, from + 4)) ? GAIN_OVER_LETTER : GAIN;
  const inName = /[^：:，,。！？\s][“"][^”"，,。；;：:]{1,12}$/u.test(left);
  const clauses = /[“"][^”"]*[，,；;。][^”"]*$/u.test(text.slice(Math.max(0, from - 120), from));
  // Candidates end in different places, so each is measured by what it gains over the text that it replaces.
  const gains = candidates
    .map((candidate) => {
      const now = standing(text, from, candidate.end, last, beforeLast).score;
      const opens = openQuotes(candidate.out);
      const closesOpen = opens === -1 && open === 1;
      const balance = opens === 0 ? 0 : closesOpen || opens === -unbalanced ? BALANCE : -BALANCE;
      // A quotation of several clauses ends with its own mark before the ”.
      const unmarked = clauses && /^\p{Script=Han}”/u.test(candidate.out) ? BALANCE : 0;
      // A name in quotes is no sentence: “周三夜校”制度, not “周三夜。”制度.
      const ended = open === 1 && inName && /^。”/u.test(candidate.out) ? NO_SENTENCE : 0;
      return { candidate, gain: candidate.score - now + balance - unmarked - ended };
    })
    .sort((a, b) => b.gain - a.gain);
  const best = gains[0];
  if (!best || best.gain < leastGain || best.candidate.mean < WORST_MEAN) return null;
  const rivals = gains.filter(
    ({ candidate, gain }) => candidate.out !== best.candidate.out && best.gain - gain < LEAD_OVER_SECOND,
  );
  if (rivals.length === 0) return best.candidate;
  if (best.gain < CERTAIN) return null;
  const { end, out } = best.candidate;
  const alike = rivals.filter(({ candidate }) => candidate.end === end && candidate.out.length === out.length);
  if (alike.length < rivals.length && rivals.some(({ gain }) => best.gain - gain < LEAD_OVER_SECOND / 3)) return null;
  return { ...best.candidate, out: withoutDoubt(out, best.gain, alike) };
}

/** The best reading with □ for each character that its rivals leave in doubt. */
function withoutDoubt(out: string, gain: number, rivals: readonly { candidate: Candidate; gain: number }[]): string {
  return [...out]
    .map((char, i) => {
      let other = 0;
      let same = 1;
      for (const rival of rivals) {
        const weight = Math.exp(rival.gain - gain);
        if (rival.candidate.out[i] === char) same += weight;
        else other += weight;
      }
      return same / (same + other) >= CHANCE ? char : '□';
    })
    .join('');
}

/** Is the character behind an anchor one that hardly begins a clause? Cheap: keeps the search off sound text. */
function suspicious(text: string, at: number): boolean {
  const first = text.charCodeAt(at);
  if (first === 0x3f) return true;
  // One letter between a mark and a character is the second half of one: 。現 loses the byte before A3AC and leaves ，F.
  if (first >= 0x40 && first < 0x7f) return isHan(text.charCodeAt(at + 1)) || tokenAt(text, at + 1)?.kind === 'bracket';
  if (!(first > 0x80)) return false;
  if (!isHan(first)) return encodeChar(first) >> 8 >= 0xa2 && !COMMON_MARKS.has(first) && !RARE_MARKS.has(first);
  const token = tokenAt(text, at + 1);
  const second = text.charCodeAt(token?.kind === 'bracket' ? token.end : at + 1);
  const start = cost(0, first, 0);
  const follow = isHan(second)
    ? cost(first, second, 0)
    : /[@-~]/.test(text[at + 1] ?? '') && !/[A-Za-z0-9]/.test(text[at + 2] ?? '')
      ? -12
      : -6;
  return start + follow < -17 || start < -13;
}

/** Behind a lost ！ a whole chain of characters may be wrong: are the next four together less likely than any sound text? */
function unlikely(text: string, at: number): boolean {
  const first = text.charCodeAt(at);
  if (first === 0x3f || first === 0xfffd) return true;
  const pair = encodeChar(first);
  if (pair === 0 || !decodePair(0xa1, pair >> 8)) return false;
  let sum = 0;
  let count = 0;
  let before = 0;
  for (let i = at; i < text.length && count < 4; ) {
    const token = tokenAt(text, i);
    if (token?.kind === 'bracket') {
      i = token.end;
      continue;
    }
    if (token?.kind === 'torn' || (token?.kind === 'lost' && text[i] !== '？')) return true;
    const code = text.charCodeAt(i);
    if (code === 0x0a) break;
    sum += cost(before, code, 0);
    count++;
    before = code;
    i++;
  }
  return count > 0 && sum / count < -6.5;
}

/** A spinner's table has the characters that are common: one that no dictionary counts is hardly what it looked for. */
function priorOf(code: number): number {
  return Math.max(-6, Math.min(0, logBegins(simplifiedCode(code)) + 12));
}

function repairAt(page: Page, at: number, left: string): Edit | null {
  const { text } = page;
  const torn = tokenAt(text, at);
  if (torn?.kind === 'torn') {
    const index = indexBefore(text, at);
    const last = text.charCodeAt(index) || 0;
    const beforeLast = text.charCodeAt(indexBefore(text, index)) || 0;
    const trail = encodeChar(last) & 0xff;
    if (!trail) return null;
    const starts: State[] = [];
    for (let lead = 0x81; lead <= 0xfe; lead++) {
      const straddling = decodePair(trail, lead);
      if (straddling && isReadingOf(String.fromCharCode(straddling), torn.reading))
        starts.push({ at: torn.end, dangling: lead, out: '', last, beforeLast, score: priorOf(straddling), count: 0 });
    }
    const best = choose(text, at, readOn(page, starts), last, beforeLast, left);
    return best ? { at, length: best.end - at, to: best.out } : null;
  }
  const lost = torn?.kind === 'lost' && /[!！,，]/.test(text[at + 1] ?? '') ? 1 : 0;
  const mark = text[at + lost];
  const second = mark === '!' || mark === '！' ? 0xa1 : mark === ',' || mark === '，' ? 0xac : 0;
  if (second === 0) return null;
  if (!(second === 0xac ? suspicious : unlikely)(text, at + lost + 1)) return null;
  const index = indexBefore(text, at);
  const last = text.charCodeAt(index) || 0;
  const beforeLast = text.charCodeAt(indexBefore(text, index)) || 0;
  const starts: State[] = [];
  const empty: State = { at: 0, dangling: 0, out: '', last, beforeLast, score: 0, count: 0 };
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    const code = decodePair(lead, 0xa3);
    if (code && (isHan(code) || COMMON_MARKS.has(code)))
      starts.push(put(page, empty, code, { at: at + lost + 1, dangling: second }));
  }
  const best = choose(text, at, readOn(page, starts), last, beforeLast, left);
  return best ? { at, length: best.end - at, to: best.out } : null;
}

const SPUN = new RegExp(`\\p{Script=Han}[(（]${TONED_SYLLABLE}[)）]`, 'u');

/** Is the page one in Simplified characters? Told from its beginning. */
function isSimplified(text: string): boolean {
  let han = 0;
  let traditional = 0;
  for (let i = 0; i < text.length && han < 300; i++) {
    const code = text.charCodeAt(i);
    if (!isHan(code)) continue;
    han++;
    if (isTraditionalOnly(code)) traditional++;
  }
  return traditional * 10 < han;
}

/** The line up to `at` as it reads with the edits made so far. */
function lineBefore(text: string, edits: readonly Edit[], at: number): string {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  let line = '';
  let from = start;
  for (const edit of edits) {
    if (edit.at < start) continue;
    line += text.slice(from, edit.at) + edit.to;
    from = edit.at + edit.length;
  }
  line += text.slice(from, at);
  return line.slice(line.lastIndexOf('\n') + 1);
}

export const byteDamage = editStage('byte-damage', (text) => {
  const edits: Edit[] = [];
  const page: Page = { text, simplified: isSimplified(text) };
  const anchors = /[!！?？,，\ufffd]/g;
  for (let found = anchors.exec(text); found; found = anchors.exec(text)) {
    const edit = repairAt(page, found.index, lineBefore(text, edits, found.index));
    if (!edit) continue;
    edits.push(edit);
    anchors.lastIndex = edit.at + edit.length;
  }
  // On such a page any other "?" before a digit may have swallowed one: the number is unknown.
  if (edits.length > 0 || SPUN.test(text)) {
    const covered = (at: number) => edits.some((edit) => at >= edit.at && at < edit.at + edit.length);
    for (const match of text.matchAll(/\?(?=[0-9])/g))
      if (!covered(match.index))
        edits.push({ at: match.index, length: 1, to: wholeYear(text, match.index) ? '\n' : '□' });
    edits.sort((a, b) => a.at - b.at);
  }
  return edits;
});
