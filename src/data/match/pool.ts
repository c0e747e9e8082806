/** Typed arrays that grow, and many texts in one of them: no object a name. */
export interface Numbers<Store extends Uint8Array | Uint16Array | Uint32Array | Float32Array> {
  push(value: number): void;
  readonly length: number;
  /** A copy cut to length. */
  done(): Store;
}

export function growing<Store extends Uint8Array | Uint16Array | Uint32Array | Float32Array>(
  make: (length: number) => Store,
): Numbers<Store> {
  let store = make(1024);
  let length = 0;
  return {
    push(value) {
      if (length === store.length) {
        const wider = make(length * 2);
        wider.set(store);
        store = wider;
      }
      store[length] = value;
      length += 1;
    },
    get length() {
      return length;
    },
    done() {
      const cut = make(length);
      cut.set(store.subarray(0, length));
      return cut;
    },
  };
}

/** A call takes only so many arguments. */
const AT_ONCE = 4096;

/** Texts, numbered from 0, as UTF-16 in one array. */
export interface Texts {
  at(number: number): string;
  readonly bytes: number;
}

export function collectTexts(): { push(text: string): void; done(): Texts } {
  const units = growing((length) => new Uint16Array(length));
  const starts = growing((length) => new Uint32Array(length));
  return {
    push(text) {
      starts.push(units.length);
      for (let i = 0; i < text.length; i += 1) units.push(text.charCodeAt(i));
    },
    done() {
      starts.push(units.length);
      const text = units.done();
      const start = starts.done();
      return {
        at(number) {
          let whole = '';
          const to = start[number + 1] ?? 0;
          for (let from = start[number] ?? 0; from < to; from += AT_ONCE) {
            whole += String.fromCharCode(...text.subarray(from, Math.min(to, from + AT_ONCE)));
          }
          return whole;
        },
        bytes: text.byteLength + start.byteLength,
      };
    },
  };
}
