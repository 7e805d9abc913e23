import { isNpi } from '@chargeline/kernel';

/** An invented NPI by its serial number (below 100,000,000): `1`, eight digits, and the digit that makes it valid (45 CFR 162.406). */
export function npiOf(serial: number): string {
  const digits = `1${String(serial).padStart(8, '0')}`;
  return `${digits}${[0, 1, 2, 3, 4, 5, 6, 7, 8, 9].find((check) => isNpi(`${digits}${check}`))}`;
}

/** The NPI with another check digit, which no number can have. */
export const brokenNpi = (npi: string): string => `${npi.slice(0, -1)}${(Number(npi.slice(-1)) + 1) % 10}`;
