import { type ChargeItem, FhirFault } from '@chargeline/fhir';
import { procedureIn, requiredDiagnosis } from './codes.js';
import { amountOf, dayOf, quantityOf } from './element.js';
import type { Findings, FoundCharge } from './found-charge.js';
import type { Graph, Node } from './graph.js';
import { practitionerOf } from './providers.js';

/** The bundle's billable ChargeItems. One of another status is left out and said so. */
export function itemCharges(graph: Graph): Findings {
  const all = graph.all('ChargeItem');
  const billable = all.filter(({ resource }) => resource.status === 'billable');
  return {
    charges: billable.map((item) => chargeOf(graph, item)),
    leftOut: all
      .filter((item) => !billable.includes(item))
      .map(({ expression }) => ({ expression, because: 'The ChargeItem is not billable.' })),
  };
}

function chargeOf(graph: Graph, item: Node<ChargeItem>): FoundCharge {
  const { resource, expression } = item;
  const encounter = graph.need(resource.context, item, 'Encounter', 'context');
  if (encounter === null) throw new FhirFault('The charge names no Encounter.', 'required', `${expression}.context`);
  if (resource.factorOverride !== undefined)
    throw new FhirFault('No factor on a price is supported.', 'not-supported', `${expression}.factorOverride`);
  const diagnoses = (resource.reason ?? []).map((reason, at) =>
    requiredDiagnosis(reason, `${expression}.reason[${at}]`),
  );
  if (diagnoses.length > 12) throw new FhirFault('There are more than 12 diagnoses.', 'value', `${expression}.reason`);
  const { occurrenceDateTime, occurrencePeriod: period } = resource;
  const charge = {
    chargeId: resource.id ?? expression,
    ...procedureIn(resource.code, `${expression}.code`),
    modifiers: [],
    ...quantityOf(resource.quantity, `${expression}.quantity`),
    // FHIR R4: the override is the price of the whole item, not of one unit.
    chargeCents: amountOf(resource.priceOverride, `${expression}.priceOverride`),
    serviceFrom:
      dayOf(occurrenceDateTime, `${expression}.occurrenceDateTime`) ??
      dayOf(period?.start, `${expression}.occurrencePeriod.start`),
    serviceTo: dayOf(period?.end, `${expression}.occurrencePeriod.end`),
    placeOfService: null,
    diagnoses: diagnoses.map(({ code }) => code),
    ndc: null,
  };
  const performer = practitionerOf(graph, resource.performer?.[0]?.actor, item);
  return { charge, encounter: encounter.expression, expression, performer, diagnoses, claim: null };
}
