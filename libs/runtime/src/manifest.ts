import type { Topic } from '@chargeline/contracts';
import type { Type } from '@nestjs/common';

/** A service's nameplate. Topics, the flow picture and the tables in the docs are made from these. */
export interface ServiceManifest {
  /** Also its consumer group, its schema (with underscores) and the first word of its topics. */
  readonly name: string;
  readonly module: Type;
  readonly consumes: readonly Topic[];
  readonly produces: readonly Topic[];
  /** The variable that holds its HTTP port; a service without one is asked by nobody. */
  readonly httpPort: `${string}_HTTP_PORT` | null;
  /** The other variables that it reads; those that every service reads (CHARGELINE_*, KAFKA_*, OTEL_*) are left out. Nobody else is told their values. */
  readonly variables: readonly string[];
}
