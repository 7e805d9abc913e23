import type { LoggerService } from '@nestjs/common';
import type { Logger } from 'pino';

/** Nest's own words go to pino. Its error texts may quote a request, so of an error only the name is kept. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown): void {
    this.logger.debug(String(message));
  }

  warn(message: unknown): void {
    this.logger.warn(String(message));
  }

  error(message: unknown): void {
    this.logger.error(message instanceof Error ? message.name : 'Nest reported an error');
  }

  fatal(message: unknown): void {
    this.logger.fatal(message instanceof Error ? message.name : 'Nest reported a fatal error');
  }
}
