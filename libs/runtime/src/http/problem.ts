/** One fault of a request: where it is, and of which kind. Never what was there. */
export interface Fault {
  readonly path: string;
  readonly fault: string;
}

interface More {
  readonly errors?: readonly Fault[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request that is refused, as its sender is told (RFC 9457). `detail` is a sentence of ours and quotes nothing of the request. */
export class Problem extends Error {
  readonly errors: readonly Fault[] | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    readonly status: number,
    readonly code: `CHL_${string}`,
    readonly detail: string,
    { errors, headers }: More = {},
  ) {
    super(detail);
    this.name = code;
    this.errors = errors;
    this.headers = headers ?? {};
  }
}
