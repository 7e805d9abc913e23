import { crc32, deflateRawSync } from 'node:zlib';

/** An entry of an archive to be made; what is left out is as it should be. */
export interface ZipEntry {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** Unix mode, such as 0o120777 for a link. */
  readonly mode?: number;
  /** A size that is not true. */
  readonly saysBytes?: number;
  readonly saysCrc?: number;
  readonly flags?: number;
}

const UTF8_NAMES = 0x0800;
const DEFLATED = 8;

/** A zip archive (APPNOTE.TXT 4.3: local headers with content, then the central directory and its end). */
export function aZip(...entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, mode = 0o100644, saysBytes, saysCrc, flags = 0 } of entries) {
    const plain = Buffer.from(content as Uint8Array);
    const packed = deflateRawSync(plain);
    const named = Buffer.from(name);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(UTF8_NAMES | flags, 2);
    shared.writeUInt16LE(DEFLATED, 4);
    shared.writeUInt32LE(saysCrc ?? crc32(plain), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(saysBytes ?? plain.length, 18);
    shared.writeUInt16LE(named.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), shared, named, packed]);
    const central = Buffer.alloc(14);
    central.writeUInt32LE((mode << 16) >>> 0, 6);
    central.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0003'), shared, central, named]));
    locals.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 0, 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, listed, end]);
}
