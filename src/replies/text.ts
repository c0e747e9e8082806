/**
 * Text from outside (records, articles, what somebody typed) made safe to stand in a Discord message.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed here
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/g;
// Everything that can begin Markdown, a mention (<@, <#, @everyone), a link or a timestamp. Discord drops the backslash
// before any ASCII punctuation.
const MARKUP = /[\\*_~|`<>[\]#@]|:\/\/|^[-+]|^\d+(?=\.)/g;

/** Shows a text as it is: no Markdown, no mention, no line break, no invisible control character. */
export function plain(text: string): string {
  return text
    .replace(INVISIBLE, ' ')
    .trim()
    .replace(MARKUP, (found) => (/^\d/.test(found) ? `${found}\u200b` : `\\${found}`));
}

/** Shortens to a number of characters (code points), with an ellipsis as the last of them. */
export function clip(text: string, most: number): string {
  // Never more code points than UTF-16 units: nearly every text is seen at once to be short enough.
  if (text.length <= most) return text;
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}
