export { priceClaim, type PriceableClaim } from './domain/price.js';
export { pricing } from './manifest.js';
