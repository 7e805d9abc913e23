/**
 * The text of an X12 file's bytes. X12 is ASCII in practice; files that are not are UTF-8 or else windows-1252,
 * in which every byte has a meaning, so nothing is replaced unseen.
 */
export function decodeX12(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
