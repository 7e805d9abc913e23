import { Problem } from '@chargeline/runtime';

export const notFound = (): Problem =>
  new Problem(404, 'CHL_GATEWAY_UNKNOWN_CLAIM', 'This tenant has no claim or encounter of this id.');
