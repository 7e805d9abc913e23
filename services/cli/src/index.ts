export { chargeline } from './program.js';
