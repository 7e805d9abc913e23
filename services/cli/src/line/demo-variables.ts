type Env = Readonly<Record<string, string | undefined>>;

const TAKEN = /^(CHARGELINE_WIRE|CHARGELINE_LOG_LEVEL|KAFKA_CLIENT|OTEL_.+)$/;

/**
 * The variables that a demo takes of ours. A database or a Kafka of one's own holds what other runs left, which would be counted
 * with it: those are not among them.
 */
export const demoVariables = (env: Env, client: string | undefined): Env => ({
  ...Object.fromEntries(Object.entries(env).filter(([name]) => TAKEN.test(name))),
  ...(client === undefined ? {} : { KAFKA_CLIENT: client }),
});
