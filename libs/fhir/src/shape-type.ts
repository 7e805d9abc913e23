/** The elements that are read of a type, by name: a primitive's JavaScript type, `[shape]` for a list, or the members of an object. */
export type Shape = 'string' | 'number' | 'boolean' | readonly [Shape] | { readonly [name: string]: Shape };

/** The TypeScript type of a shape; every member is optional, as senders leave out what they like. */
export type ShapeOf<S extends Shape> = S extends 'string'
  ? string
  : S extends 'number'
    ? number
    : S extends 'boolean'
      ? boolean
      : S extends readonly [infer Item extends Shape]
        ? readonly ShapeOf<Item>[]
        : S extends Readonly<Record<string, Shape>>
          ? { readonly [Name in keyof S]?: ShapeOf<S[Name]> }
          : never;
