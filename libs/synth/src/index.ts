export type { Delivery } from './delivery/delivery.js';
export type { DeliveryKind } from './delivery/step.js';
export type { Fault, Outcome } from './faults/fault.js';
export { FAULT_NAMES, type FaultName, FAULTS } from './faults/faults.js';
export type { Door } from './practice/practice.js';
export { sourceDirectory } from './practice/source-directory.js';
export { Random } from './random.js';
export type { SentLine, SentVisit } from './sent-visit.js';
export { type PricedFacts, straightLineClaim } from './straight-line-claim.js';
export {
  deliveriesOf,
  encountersOf,
  type PracticeOptions,
  syntheticPractice,
  type SyntheticPractice,
  visitsOf,
} from './synthetic-practice.js';
export { fileNameOf, writeFolder } from './write-folder.js';
export { drawingOf } from './visit/draw-visit.js';
export type { Visit } from './visit/visit.js';
