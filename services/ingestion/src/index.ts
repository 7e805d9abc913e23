export { ingestion } from './manifest.js';
