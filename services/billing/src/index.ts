export { billing } from './manifest.js';
