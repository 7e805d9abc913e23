import { ROOT_CONTEXT, trace } from '@opentelemetry/api';
import { expect, test } from 'vitest';
import { contextUnder, nextSpan, sameSpan, traceparentOf } from './trace.js';

const PARENT = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

test('the next span belongs to the same trace and is another span', () => {
  const next = nextSpan(PARENT);
  expect(next).toMatch(/^00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-01$/);
  expect(next).not.toBe(PARENT);
});

test('what is not sampled stays so', () => {
  expect(nextSpan(PARENT.replace(/01$/, '00'))).toMatch(/^00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-00$/);
});

test('the same span is handed on as it is', () => expect(sameSpan(PARENT)).toBe(PARENT));

test('what a traceparent names is the remote parent of spans, and says so again', () => {
  const span = trace.getSpan(contextUnder(PARENT))!;
  expect(span.spanContext()).toEqual({
    traceId: '0af7651916cd43dd8448eb211c80319c',
    spanId: 'b7ad6b7169203331',
    traceFlags: 1,
    isRemote: true,
  });
  expect(traceparentOf(span)).toBe(PARENT);
});

for (const [why, parent] of [
  ['none', ''],
  ['no trace', 'hello'],
  ['an all-zero trace id, which W3C forbids', `00-${'0'.repeat(32)}-b7ad6b7169203331-01`],
  ['10 kB', 'a'.repeat(10_000)],
] as const) {
  test(`a new trace begins after ${why}`, () => {
    expect(nextSpan(parent)).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    expect(nextSpan(parent)).not.toBe(nextSpan(parent));
    expect(sameSpan(parent)).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    expect(contextUnder(parent)).toBe(ROOT_CONTEXT);
  });
}
