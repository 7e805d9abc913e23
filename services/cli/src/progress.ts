const EVERY_MILLIS = 1_000;

/** Tells how far long work is, at most once a second and at its end, on standard error. */
export function progress(
  word: string,
  out: (text: string) => void = (text) => void process.stderr.write(text),
  now: () => number = () => performance.now(),
): (done: number, of?: number) => void {
  let told = now();
  return (done, of) => {
    if (done !== of && now() - told < EVERY_MILLIS) return;
    told = now();
    out(of === undefined ? `${word} ${done}\n` : `${word} ${done} of ${of}\n`);
  };
}
