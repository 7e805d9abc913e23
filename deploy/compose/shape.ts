/** Says, each with its path, what is wrong with a value that was read from YAML. */
export type Shape = (value: unknown, at: string) => readonly string[];

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A text that fits. YAML's own numbers and yes or no are no texts: quoted or not makes a difference to who reads them. */
export const text =
  (fits: RegExp = /^./s): Shape =>
  (value, at) =>
    typeof value === 'string' && fits.test(value) ? [] : [`${at} is not a text like ${fits.source}`];

export const flag: Shape = (value, at) => (typeof value === 'boolean' ? [] : [`${at} is not true or false`]);

export const count: Shape = (value, at) => (Number.isInteger(value) ? [] : [`${at} is not a whole number`]);

export const nothing: Shape = (value, at) => (value === null ? [] : [`${at} is not empty`]);

export const either =
  (...shapes: readonly Shape[]): Shape =>
  (value, at) => {
    const faults = shapes.map((shape) => shape(value, at));
    return faults.some((found) => found.length === 0) ? [] : faults.flat();
  };

/** A list of one or more. */
export const listOf =
  (one: Shape): Shape =>
  (value, at) =>
    Array.isArray(value) && value.length > 0
      ? value.flatMap((entry, place) => one(entry, `${at}.${place}`))
      : [`${at} is not a list of one or more`];

/** Names that the file chooses. */
export const mapOf =
  (name: RegExp, one: Shape): Shape =>
  (value, at) =>
    isMap(value)
      ? Object.entries(value).flatMap(([key, entry]) =>
          name.test(key) ? one(entry, `${at}.${key}`) : [`${at}.${key} is not a name like ${name.source}`],
        )
      : [`${at} is not a map`];

/** Names that others chose: these must, those may be there, and no other, so that a slip of the pen does not pass. */
export const object =
  (must: Readonly<Record<string, Shape>>, may: Readonly<Record<string, Shape>> = {}): Shape =>
  (value, at) => {
    if (!isMap(value)) return [`${at} is not a map`];
    const shapes = new Map(Object.entries({ ...must, ...may }));
    const missing = Object.keys(must).filter((key) => !(key in value));
    return [
      ...missing.map((key) => `${at}.${key} is missing`),
      ...Object.entries(value).flatMap(([key, entry]) => {
        const shape = shapes.get(key);
        return shape === undefined ? [`${at}.${key} is not known`] : shape(entry, `${at}.${key}`);
      }),
    ];
  };
