import type { EncounterSource } from '@chargeline/contracts';
import { type Bundle, FhirFault } from '@chargeline/fhir';
import type { Told } from '../told.js';
import { itemCharges } from './charge-items.js';
import { claimCharges } from './claims.js';
import type { FoundCharge, LeftOut } from './found-charge.js';
import { Graph } from './graph.js';
import { toldOf } from './told.js';

/** One visit of a bundle; `ordinal` is the place of its Encounter among the bundle's Encounters. */
export interface ToldVisit {
  readonly ordinal: number;
  readonly expression: string;
  readonly told: Told;
}

export interface Reading {
  readonly visits: readonly ToldVisit[];
  readonly leftOut: readonly LeftOut[];
}

/** Statuses of an Encounter that did not take place. */
const NOT_TAKEN: ReadonlyMap<string | undefined, string> = new Map([
  ['entered-in-error', 'The Encounter was entered in error.'],
  ['cancelled', 'The Encounter was cancelled.'],
]);

/** Reads the visits of a bundle. Throws a `FhirFault` that names the element, and when the bundle has no Encounter that can be taken. */
export function readEncounters(bundle: Bundle, source: EncounterSource): Reading {
  const graph = new Graph(bundle);
  const encounters = graph.all('Encounter');
  if (encounters.length === 0) throw new FhirFault('The bundle has no Encounter.', 'required', 'Bundle.entry');
  const claims = claimCharges(graph);
  const items = itemCharges(graph);
  const charges = [...claims.charges, ...items.charges];
  refuseTwins(charges);
  const byEncounter = Map.groupBy(charges, ({ encounter }) => encounter);
  const leftOut = [...claims.leftOut, ...items.leftOut];
  const visits = encounters.flatMap((encounter, ordinal) => {
    const because = NOT_TAKEN.get(encounter.resource.status);
    const { expression } = encounter;
    const own = byEncounter.get(expression) ?? [];
    if (because === undefined) return { ordinal, expression, told: toldOf(graph, source, encounter, own) };
    leftOut.push({ expression, because }, ...without(own));
    return [];
  });
  const [first] = leftOut;
  if (visits.length > 0 || first === undefined) return { visits, leftOut };
  throw new FhirFault('No Encounter of the bundle took place.', 'not-supported', 'Bundle.entry');
}

const without = (charges: readonly FoundCharge[]): readonly LeftOut[] =>
  charges.map(({ expression }) => ({ expression, because: 'Its Encounter is not taken.' }));

/** Two charges of one number would be taken for one. */
function refuseTwins(charges: readonly FoundCharge[]): void {
  const ids = new Set<string>();
  for (const { charge, encounter, expression } of charges) {
    const id = `${encounter} ${charge.chargeId}`;
    if (ids.has(id)) throw new FhirFault('Two charges of one Encounter have one number.', 'duplicate', expression);
    ids.add(id);
  }
}
