/** Whether a version of MSH-12 such as `2.5.1` is `least` or later; a text that is no version is not. */
export function isVersionFrom(version: string, least: string): boolean {
  const given = version.split('.').map(Number);
  const wanted = least.split('.').map(Number);
  if (given.some(Number.isNaN)) return false;
  const differing = wanted.findIndex((part, at) => (given[at] ?? 0) !== part);
  return differing < 0 || (given[differing] ?? 0) > (wanted[differing] ?? 0);
}
