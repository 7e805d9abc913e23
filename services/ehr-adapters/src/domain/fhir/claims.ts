import type { Diagnosis } from '@chargeline/contracts';
import { type Claim, codingOf, FhirFault } from '@chargeline/fhir';
import { extended } from '../quantity.js';
import { encountersOfItems } from './claim-encounter.js';
import { modifiersIn, procedureIn, requiredDiagnosis } from './codes.js';
import { amountOf, dayOf, quantityOf, textOf } from './element.js';
import type { Findings, FoundCharge } from './found-charge.js';
import type { Graph, Node } from './graph.js';
import { practitionerOf } from './providers.js';

type Item = NonNullable<Claim['item']>[number];

/** Why a claim is not taken, by what it says of itself; null for a professional claim that stands. */
function whyNot({ type, status = 'active', use = 'claim' }: Claim): string | null {
  const kind = type?.coding?.[0]?.code ?? 'professional';
  if (kind !== 'professional') return 'Only professional claims are taken; this is of another type.';
  if (status !== 'active') return 'The claim is not active.';
  return use === 'claim' ? null : 'This is not a claim for payment.';
}

/** The items of the bundle's claims as charges. A claim of another kind is left out whole and said so. */
export function claimCharges(graph: Graph): Findings {
  const charges: FoundCharge[] = [];
  const leftOut: Findings['leftOut'][number][] = [];
  for (const claim of graph.all('Claim')) {
    const because = whyNot(claim.resource);
    if (because === null) charges.push(...itemsOf(graph, claim));
    else leftOut.push({ expression: claim.expression, because });
  }
  return { charges, leftOut };
}

function itemsOf(graph: Graph, claim: Node<Claim>): readonly FoundCharge[] {
  const diagnoses = diagnosesOf(graph, claim);
  const encounters = encountersOfItems(graph, claim);
  return (claim.resource.item ?? []).map((item, at) => ({
    ...itemCharge(graph, claim, item, at, diagnoses),
    encounter: encounters[at]!.expression,
  }));
}

function itemCharge(
  graph: Graph,
  claim: Node<Claim>,
  item: Item,
  at: number,
  diagnoses: ReadonlyMap<number, Diagnosis>,
): Omit<FoundCharge, 'encounter'> {
  const expression = `${claim.expression}.item[${at}]`;
  const quantity = quantityOf(item.quantity, `${expression}.quantity`);
  const place = codingOf(item.locationCodeableConcept, 'placeOfService')?.code;
  const charge = {
    chargeId: `${claim.resource.id ?? claim.expression}.${item.sequence ?? at + 1}`,
    ...procedureIn(item.productOrService, `${expression}.productOrService`),
    modifiers: modifiersIn(item.modifier, `${expression}.modifier`),
    ...quantity,
    chargeCents: priceOf(item, quantity.minutes ?? quantity.units, expression),
    ...servicedOf(claim, item, expression),
    placeOfService: textOf(place, 2, `${expression}.locationCodeableConcept`),
    diagnoses: pointed(item, diagnoses, expression),
    ndc: null,
  };
  const performer = performerOf(graph, claim, item);
  return { charge, expression, performer, diagnoses: [...diagnoses.values()], claim };
}

/** The price of the item; one of a unit, or of a minute, is taken times. */
function priceOf(item: Item, times: number, expression: string): number | null {
  const net = amountOf(item.net, `${expression}.net`);
  const unit = amountOf(item.unitPrice, `${expression}.unitPrice`);
  if (net !== null || unit === null) return net;
  const cents = extended(unit, times);
  if (cents !== null) return cents;
  throw new FhirFault('Price times quantity is not a whole number of cents.', 'value', `${expression}.unitPrice`);
}

/** When the item was done; a claim of one day says it for all its items. */
function servicedOf(claim: Node<Claim>, item: Item, expression: string) {
  const day = dayOf(item.servicedDate, `${expression}.servicedDate`);
  const from = day ?? dayOf(item.servicedPeriod?.start, `${expression}.servicedPeriod.start`);
  if (from !== null) {
    return { serviceFrom: from, serviceTo: dayOf(item.servicedPeriod?.end, `${expression}.servicedPeriod.end`) };
  }
  const period = claim.resource.billablePeriod;
  const start = dayOf(period?.start, `${claim.expression}.billablePeriod.start`);
  const end = dayOf(period?.end, `${claim.expression}.billablePeriod.end`);
  return { serviceFrom: start === end ? start : null, serviceTo: null };
}

/** A claim's diagnoses by their sequence. */
function diagnosesOf(graph: Graph, claim: Node<Claim>): ReadonlyMap<number, Diagnosis> {
  const all = (claim.resource.diagnosis ?? []).map((diagnosis, at) => {
    const place = `diagnosis[${at}]`;
    const condition = graph.need(diagnosis.diagnosisReference, claim, 'Condition', `${place}.diagnosisReference`);
    const concept = condition?.resource.code ?? diagnosis.diagnosisCodeableConcept;
    return [diagnosis.sequence ?? at + 1, requiredDiagnosis(concept, `${claim.expression}.${place}`)] as const;
  });
  return new Map(all.toSorted(([a], [b]) => a - b));
}

function pointed({ diagnosisSequence = [] }: Item, diagnoses: ReadonlyMap<number, Diagnosis>, expression: string) {
  const place = `${expression}.diagnosisSequence`;
  if (diagnosisSequence.length > 12) throw new FhirFault('There are more than 12 diagnoses.', 'value', place);
  return diagnosisSequence.map((sequence) => {
    const diagnosis = diagnoses.get(sequence);
    if (diagnosis === undefined) throw new FhirFault('The claim has no diagnosis of this sequence.', 'value', place);
    return diagnosis.code;
  });
}

/** The member of the care team that the item names, else the responsible one, else the first. */
function performerOf(graph: Graph, claim: Node<Claim>, { careTeamSequence = [] }: Item) {
  const team = claim.resource.careTeam ?? [];
  const member =
    team.find(({ sequence }) => sequence !== undefined && careTeamSequence.includes(sequence)) ??
    team.find(({ responsible }) => responsible === true) ??
    team[0];
  return practitionerOf(graph, member?.provider, claim);
}
