export { ehrAdapters } from './manifest.js';
export { MllpDoor } from './mllp/mllp-door.js';
