import { type Answer, readAck } from '@chargeline/standalone';
import { counted } from './fate.js';

/** What a door said of one part, and the encounters that it made of it. */
export interface Reply extends Pick<Answer, 'accepted' | 'because'> {
  readonly encounters: readonly string[];
}

const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/**
 * The encounter ids that a door's answer names: in the header `x-chargeline-encounters`, separated by commas, or beside each claim of a batch.
 */
export function encountersOf(header: string | null, body: unknown): readonly string[] {
  const { claims = [] } = (body ?? {}) as {
    readonly claims?: readonly { readonly encounterId?: string }[];
  };
  const words = [header ?? '', ...claims.map(({ encounterId }) => encounterId ?? '')];
  return [...new Set(words.flatMap((text) => text.match(ID) ?? []))];
}

const refused = (because: string): Reply => ({ accepted: false, because, encounters: [] });

/** HL7 over HTTP answers with an acknowledgement, or with words of its own, or with none where the message asks for none (MSH-15, MSH-16). */
export function hl7Reply(status: number, header: string | null, bytes: Buffer): Reply {
  const encounters = encountersOf(header, null);
  if (bytes.toString('latin1', 0, 3) === 'MSH') {
    const { accepted, code, because } = readAck(bytes);
    return { accepted, because: `${code} ${because}`.trim(), encounters };
  }
  if (status < 300) return { accepted: true, because: 'taken without an acknowledgement', encounters };
  return refused(bytes.toString('utf8') || `HTTP ${status} without an acknowledgement`);
}

interface Outcome {
  readonly issue?: readonly { readonly diagnostics?: string; readonly expression?: readonly string[] }[];
}

/** FHIR answers with an OperationOutcome. Of what is taken the kinds of issue suffice; a refusal names each element. */
export function fhirReply(status: number, header: string | null, outcome: unknown): Reply {
  const { issue = [] } = (outcome ?? {}) as Outcome;
  if (status === 202) {
    const because = counted(issue.map(({ diagnostics }) => diagnostics ?? 'taken'));
    return { accepted: true, because, encounters: encountersOf(header, null) };
  }
  const words = issue.map(({ expression, diagnostics }) =>
    [expression?.join(', '), diagnostics].filter(Boolean).join(': '),
  );
  return refused(counted(words) || `HTTP ${status}`);
}

interface Problem {
  readonly detail?: string;
  readonly errors?: readonly { readonly path: string; readonly fault: string }[];
}

/** Gateway answers a batch with its claims, or with problem details (RFC 9457). */
export function claimsReply(status: number, body: unknown): Reply {
  if (status === 202) return { accepted: true, because: '', encounters: encountersOf(null, body) };
  const { detail, errors = [] } = (body ?? {}) as Problem;
  const faults = counted(errors.map(({ path, fault }) => `${path} ${fault}`));
  return refused([detail, faults].filter(Boolean).join(' ') || `HTTP ${status}`);
}

/** The door ended the connection before it answered. */
export const brokenOff = (): Reply => refused('The door broke off the connection; the file may be too long for it.');
