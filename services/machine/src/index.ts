export { oldLogFile } from './log-file.js';
export { startMachine } from './machine.js';
export { readinessOf } from './ready.js';
export type { Instance, RoomProcess, State } from './room-process.js';
export type { Machine, MachineOptions } from './the-machine.js';
