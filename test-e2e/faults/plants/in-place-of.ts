import { registerHooks } from 'node:module';

/** Gives whoever imports one module another in its place. The other may import the first. */
export function putInPlaceOf(module: string, other: string): void {
  registerHooks({
    resolve: (specifier, context, next) => {
      const found = next(specifier, context);
      return found.url === module && context.parentURL !== other ? next(other, context) : found;
    },
  });
}

/** The module of a library that is built, by its place below the repository, and one of this folder. */
export const built = (path: string): string => new URL(`../../../${path}`, import.meta.url).href;
export const planted = (path: string): string => new URL(path, import.meta.url).href;
