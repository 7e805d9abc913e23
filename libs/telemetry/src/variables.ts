const OTEL = /^OTEL_/;

/** In force unless somebody says otherwise. */
const DEFAULTS: Readonly<Record<string, string>> = {
  // Of a process is told where it runs, not its command line, its owner or its folders.
  OTEL_NODE_RESOURCE_DETECTORS: 'env,host,serviceinstance',
  // A batch ends 500 spans at once, on several topics: the SDK's 2,048 would overflow, and what overflows is lost.
  OTEL_BSP_MAX_QUEUE_SIZE: '16384',
};

/** Runs what reads the OTEL_* variables from process.env, which must be done at once, with those of `env` in their place. */
export function withVariables<T>(env: Readonly<Record<string, string | undefined>>, run: () => T): T {
  const before = Object.entries(process.env).filter(([name]) => OTEL.test(name));
  const place = (variables: readonly (readonly [string, string | undefined])[]): void => {
    for (const name of Object.keys(process.env).filter((name) => OTEL.test(name))) delete process.env[name];
    for (const [name, value] of variables) if (value !== undefined) process.env[name] = value;
  };
  place(Object.entries({ ...DEFAULTS, ...env }).filter(([name]) => OTEL.test(name)));
  try {
    return run();
  } finally {
    place(before);
  }
}
