import { FhirFault } from './fault.js';
import type { ShapeOf, Shape } from './shape-type.js';

/**
 * Checks that an element has the shape we read it by. Elements outside the shape are let pass, unread, but `modifierExtension` beside
 * any element that we read is refused: it may change what the element means (FHIR R4 section 2.4.2).
 * Throws a `FhirFault` (422) that names the element. The recursion ends with the shape, whatever the value holds.
 */
export function assertShape<S extends Shape>(value: unknown, shape: S, expression: string): asserts value is ShapeOf<S>;
export function assertShape(value: unknown, shape: Shape, expression: string): void {
  if (typeof shape === 'string') {
    if (typeof value !== shape) throw misshapen(`Expected a ${shape}.`, expression);
  } else if (isList(shape)) {
    const [item] = shape;
    if (!Array.isArray(value)) throw misshapen('Expected an array.', expression);
    value.forEach((element, at) => assertShape(element, item, `${expression}[${at}]`));
  } else {
    if (!isObject(value)) throw misshapen('Expected an object.', expression);
    refuseModifiers(value, expression);
    for (const [name, member] of Object.entries(shape)) {
      if (Object.hasOwn(value, name)) assertShape(value[name], member, `${expression}.${name}`);
    }
  }
}

function isList(shape: Shape): shape is readonly [Shape] {
  return Array.isArray(shape);
}

/** Whether the value is a JSON object. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Refuses an element that carries a modifier extension, none of which is known here. */
export function refuseModifiers(element: Readonly<Record<string, unknown>>, expression: string): void {
  if (!Object.hasOwn(element, 'modifierExtension')) return;
  throw new FhirFault('No modifier extension is supported.', 'not-supported', `${expression}.modifierExtension`);
}

function misshapen(message: string, expression: string): FhirFault {
  return new FhirFault(message, 'structure', expression);
}
