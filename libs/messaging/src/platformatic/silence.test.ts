import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { listenTo } from './silence.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const MINUTE = 60_000;

test('a batch that hangs is given up after five minutes', () => {
  const onHang = vi.fn();
  listenTo(onHang);
  vi.advanceTimersByTime(5 * MINUTE - 1);
  expect(onHang).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(onHang).toHaveBeenCalledTimes(1);
});

test('a batch that says that it lives may last for ever', () => {
  const onHang = vi.fn();
  const silence = listenTo(onHang);
  for (let told = 0; told < 10; told += 1) {
    vi.advanceTimersByTime(4 * MINUTE);
    silence.broken();
  }
  silence.stop();
  vi.advanceTimersByTime(10 * MINUTE);
  expect(onHang).not.toHaveBeenCalled();
});
