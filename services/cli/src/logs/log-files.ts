import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type LogLine, readLines } from './log-line.js';

const ENDING = '.log';
/** What is looked through for the last lines of a file. */
const LAST_BYTES = 512 * 1024;

/** A log file as far as it was read. */
class LogFile {
  private offset = 0;
  private half = '';
  private time = 0;

  constructor(
    private readonly path: string,
    private readonly instance: string,
  ) {}

  /** What it has more than the last time, whole lines only; the first time, its last lines. */
  async next(): Promise<readonly LogLine[]> {
    const file = await open(this.path);
    try {
      const { size } = await file.stat();
      // It has made room: what follows stands at its beginning.
      if (size < this.offset) this.offset = 0;
      const from = this.offset === 0 ? Math.max(0, size - LAST_BYTES) : this.offset;
      const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(size - from), position: from });
      this.offset = from + bytesRead;
      const texts = (this.half + buffer.toString('utf8', 0, bytesRead)).split('\n');
      this.half = texts.pop()!;
      const lines = readLines(
        texts.filter((text) => text !== ''),
        this.instance,
        this.time,
      );
      this.time = lines.at(-1)?.time ?? this.time;
      return lines;
    } finally {
      await file.close();
    }
  }
}

/** All logs of a folder. Files that come later are read too. */
export class LogFiles {
  private readonly files = new Map<string, LogFile>();

  constructor(private readonly folder: string) {}

  /** What all of them have more than the last time, by time; the first time, their last lines. Throws what `readdir` throws. */
  async next(): Promise<readonly LogLine[]> {
    for (const name of await readdir(this.folder)) {
      if (!name.endsWith(ENDING) || this.files.has(name)) continue;
      this.files.set(name, new LogFile(join(this.folder, name), name.slice(0, -ENDING.length)));
    }
    const lines = await Promise.all([...this.files.values()].map((file) => file.next()));
    return lines.flat().toSorted((one, other) => one.time - other.time);
  }
}
