/** What a message of OTLP is read as: for each field's number its name, and what it is. A field that is not named is passed over. */
export interface Shape {
  readonly [field: number]: readonly [name: string, kind: Kind];
}

type Scalar = 'text' | 'hex' | 'whole' | 'double';
/** A message that may stand there many times: a list. */
interface Each {
  readonly each: Shape;
}
type Kind = Scalar | Shape | Each;

export type Fields = Readonly<Record<string, unknown>>;

const WIRE = { varint: 0, fixed64: 1, bytes: 2, fixed32: 5 };

/** Reads Protocol Buffers' wire format, as far as OTLP uses it. Throws a RangeError when the bytes break off. */
export function readMessage(bytes: Buffer, shape: Shape): Fields {
  const fields: Record<string, unknown> = {};
  let at = 0;
  const varint = (): bigint => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = bytes.readUInt8(at);
      at += 1;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  const take = (length: number): Buffer => {
    if (at + length > bytes.length) throw new RangeError('The message breaks off.');
    at += length;
    return bytes.subarray(at - length, at);
  };
  const raw = (wire: number): Buffer | bigint => {
    if (wire === WIRE.varint) return varint();
    if (wire === WIRE.fixed64) return take(8);
    if (wire === WIRE.fixed32) return take(4);
    return take(Number(varint()));
  };
  while (at < bytes.length) {
    const tag = Number(varint());
    const value = raw(tag & 7);
    const known = shape[tag >> 3];
    if (known === undefined) continue;
    const [name, kind] = known;
    if (typeof kind === 'object' && 'each' in kind) {
      const list = (fields[name] ??= []) as unknown[];
      list.push(readMessage(value as Buffer, kind.each));
    } else fields[name] = valueOf(value, kind);
  }
  return fields;
}

function valueOf(value: Buffer | bigint, kind: Scalar | Shape): unknown {
  if (kind === 'text') return (value as Buffer).toString();
  if (kind === 'hex') return (value as Buffer).toString('hex');
  if (kind === 'double') return (value as Buffer).readDoubleLE();
  if (kind === 'whole')
    return typeof value === 'bigint'
      ? value
      : value.length === 8
        ? value.readBigUInt64LE()
        : BigInt(value.readUInt32LE());
  return readMessage(value as Buffer, kind);
}
