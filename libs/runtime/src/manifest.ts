import type { Topic } from '@chargeline/contracts';
import type { Type } from '@nestjs/common';

/** A topic that is its owner's memory. Its records stay for so many days; null is for ever. */
export interface Remembered {
  readonly topic: Topic;
  readonly days: number | null;
}

/** A service's nameplate. Topics, the flow picture and the tables in the docs are made from these. */
export interface ServiceManifest {
  /** Also its consumer group, its schema (with underscores) and the first word of its topics. */
  readonly name: string;
  readonly module: Type;
  readonly consumes: readonly Topic[];
  readonly produces: readonly Topic[];
  /** Of those that it writes, the ones that it reads whole at its start: what it remembers. */
  readonly remembers?: readonly Remembered[];
  /** The variable that holds its HTTP port; a service without one is asked by nobody. */
  readonly httpPort: `${string}_HTTP_PORT` | null;
  /** The other variables that it reads; those that every service reads (CHARGELINE_*, KAFKA_*, OTEL_*) are left out. Nobody else is told their values. */
  readonly variables: readonly string[];
}
