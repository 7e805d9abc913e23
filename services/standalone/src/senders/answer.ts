/** What a door said to a sender. `code` is AA, AE, AR, CA, CE, CR or an HTTP status; `because` holds the door's own words. */
export interface Answer {
  readonly accepted: boolean;
  readonly code: string;
  readonly because: string;
}
