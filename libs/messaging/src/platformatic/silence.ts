/** A batch that gives no sign of its own for so long may hang: others may then have its partitions. */
const PATIENCE_MS = 5 * 60_000;

export interface Silence {
  /** The batch says itself that it lives. */
  readonly broken: () => void;
  readonly stop: () => void;
}

/** Calls `onHang` when nothing was heard for five minutes. The client itself beats for as long as the process lives. */
export function listenTo(onHang: () => void): Silence {
  const timer = setTimeout(onHang, PATIENCE_MS);
  return { broken: () => void timer.refresh(), stop: () => clearTimeout(timer) };
}
