import { describe, expect, test } from 'vitest';
import { readHeader, type Hl7Header } from './header.js';
import { modeOf, replyCode } from './reply.js';

function header(accept: string, application: string): Hl7Header {
  return readHeader(Buffer.from(`MSH|^~\\&|||||||ADT^A04|1|P|2.5.1|||${accept}|${application}`));
}

describe('mode', () => {
  test.each([
    ['', '', 'original'],
    [' ', '  ', 'original'],
    ['AL', '', 'enhanced'],
    ['', 'NE', 'enhanced'],
    ['NE', 'NE', 'enhanced'],
  ])('MSH-15 %j and MSH-16 %j: %s', (accept, application, mode) => {
    expect(modeOf(header(accept, application))).toBe(mode);
  });

  test('a header that ends before MSH-15 is original mode', () => {
    expect(modeOf(readHeader(Buffer.from('MSH|^~\\&|')))).toBe('original');
  });
});

describe('reply code', () => {
  test.each([
    ['original mode always answers', '', '', 'AA', 'AE', 'AR'],
    ['accept always', 'AL', '', 'CA', 'CE', 'CR'],
    ['accept always, application never', 'AL', 'NE', 'CA', 'CE', 'CR'],
    ['accept errors only', 'ER', '', null, 'CE', 'CR'],
    ['accept successes only', 'SU', 'NE', 'CA', null, null],
    ['nothing wanted', 'NE', 'NE', null, null, null],
    ['the application answer only', 'NE', 'AL', 'AA', 'AE', 'AR'],
    ['blanks around the wish', ' AL ', '', 'CA', 'CE', 'CR'],
    ['application errors only', '', 'ER', null, 'AE', 'AR'],
    ['accept successes, application errors', 'SU', 'ER', 'CA', 'AE', 'AR'],
  ])('%s', (_why, accept, application, accepted, error, rejected) => {
    const asked = header(accept, application);
    expect([replyCode(asked, 'accepted'), replyCode(asked, 'error'), replyCode(asked, 'rejected')]).toEqual([
      accepted,
      error,
      rejected,
    ]);
  });
});
