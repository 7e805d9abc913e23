const MEGABYTE = 1_000_000;
/** Smaller files are read before a person has looked up. */
const WORTH_TELLING = 20 * MEGABYTE;

/** Tells how far a large file is read, in whole megabytes; the last of them is said when all of it is read. */
export function loadProgress(
  tell: (done: number, of: number) => void,
): (source: string, bytes: number, of: number) => void {
  return (_, bytes, of) => {
    if (of < WORTH_TELLING) return;
    const all = Math.ceil(of / MEGABYTE);
    tell(bytes >= of ? all : Math.min(all - 1, Math.floor(bytes / MEGABYTE)), all);
  };
}
