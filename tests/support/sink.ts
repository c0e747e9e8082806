import { Writable } from 'node:stream';

/** A stream that keeps what is written to it. */
export function sink(): { readonly stream: Writable; readonly text: () => string } {
  let written = '';
  const stream = new Writable({
    write(chunk, _encoding, done) {
      written += String(chunk);
      done();
    },
  });
  return { stream, text: () => written };
}
