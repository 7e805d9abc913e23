export { priceClaim, type PriceableClaim } from './domain/price-claim.js';
export { readContracts } from './contract-files.js';
export { type ContractOn, type Contracts } from './domain/contracts/contract.js';
export { type LinePrice, priceLines, totalCents } from './domain/price.js';
export { ratesAt } from './domain/rates.js';
export { quote, type Quote, type QuotedLine, type QuoteLine } from './domain/quote.js';
export type { Line } from './domain/service.js';
export { pricing } from './manifest.js';
