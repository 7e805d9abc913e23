import { AbstractLogger } from 'typeorm';

/** TypeORM tells of failed migrations whatever `logging` says, with the server's text, which quotes values. */
export class SilentLogger extends AbstractLogger {
  protected writeLog(): void {}
}
