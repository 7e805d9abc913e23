export { entriesOf, readBundle, type Bundle, type BundleEntry } from './bundle.js';
export { codingOf, identifierOf, SYSTEMS, type CodeSystem } from './codings.js';
export type {
  Address,
  CodeableConcept,
  Coding,
  ContactPoint,
  HumanName,
  Identifier,
  Money,
  Period,
  Quantity,
  Reference,
} from './datatypes.js';
export { fhirDate, type FhirDate, type FhirPrecision } from './date.js';
export { FhirFault, type FhirIssue, type FhirStatus, type IssueType } from './fault.js';
export { FHIR_LIMITS, type FhirLimits } from './limits.js';
export { fhirMoneyCents } from './money.js';
export { operationOutcome, type OperationOutcome } from './outcome.js';
export { parseFhirJson } from './parse.js';
export { References, type Located } from './references.js';
export {
  isResource,
  type Account,
  type ChargeItem,
  type Claim,
  type Condition,
  type Coverage,
  type Encounter,
  type KnownType,
  type Location,
  type Organization,
  type Patient,
  type Practitioner,
  type PractitionerRole,
  type Procedure,
  type Resource,
  type ResourceOf,
  type ServiceRequest,
} from './resource.js';
