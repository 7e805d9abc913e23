/** Minimal Lower Layer Protocol: a message between VT and FS CR (HL7 v2.5 implementation guide, appendix C). */
export const START = 0x0b;
export const END = 0x1c;
export const CARRIAGE_RETURN = 0x0d;
export const LINE_FEED = 0x0a;

/** A message in its MLLP frame. */
export function mllpFrame(message: Uint8Array): Buffer {
  return Buffer.concat([Buffer.of(START), message, Buffer.of(END, CARRIAGE_RETURN)]);
}
