export { isPlain, plainText } from './codec/characters.js';
export { type Moment } from './codec/date.js';
export { DEFAULT_DELIMITERS, type Delimiters } from './codec/delimiters.js';
export { type ElementOut, exact, text } from './codec/element-out.js';
export { type FunctionalGroup, type Interchange, type TransactionSet } from './codec/envelope.js';
export { X12Error, type X12Fault, type X12FaultCode, type X12Place } from './codec/fault.js';
export { interchangesOf, type InterchangesRead, readInterchanges } from './codec/read-interchanges.js';
export { components, element, repetitions, type Segment } from './codec/segment.js';
export { segmentOut, type SegmentOut } from './codec/segment-out.js';
export { segmentsOf } from './codec/segments-of.js';
export { type GroupOut, type InterchangeOut, type SetOut, writeInterchange } from './codec/write-interchange.js';
export {
  type Accident,
  type Drug,
  type ProfessionalClaim,
  type ProfessionalFile,
  type ServiceLine,
} from './professional/claim.js';
export {
  type Address,
  type BillingProvider,
  type Contact,
  type OrganizationName,
  type PartyName,
  type Patient,
  type Payer,
  type PersonName,
  type Provider,
  type Receiver,
  type ServiceFacility,
  type Sex,
  type Submitter,
  type Subscriber,
} from './professional/party.js';
export { type ProfessionalFileRead, type ProfessionalRead, read837p } from './professional/read-837p.js';
export { type FileControl, MOST_CLAIMS, PROFESSIONAL_VERSION, write837p } from './professional/write-837p.js';
