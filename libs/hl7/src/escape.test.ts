import { describe, expect, test } from 'vitest';
import { DEFAULT_DELIMITERS, delimitersOf } from './delimiters.js';
import { escape, unescape } from './escape.js';

const syntax = { delimiters: DEFAULT_DELIMITERS, encoding: 'utf-8' };

describe('unescape', () => {
  test.each([
    ['the five delimiters', String.raw`a\F\b\S\c\T\d\R\e\E\f`, String.raw`a|b^c&d~e\f`],
    ['a line break', String.raw`one\.br\two\.sp\three`, 'one\ntwo\nthree'],
    ['highlighting is left out', String.raw`a \H\bold\N\ word`, 'a bold word'],
    ['hexadecimal bytes', String.raw`\X41\\X4243\ `, 'ABC '],
    ['bytes of the charset, together', String.raw`Zo\XC3AB\ `, 'Zoë '],
    ['bytes that are not of the charset stay', String.raw`Zo\XEB\ `, String.raw`Zo\XEB\ `],
    ['a NUL by escape stays as sent', String.raw`a\X00\b`, String.raw`a\X00\b`],
    ['a frame end by escape stays as sent', String.raw`a\X1C\b`, String.raw`a\X1C\b`],
    ['a carriage return by escape is text', String.raw`a\X0D\b`, 'a\rb'],
    ['an odd hexadecimal digit stays', String.raw`\X4\ `, String.raw`\X4\ `],
    ['a local escape stays', String.raw`a\Zxx\b`, String.raw`a\Zxx\b`],
    ['an unclosed escape stays', String.raw`50\F`, String.raw`50\F`],
    ['a lone escape at the end stays', 'path\\', 'path\\'],
    ['a file path is not an escape', String.raw`C:\dir\file`, String.raw`C:\dir\file`],
    ['an unknown escape does not swallow the next', String.raw`a\b\T\c`, String.raw`a\b&c`],
    ['an escaped escape starts nothing', String.raw`\E\F\E\ `, String.raw`\F\ `],
  ])('%s', (_why, sent, text) => {
    expect(unescape(sent, syntax)).toBe(text);
  });

  test('bombs cost no more than their length', () => {
    const length = 2_000_000;
    const hex = `\\X${'41'.repeat(length / 2)}\\`;
    expect(unescape(hex, syntax)).toHaveLength(length / 2);
    expect(unescape(`\\X${'41'.repeat(length / 2)}`, syntax)).toHaveLength(length + 2);
    expect(unescape('\\'.repeat(length), syntax)).toHaveLength(length);
    expect(unescape('\\X'.repeat(length / 2), syntax)).toHaveLength(length);
  }, 5_000);
});

describe('escape', () => {
  test('delimiters and line ends', () => {
    expect(escape('A|B^C&D~E\\F\nG\rH', DEFAULT_DELIMITERS)).toBe(String.raw`A\F\B\S\C\T\D\R\E\E\F\.br\G\X0D\H`);
  });

  test('only the message’s own delimiters', () => {
    expect(escape('a|b#c', delimitersOf('MSH#*!$%'))).toBe('a|b$F$c');
  });

  test('letters of every alphabet stay', () => {
    expect(escape('Zoë Żółć 李', DEFAULT_DELIMITERS)).toBe('Zoë Żółć 李');
  });

  test('a control character cannot be carried, and the refusal does not quote the text', () => {
    expect(() => escape('DOE\u001c', DEFAULT_DELIMITERS)).toThrow(/^A field holds a control character/);
  });
});
