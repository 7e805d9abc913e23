import type { ShapeOf } from './shape-type.js';
import { SHAPES } from './shapes.js';

/** The types whose elements are checked and typed. */
export type KnownType = keyof typeof SHAPES;

/** What every resource has; the elements of unknown types are kept as they came. */
export interface Resource {
  readonly resourceType: string;
  readonly id?: string;
  readonly contained?: readonly Resource[];
  readonly [element: string]: unknown;
}

/** A resource of a known type with the elements that are read of it. */
export type ResourceOf<T extends KnownType> = ShapeOf<(typeof SHAPES)[T]> & {
  readonly resourceType: T;
  readonly id?: string;
  readonly contained?: readonly Resource[];
};

export type Patient = ResourceOf<'Patient'>;
export type Practitioner = ResourceOf<'Practitioner'>;
export type PractitionerRole = ResourceOf<'PractitionerRole'>;
export type Organization = ResourceOf<'Organization'>;
export type Location = ResourceOf<'Location'>;
export type Encounter = ResourceOf<'Encounter'>;
export type Condition = ResourceOf<'Condition'>;
export type Procedure = ResourceOf<'Procedure'>;
export type ServiceRequest = ResourceOf<'ServiceRequest'>;
export type ChargeItem = ResourceOf<'ChargeItem'>;
export type Account = ResourceOf<'Account'>;
export type Coverage = ResourceOf<'Coverage'>;
export type Claim = ResourceOf<'Claim'>;

export function isKnownType(type: string): type is KnownType {
  return Object.hasOwn(SHAPES, type);
}

/** Whether a resource that `readBundle` has checked is of the type, so that its elements are typed. */
export function isResource<T extends KnownType>(
  resource: Resource | undefined,
  type: T,
): resource is ResourceOf<T> & Resource {
  return resource?.resourceType === type;
}
