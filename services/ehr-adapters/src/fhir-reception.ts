import type { EncounterSource } from '@chargeline/contracts';
import { type Bundle, FhirFault, operationOutcome, parseFhirJson, readBundle } from '@chargeline/fhir';
import { Announcer, type Context, failSpan, LOGGER } from '@chargeline/runtime';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type EhrAdaptersConfig, FHIR } from './config.js';
import { Door, type Parcel, type Reading } from './door.js';
import { bundleIdOf } from './domain/fhir/bundle-id.js';
import { readEncounters } from './domain/fhir/read-encounters.js';
import { isRetriable, logFault } from './fault-of.js';
import { informing, outcomeBytes, refusing } from './http/outcome.js';
import { sha256 } from './sealed-encounter.js';
import type { Answer } from './store/messages.js';

const ACCEPTED = 202;
const CONFLICT = 409;

/** Takes FHIR bundles and says what to answer: always an OperationOutcome. */
@Injectable()
export class FhirReception {
  constructor(
    @Inject(CONFIG) private readonly config: EhrAdaptersConfig,
    @Inject(Door) private readonly door: Door,
    @Inject(Announcer) private readonly announcer: Announcer,
    @Inject(LOGGER) private readonly logger: Context['logger'],
  ) {}

  /** Never rejects: every fault is an answer. `sourceId` names the sender; without it the first FHIR source is meant. */
  receive(bytes: Buffer, sourceId: string | undefined): Promise<Answer> {
    return this.announcer.receive('', () => this.read(bytes, sourceId));
  }

  private async read(bytes: Buffer, sourceId: string | undefined): Promise<Answer> {
    try {
      const sender = this.sender(sourceId);
      const parsed = parseFhirJson(bytes);
      return await this.door.take(parcelOf(sender, readBundle(parsed), bundleIdOf(parsed), bytes));
    } catch (error) {
      failSpan(error);
      if (error instanceof FhirFault) return refusal(error);
      logFault(error, this.logger);
      return isRetriable(error)
        ? errorAnswer(503, 'transient', 'The bundle could not be kept just now. Send it again.')
        : errorAnswer(500, 'exception', 'The receiver cannot process this bundle.');
    }
  }

  private sender(id: string | undefined): EncounterSource {
    const found = this.config.sources.find((one) => one.vendor === FHIR && (id === undefined || one.id === id));
    if (found !== undefined) return found;
    throw new FhirFault('The sender is no FHIR source of the directory.', 'not-found', 'Bundle', 400);
  }
}

function parcelOf(sender: EncounterSource, bundle: Bundle, id: string | null, bytes: Buffer): Parcel {
  const messageId = id ?? sha256(bytes);
  return {
    sender,
    format: 'fhir',
    trigger: 'Bundle',
    messageId,
    causeId: ['fhir', sender.id, messageId].join('|'),
    bytes,
    read: () => readingOf(bundle, sender),
    conflict: () => errorAnswer(CONFLICT, 'duplicate', 'The id of the bundle was that of another one before.'),
  };
}

function readingOf(bundle: Bundle, sender: EncounterSource): Reading {
  const { visits, leftOut } = readEncounters(bundle, sender);
  const issues = [
    ...visits.map(({ expression, told }) => informing(expression, `Taken with ${told.charges.length} charges.`)),
    ...leftOut.map(({ expression, because }) => informing(expression, `Left out: ${because}`)),
  ];
  return { visits, answer: () => ({ status: ACCEPTED, body: outcomeBytes(issues) }) };
}

const refusal = (fault: FhirFault): Answer => ({
  status: fault.httpStatus,
  body: Buffer.from(JSON.stringify(operationOutcome([fault]))),
});

const errorAnswer = (status: number, code: string, diagnostics: string): Answer => ({
  status,
  body: outcomeBytes([refusing(code, 'Bundle', diagnostics)]),
});
