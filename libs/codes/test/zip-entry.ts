import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 46;

/** The text of one deflated file of a ZIP archive (APPNOTE.TXT 4.3.12: central directory, then local header). */
export function zipEntry(archive: string, name: string): string {
  const bytes = readFileSync(archive);
  let end = bytes.length - 22;
  while (end >= 0 && bytes.readUInt32LE(end) !== END_OF_DIRECTORY) end -= 1;
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const nameLength = bytes.readUInt16LE(at + 28);
    const next = at + DIRECTORY_ENTRY + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    if (bytes.toString('latin1', at + DIRECTORY_ENTRY, at + DIRECTORY_ENTRY + nameLength) === name) {
      const local = bytes.readUInt32LE(at + 42);
      const data = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
      return inflateRawSync(bytes.subarray(data, data + bytes.readUInt32LE(at + 20))).toString('latin1');
    }
    at = next;
  }
  throw new Error(`The archive has no file ${name}.`);
}
