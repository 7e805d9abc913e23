import { expect, test } from 'vitest';
import { routeOf } from './route.js';

for (const [risk, from, route, why] of [
  [0.3, 0.2, 'review', 'above'],
  [0.2, 0.2, 'review', 'at the threshold'],
  [0.1999, 0.2, 'straight-through', 'below'],
  [0, 0, 'review', 'from nothing on, all'],
  [0.9999, 1, 'straight-through', 'from certainty on, hardly any'],
  [1, 1, 'review', 'certain'],
] as const) {
  test(`${risk} from ${from}: ${route}, ${why}`, () => expect(routeOf(risk, from)).toBe(route));
}
