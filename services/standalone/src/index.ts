export { type Count, countFarEnd } from './demo/count.js';
export { type Delivered, lanesOf } from './demo/deliver.js';
export { type DemoOptions, type DemoResult, runDemo } from './demo/demo.js';
export { behind, idle } from './idle.js';
export {
  account,
  type FarEnd,
  type Fate,
  fateOf,
  isBalanced,
  type Ledger,
  ledgerLine,
  type SentEncounter,
} from './ledger/account.js';
export { files837, readFarEnd } from './ledger/far-end.js';
export { sentEncounter } from './ledger/sent.js';
export { type OneProcess, startLine } from './line.js';
export { mainOf, rooms } from './rooms.js';
export type { Answer } from './senders/answer.js';
export { sendFhir } from './senders/fhir.js';
export { MllpSender, readAck, sendHl7 } from './senders/hl7.js';
export { type GatewayUser, login, sendBatch } from './senders/rest.js';
export { type SetUp, setUp } from './setting-up.js';
export { syntheticClaims } from './synthetic-claims.js';
export { findLine, forgetState, type LineState, saveState } from './state.js';
export type { Line, LineOptions, Login } from './the-line.js';
