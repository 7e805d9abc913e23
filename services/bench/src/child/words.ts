/** What goes to a child process and what comes back; `tell` says how far an answer is. */
export interface Ask {
  readonly id: number;
  readonly ask: unknown;
}

export type Reply = { readonly id: number } & (
  | { readonly answer: unknown }
  | { readonly tell: unknown }
  | { readonly error: { readonly code: string; readonly message: string } }
);
