import { count, either, flag, listOf, mapOf, nothing, object, text } from './shape.js';

const NAME = /^[a-z][a-z0-9-]*$/;
const VARIABLE = /^[A-Z][A-Z0-9_]*$/;
const PATH = /^\/[\w./-]+$/;
const duration = text(/^\d+(s|m)$/);

/** Without a value a variable has that of the shell or .env, and is not set where they have none. */
const variables = mapOf(VARIABLE, either(text(), nothing));

const healthcheck = object({
  test: listOf(text()),
  interval: duration,
  timeout: duration,
  retries: count,
  start_period: duration,
  start_interval: duration,
});

const dependency = object({ condition: text(/^service_(healthy|completed_successfully)$/) }, { required: flag });

const service = object(
  { image: text(/^[\w./-]+:[\w.-]+$/), restart: text(/^(no|unless-stopped)$/) },
  {
    build: object({ context: text(/^\.$/), dockerfile: text() }),
    pull_policy: text(/^never$/),
    profiles: listOf(text(NAME)),
    init: flag,
    read_only: flag,
    tmpfs: listOf(text(PATH)),
    cap_drop: listOf(text(/^ALL$/)),
    security_opt: listOf(text(/^no-new-privileges:true$/)),
    command: listOf(text()),
    environment: variables,
    depends_on: mapOf(NAME, dependency),
    ports: listOf(text(/^127\.0\.0\.1:\$\{[A-Z_]+:-\d+\}:\d+$/)),
    configs: listOf(object({ source: text(NAME), target: text(PATH) })),
    volumes: listOf(text(/^[a-z][a-z0-9-]*:\/[\w./-]+(:ro)?$/)),
    healthcheck,
    stop_grace_period: duration,
  },
);

/** The parts of the Compose specification that docker-compose.yml uses, and none besides. What begins with x- is for anchors alone. */
export const composeFile = object({
  name: text(NAME),
  services: mapOf(NAME, service),
  configs: mapOf(NAME, object({ file: text() })),
  volumes: mapOf(NAME, nothing),
});
