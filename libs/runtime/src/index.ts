export { Announcer } from './announcer.js';
export { CLOCK, type Context, ENV, LOG, LOGGER } from './context.js';
export { KEYS, keysProvider } from './keys.js';
export type { ServiceManifest } from './manifest.js';
export { Metrics } from './metrics.js';
export { settings } from './settings.js';
export { type Running, start } from './start.js';
export { startAll, stopAll, topicsOf } from './start-all.js';
export { STORE, StoreModule } from './store.module.js';
