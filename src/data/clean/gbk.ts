/** GBK as a table: two bytes to a character (user-defined ones as the private characters that decoders give) and back. Made from the platform's decoder, so no file ships for it. */
type Tables = { decode: Uint16Array; encode: Uint16Array };

let tables: Tables | null = null;
function load(): Tables {
  if (tables) return tables;
  const decoder = new TextDecoder('gbk');
  const decode = new Uint16Array(65536);
  const encode = new Uint16Array(65536);
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const text = decoder.decode(Uint8Array.of(lead, trail));
      const code = text.charCodeAt(0);
      if (text.length !== 1 || code === 0xfffd) continue;
      const pair = (lead << 8) | trail;
      // A private character is never what a torn stretch should read; it is only looked up the other way.
      if (code < 0xe000 || code > 0xf8ff) decode[pair] = code;
      if (encode[code] === 0) encode[code] = pair;
    }
  }
  tables = { decode, encode };
  return tables;
}

/** The UTF-16 code of two GBK bytes, or 0 where they are no character. */
export function decodePair(lead: number, trail: number): number {
  return load().decode[(lead << 8) | trail] ?? 0;
}

/** Lead and trail byte of a UTF-16 code as one number, or 0 where GBK has no such character. */
export function encodeChar(code: number): number {
  return load().encode[code] ?? 0;
}

/** Is the character one of GB2312's 6,763 (the Simplified ones of 1980), not only of GBK? */
export function inGb2312(code: number): boolean {
  const pair = encodeChar(code);
  return pair >> 8 >= 0xb0 && pair >> 8 <= 0xf7 && (pair & 0xff) >= 0xa1;
}
