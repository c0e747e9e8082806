/**
 * Pixels as a PNG (https://www.w3.org/TR/png/). The canvas can write one itself, but takes 27 ms for a chart where the
 * system's zlib at its fastest takes 4, for a file of the same size.
 */
import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const BYTES_A_PIXEL = 4;

/**
 * @param pixels red, green, blue, alpha, a byte each, row by row
 * @throws RangeError where there are not width × height pixels
 */
export function toPng(pixels: Uint8Array, width: number, height: number): Buffer {
  const row = width * BYTES_A_PIXEL;
  if (pixels.length !== row * height) throw new RangeError(`${pixels.length} bytes are no ${width} × ${height} pixels`);
  // Each row begins with the number of its filter: 0, none.
  const filtered = Buffer.alloc((row + 1) * height);
  for (let y = 0; y < height; y += 1) filtered.set(pixels.subarray(y * row, (y + 1) * row), y * (row + 1) + 1);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // 8 bits a channel, colour type 6 (with alpha), the only compression and filter method there are, not interlaced.
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(filtered, { level: 1 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
