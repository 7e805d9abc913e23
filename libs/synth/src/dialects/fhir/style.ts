import { SYSTEMS } from '@chargeline/fhir';
import { ChargelineError, derivedId } from '@chargeline/kernel';
import type { BundleStyle } from '../../practice/practice.js';
import type { Visit } from '../../visit/visit.js';

export function styleOf({ practice }: Visit): BundleStyle {
  if (practice.bundles === null)
    throw new ChargelineError('CHL_SYNTH_BUNDLES', `${practice.id} sends no bundles.`, false);
  return practice.bundles;
}

export interface Entry {
  readonly fullUrl: string;
  readonly resource: Readonly<Record<string, unknown>> & { readonly resourceType: string };
  readonly request?: { readonly method: 'POST'; readonly url: string };
}

/** The fullUrl of a resource: in a transaction a name for the bundle alone, in a collection where it is kept. */
function fullUrlOf({ type, base }: BundleStyle, visit: Visit, resourceType: string, id: string): string {
  const own = derivedId('synth', visit.practice.id, visit.visitNumber, resourceType, id);
  return type === 'transaction' ? `urn:uuid:${own}` : `${base}/${resourceType}/${id}`;
}

export function referenceTo(visit: Visit, resourceType: string, id: string): { readonly reference: string } {
  const style = styleOf(visit);
  const relative = `${resourceType}/${id}`;
  return { reference: style.type === 'transaction' ? fullUrlOf(style, visit, resourceType, id) : relative };
}

export function entryOf(
  visit: Visit,
  resourceType: string,
  id: string,
  elements: Readonly<Record<string, unknown>>,
): Entry {
  const style = styleOf(visit);
  const entry = { fullUrl: fullUrlOf(style, visit, resourceType, id), resource: { resourceType, id, ...elements } };
  return style.type === 'transaction' ? { ...entry, request: { method: 'POST', url: resourceType } } : entry;
}

/** A concept with one coding of a system that `libs/fhir` knows. */
export const conceptOf = (system: keyof typeof SYSTEMS, code: string) => ({
  coding: [{ system: SYSTEMS[system][0], code }],
});

export const identifierOf = (system: string, value: string) => ({ system, value });
