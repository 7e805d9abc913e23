/** Where the rules that come with the house lie. */
export const RULEBOOK = new URL('../../rulebook/', import.meta.url);
