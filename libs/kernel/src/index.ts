export { claimIdOf } from './claim-id.js';
export { type CalendarDate, daysBetween, isCalendarDate, yearsBetween } from './date.js';
export { ChargelineError } from './error.js';
export { derivedId, eventId } from './id.js';
export { type Cents, centsOf, dollars } from './money.js';
export { isNpi } from './npi.js';
export { freePorts, holdPorts } from './free-ports.js';
export { JsonFault, scanJson } from './scan-json.js';
