const NUMBER = /^-?[\d.,]+$/;

/** Columns for people: as wide as their widest cell, numbers to the right, the last column as long as it is. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const columns = header.map((name, at) => {
    const cells = rows.map((row) => row[at] ?? '');
    const filled = cells.filter((cell) => cell !== '');
    return {
      width: Math.max(name.length, ...cells.map((cell) => cell.length)),
      toRight: filled.length > 0 && filled.every((cell) => NUMBER.test(cell)),
    };
  });
  const lineOf = (cells: readonly string[]): string =>
    columns
      .map(({ width, toRight }, at) => (toRight ? (cells[at] ?? '').padStart(width) : (cells[at] ?? '').padEnd(width)))
      .join('  ')
      .trimEnd();
  return [header, ...rows].map(lineOf).join('\n');
}
