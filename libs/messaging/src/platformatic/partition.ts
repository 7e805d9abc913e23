const SEED = 0x9747b28c;
const M = 0x5bd1e995;
const R = 24;

/** MurmurHash2 of Kafka's Java client (org.apache.kafka.common.utils.Utils.murmur2), as a signed 32-bit number. */
export function murmur2(bytes: Buffer): number {
  const whole = bytes.length & ~3;
  let hash = SEED ^ bytes.length;
  for (let place = 0; place < whole; place += 4) {
    let word = Math.imul(bytes.readInt32LE(place), M);
    word = Math.imul(word ^ (word >>> R), M);
    hash = Math.imul(hash, M) ^ word;
  }
  if (whole < bytes.length) {
    for (let place = bytes.length - 1; place >= whole; place -= 1) hash ^= bytes[place]! << (8 * (place - whole));
    hash = Math.imul(hash, M);
  }
  hash = Math.imul(hash ^ (hash >>> 13), M);
  return hash ^ (hash >>> 15);
}

/** A number whose remainder by the count of partitions is a key's partition, as for a Java client. Order by key depends on it. */
export const spot = (key: string): number => murmur2(Buffer.from(key)) & 0x7fffffff;
