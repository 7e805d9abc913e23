/** A request that is refused, as its sender is told (RFC 9457). `detail` quotes nothing of the request. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: `CHL_${string}`,
    readonly detail: string,
    readonly errors?: readonly { readonly path: string; readonly fault: string }[],
  ) {
    super(detail);
    this.name = code;
  }
}
