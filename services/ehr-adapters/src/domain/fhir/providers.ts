import { NOTHING_SAID, type Provider } from '@chargeline/contracts';
import { codingOf, identifierOf, type Organization, type Practitioner, type Reference } from '@chargeline/fhir';
import { textOf } from './element.js';
import type { Graph, Node } from './graph.js';
import { addressOf } from './person.js';

/** The person of a reference to a Practitioner or PractitionerRole; of one outside of the bundle, what the reference itself says. */
export function practitionerOf(graph: Graph, reference: Reference | undefined, from: Node): Provider | null {
  const role = graph.follow(reference, from, 'PractitionerRole');
  const node =
    role === null
      ? graph.follow(reference, from, 'Practitioner')
      : graph.follow(role.resource.practitioner, role, 'Practitioner');
  if (node !== null) return person(node);
  const npi = reference?.identifier === undefined ? null : identifierOf([reference.identifier], 'npi');
  if (npi === null) return null;
  const name = textOf(reference?.display, 60, from.expression) ?? '';
  return { ...NOTHING_SAID, entity: 'person', name, npi: textOf(npi, 20, from.expression) };
}

/** The organization of a reference, null when it is not in the bundle. */
export function organizationOf(graph: Graph, reference: Reference | undefined, from: Node): Provider | null {
  const node = graph.follow(reference, from, 'Organization');
  return node === null ? null : organization(node);
}

function person({ resource, expression }: Node<Practitioner>): Provider {
  const { name: names, identifier, address, qualification } = resource;
  const at = `${expression}.name`;
  const taxonomy = qualification?.map(({ code }) => codingOf(code, 'taxonomy')).find((coding) => coding !== null);
  return {
    ...NOTHING_SAID,
    entity: 'person',
    name: textOf(names?.[0]?.family ?? names?.[0]?.text, 60, at) ?? '',
    firstName: textOf(names?.[0]?.given?.[0], 35, at),
    npi: textOf(identifierOf(identifier, 'npi') ?? undefined, 20, `${expression}.identifier`),
    taxonomy: textOf(taxonomy?.code, 10, `${expression}.qualification`),
    address: addressOf(address?.[0], `${expression}.address`),
  };
}

function organization({ resource, expression }: Node<Organization>): Provider {
  const { name, identifier, address, type } = resource;
  const taxId = textOf(identifierOf(identifier, 'ein')?.replace('-', ''), 20, `${expression}.identifier`);
  const taxonomy = type?.map((concept) => codingOf(concept, 'taxonomy')).find((coding) => coding !== null);
  return {
    ...NOTHING_SAID,
    entity: 'organization',
    name: textOf(name, 60, `${expression}.name`) ?? '',
    npi: textOf(identifierOf(identifier, 'npi') ?? undefined, 20, `${expression}.identifier`),
    taxId,
    taxIdKind: taxId === null ? null : 'EI',
    taxonomy: textOf(taxonomy?.code, 10, `${expression}.type`),
    clia: textOf(identifierOf(identifier, 'clia') ?? undefined, 50, `${expression}.identifier`),
    address: addressOf(address?.[0], `${expression}.address`),
  };
}
