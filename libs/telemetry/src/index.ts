export { watchEventLoop } from './event-loop.js';
export { withTraceIds } from './log-ids.js';
export { remembered } from './remembered.js';
export { type Telemetry, telemetryOf } from './telemetry.js';
