import { ChargelineError } from '@chargeline/kernel';

/** A claim that an 837 cannot carry. It names the element (TR3 005010X222A1), never a value. */
export const notRenderable = (fault: string): ChargelineError =>
  new ChargelineError('CHL_BILLING_NOT_RENDERABLE', fault, false);

/** The value, or an error that names the element that would stay empty. */
export function needed<T>(value: T | null | undefined, element: string): T {
  if (value === null || value === undefined || value === '') throw notRenderable(`${element} is missing`);
  return value;
}

/** An element that may stay out. */
export const optional = <T>(value: T | null | undefined): T | undefined =>
  value === null || value === '' ? undefined : value;
