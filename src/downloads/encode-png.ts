import { crc32, deflateSync } from 'node:zlib';
import type { Indexed } from './palette.ts';

/** PNG as its specification has it (ISO/IEC 15948): signature, head, palette, rows, end. */
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const indexedColour = 3;

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** Each row begins with a byte that says it is not filtered: flat colours compress best as they are. */
function packRows({ width, height, indexes }: Indexed, depth: 4 | 8): Buffer {
  const perByte = 8 / depth;
  const rowLength = 1 + Math.ceil(width / perByte);
  const rows = Buffer.alloc(rowLength * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const place = y * rowLength + 1 + Math.floor(x / perByte);
      rows[place] =
        (rows[place] ?? 0) | ((indexes[y * width + x] ?? 0) << (8 - depth - (x % perByte) * depth));
    }
  }
  return rows;
}

/** A picture of at most 256 colours as a PNG file; with up to 16, two pixels share a byte. */
export function encodePng(picture: Indexed): Buffer {
  const { width, height, palette } = picture;
  const depth = palette.length > 16 ? 8 : 4;
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.writeUInt8(depth, 8);
  head.writeUInt8(indexedColour, 9);
  const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  const rows = deflateSync(packRows(picture, depth), { level: 9 });
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('PLTE', colours),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
