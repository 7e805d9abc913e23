import { UnsupportedMediaTypeException } from '@nestjs/common';

/** Bodies are taken as they are: a compressed one could grow without bound. Throws a 415. */
export function refuseCompressed(encoding: string | undefined): void {
  if (encoding === undefined || encoding.trim().toLowerCase() === 'identity') return;
  throw new UnsupportedMediaTypeException('Send the body without a content encoding.');
}
