import type { Claim, Encounter, Worklist, WorklistItem } from '@chargeline/contracts';
import { claimIdOf } from '@chargeline/kernel';
import { chargeFaults, lineOf } from './charge.js';
import { codedDiagnoses } from './diagnoses.js';
import { type Fault, FAULTS } from './fault.js';

/** What coding looks at in an encounter. */
export type CodableEncounter = Pick<
  Encounter,
  | 'encounterId'
  | 'revision'
  | 'frequency'
  | 'originalReference'
  | 'placeOfService'
  | 'serviceFrom'
  | 'diagnoses'
  | 'charges'
>;

/** A whole claim, or all that a coder must look at before there can be one; never a part of a claim. */
export type Draft = { readonly claim: Claim } | { readonly worklist: Worklist };

/** What one claim holds (X12 005010X222A1: twelve HI codes, fifty loops 2400), and one worklist event. */
const MOST = { diagnoses: 12, lines: 50, items: 2_000 };

const ofEncounter = (fault: Fault): WorklistItem => ({ what: 'encounter', ordinal: 0, ...fault });

/** The first day of service: what the encounter says, else its earliest charge. */
function firstDay({ serviceFrom, charges }: CodableEncounter): string | null {
  return serviceFrom ?? charges.flatMap((charge) => charge.serviceFrom ?? []).sort()[0] ?? null;
}

/** Turns the coded charges and diagnoses of an encounter into a claim, or says what keeps them from being one. */
export function draft(encounter: CodableEncounter): Draft {
  const { charges } = encounter;
  const { codes, pointed, items } = codedDiagnoses(encounter.diagnoses, charges, firstDay(encounter));
  const diagnoses = codes.slice(0, MOST.diagnoses);

  const worklist: WorklistItem[] = [...items];
  charges.forEach((charge, ordinal) => {
    const beyond = pointed[ordinal]!.some((code) => !diagnoses.includes(code));
    const faults = [...chargeFaults(charge, encounter), ...(beyond ? [FAULTS.tooManyDiagnoses] : [])];
    worklist.push(...faults.map((fault): WorklistItem => ({ what: 'charge', ordinal, ...fault })));
  });
  if (charges.length === 0) worklist.push(ofEncounter(FAULTS.noCharges));
  if (charges.length > MOST.lines) worklist.push(ofEncounter(FAULTS.tooManyLines));
  if (codes.length === 0 && items.length === 0) worklist.push(ofEncounter(FAULTS.noDiagnosis));
  if (worklist.length > 0) return { worklist: { items: worklist.slice(0, MOST.items) } };

  const lines = charges.map((charge, ordinal) => {
    const pointers = pointed[ordinal]!.map((code) => diagnoses.indexOf(code) + 1);
    return lineOf(charge, encounter, ordinal + 1, pointers);
  });
  return {
    claim: {
      claimId: claimIdOf(encounter.encounterId),
      revision: encounter.revision,
      frequency: encounter.frequency ?? '1',
      originalReference: encounter.originalReference,
      totalCents: lines.reduce((sum, { chargeCents }) => sum + chargeCents, 0),
      diagnoses,
      lines,
    },
  };
}
