const EVERY_MILLIS = 250;
const PLAIN_EVERY_MILLIS = 3_000;

/** Draws lines anew in place on a terminal; elsewhere it writes one line now and then. Everything goes to standard error. */
export function watch(
  lines: () => readonly string[],
  plain: () => string,
  out: NodeJS.WriteStream = process.stderr,
): { readonly stop: () => void } {
  let drawn = 0;
  const draw = (): void => {
    const now = lines();
    out.write(`${drawn > 0 ? `\u001b[${drawn}A` : ''}${now.map((line) => `\u001b[2K${line}\n`).join('')}`);
    drawn = now.length;
  };
  const say = (): void => void out.write(`${plain()}\n`);
  const timer = setInterval(out.isTTY ? draw : say, out.isTTY ? EVERY_MILLIS : PLAIN_EVERY_MILLIS);
  return {
    stop: () => {
      clearInterval(timer);
      if (out.isTTY) draw();
      else say();
    },
  };
}
