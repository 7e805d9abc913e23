import type { ShapeOf } from './shape-type.js';

/** FHIR R4 data types (section 2.24), narrowed to the elements that encounters need. */
export const coding = { system: 'string', version: 'string', code: 'string', display: 'string' } as const;
export const codeableConcept = { coding: [coding], text: 'string' } as const;
export const period = { start: 'string', end: 'string' } as const;
export const quantity = { value: 'number', unit: 'string', system: 'string', code: 'string' } as const;
export const money = { value: 'number', currency: 'string' } as const;
export const identifier = {
  use: 'string',
  type: codeableConcept,
  system: 'string',
  value: 'string',
  period,
} as const;
export const reference = { reference: 'string', type: 'string', identifier, display: 'string' } as const;
export const humanName = {
  use: 'string',
  text: 'string',
  family: 'string',
  given: ['string'],
  prefix: ['string'],
  suffix: ['string'],
} as const;
export const address = {
  use: 'string',
  line: ['string'],
  city: 'string',
  state: 'string',
  postalCode: 'string',
  country: 'string',
} as const;
export const contactPoint = { system: 'string', value: 'string', use: 'string' } as const;

export type Coding = ShapeOf<typeof coding>;
export type CodeableConcept = ShapeOf<typeof codeableConcept>;
export type Period = ShapeOf<typeof period>;
export type Quantity = ShapeOf<typeof quantity>;
export type Money = ShapeOf<typeof money>;
export type Identifier = ShapeOf<typeof identifier>;
export type Reference = ShapeOf<typeof reference>;
export type HumanName = ShapeOf<typeof humanName>;
export type Address = ShapeOf<typeof address>;
export type ContactPoint = ShapeOf<typeof contactPoint>;
