/** An ICD-10-CM code with the dot that people write after the third character. */
export const dotted = (code: string): string => (code.length > 3 ? `${code.slice(0, 3)}.${code.slice(3)}` : code);
