import { Hl7Fault } from '@chargeline/hl7';
import { ChargelineError } from '@chargeline/kernel';
import { type Context, failSpan } from '@chargeline/runtime';

/** Logs a fault that is ours by its code or name alone: its text may quote what it choked on. */
export function logFault(error: unknown, logger: Context['logger']): void {
  const code = error instanceof Error ? error.name : 'unknown';
  logger.error({ code }, 'A message could not be taken.');
}

export const isRetriable = (error: unknown): boolean => error instanceof ChargelineError && error.retriable;

/** The refusal that an error means to a sender of HL7: its own, or 207 for a fault that is ours, AR when sending again may help. */
export function faultOf(error: unknown, logger: Context['logger']): { fault: Hl7Fault; retriable: boolean } {
  failSpan(error);
  if (error instanceof Hl7Fault) return { fault: error, retriable: false };
  logFault(error, logger);
  const retriable = isRetriable(error);
  const fault = retriable
    ? new Hl7Fault('The message could not be kept just now. Send it again.', { ackCode: 'AR', errorCode: 207 })
    : new Hl7Fault('The receiver cannot process this message.', { ackCode: 'AE', errorCode: 207 });
  return { fault, retriable };
}
