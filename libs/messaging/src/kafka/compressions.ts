import { compressionsAlgorithms } from '@platformatic/kafka';
import kafkajs from 'kafkajs';

// Node does not find these two names in a CommonJS module by itself.
const { CompressionCodecs, CompressionTypes } = kafkajs;
const { snappy, lz4, zstd } = compressionsAlgorithms;
const DECODERS = [
  [CompressionTypes.Snappy, snappy],
  [CompressionTypes.LZ4, lz4],
  [CompressionTypes.ZSTD, zstd],
] as const;

/**
 * kafkajs reads gzip alone, and a consumer that meets anything else ends for good. But strangers choose for themselves, and a
 * topic's `compression.type` for all: the decoders of the second client read the rest. Changes kafkajs's table for the whole process.
 */
export function readAllCompressions(): void {
  for (const [type, { decompressSync }] of DECODERS) {
    CompressionCodecs[type] = () => ({ decompress: async (bytes: Buffer) => decompressSync(bytes) });
  }
}
