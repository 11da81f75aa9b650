// Data inside the page: JSON, gzip, base64 in a script element that no browser executes. page/data.mjs is its reader.
import { gzipSync } from 'node:zlib';

export const packed = value => gzipSync(Buffer.from(JSON.stringify(value)), { level: 9 }).toString('base64');

export const dataElement = (name, value) => `<script type="application/octet-stream" id="${name}">${packed(value)}</script>\n`;

/** Lists of `size`, the last one shorter. */
export function blocks(list, size) {
  const out = [];
  for (let i = 0; i < list.length; i += size) out.push(list.slice(i, i + size));
  return out;
}
