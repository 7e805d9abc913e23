import { decodeX12 } from './decode.js';
import type { Interchange } from './envelope.js';
import { EnvelopeReader } from './envelope-reader.js';
import { X12Error, type X12Fault } from './fault.js';
import { segmentsOf } from './segments-of.js';

/** Bytes that are read as one text; what is larger goes through `segmentsOf` or `interchangesOf` in chunks. */
const MOST_BYTES = 256 * 1024 * 1024;

/** More segments in one interchange than this are refused: some 400 MB of heap. */
const MOST_SEGMENTS = 1_000_000;

/** What a file holds, and all that is wrong with its envelopes. */
export interface InterchangesRead {
  readonly interchanges: readonly Interchange[];
  readonly faults: readonly X12Fault[];
}

/**
 * The interchanges of a text, or of a text in chunks, each as soon as its IEA is read; faults go to `report` as they
 * are met. Where the text can be read no further, that fault is reported and what was read before is still given.
 */
export function* interchangesOf(
  source: string | Iterable<string>,
  report: (fault: X12Fault) => void,
  mostSegments = MOST_SEGMENTS,
): Generator<Interchange> {
  const envelopes = new EnvelopeReader(report);
  let position = 0;
  let opened = 0;
  try {
    for (const segment of segmentsOf(source)) {
      position = segment.position;
      if (segment.id === 'ISA') opened = position;
      if (position - opened > mostSegments) {
        throw new X12Error({ code: 'too-large', segment: 'ISA', position: opened, message: 'too many segments' });
      }
      const done = envelopes.take(segment);
      if (done !== null) yield done;
    }
  } catch (error) {
    if (!(error instanceof X12Error)) throw error;
    report(error.fault);
  }
  const left = envelopes.end(position);
  if (left !== null) yield left;
}

/**
 * Reads every interchange of a file, with its groups, transaction sets and segments. Never throws for what the file
 * holds: faults are data. A sender's ISA13 that comes twice in the file is reported and both are given.
 */
export function readInterchanges(input: string | Uint8Array): InterchangesRead {
  const faults: X12Fault[] = [];
  if (input.length > MOST_BYTES) {
    return {
      interchanges: [],
      faults: [{ code: 'too-large', segment: 'ISA', position: 1, message: 'too many bytes' }],
    };
  }
  const text = typeof input === 'string' ? input : decodeX12(input);
  const interchanges = [...interchangesOf(text, (fault) => faults.push(fault))];
  const seen = new Set<string>();
  for (const { senderQualifier, sender, control, position } of interchanges) {
    const key = JSON.stringify([senderQualifier, sender, control]);
    const message = 'this sender used the control number before in this file';
    if (seen.has(key)) faults.push({ code: 'interchange-repeated', segment: 'ISA', element: 13, position, message });
    seen.add(key);
  }
  return { interchanges, faults };
}
