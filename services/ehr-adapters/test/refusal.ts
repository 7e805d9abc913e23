import { Hl7Fault } from '@chargeline/hl7';

/** The fault that reading ends with. */
export function refusal(read: () => unknown): Hl7Fault {
  try {
    read();
  } catch (error) {
    if (error instanceof Hl7Fault) return error;
    throw error;
  }
  throw new Error('It was taken.');
}
