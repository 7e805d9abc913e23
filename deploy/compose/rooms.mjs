// The rooms' part of docker-compose.yml: a manifest says which variables a room reads, the table below what they are among these
// containers. `node scripts/compose.mjs` writes it into the file; compose.test.ts compares. A text that begins with * is an alias of
// an anchor at the top of the file.
import { stringify } from 'yaml';

const FILES = '/var/lib/chargeline/837';
const SOURCES = '/etc/chargeline/sources.json';
const HTTP = '8080';
const MLLP = '2575';

/** A port of this machine that leads to one of the container, and that this machine alone can reach. */
const door = (variable, usual, inside) => `127.0.0.1:\${${variable}:-${usual}}:${inside}`;

/** What a variable is here, and what a room that reads it needs beside it. */
const VARIABLES = {
  DATABASE_URL: { value: '*database-url', after: '*after-postgres' },
  CHARGELINE_KEYRING: { value: '*keyring' },
  EHR_ADAPTERS_SOURCES: { value: SOURCES, config: { source: 'sources', target: SOURCES } },
  EHR_ADAPTERS_MLLP_PORT: { value: MLLP, port: door('EHR_ADAPTERS_MLLP_PORT', 2575, MLLP) },
  EHR_ADAPTERS_HTTP_PORT: { value: HTTP, port: door('EHR_ADAPTERS_HTTP_PORT', 8081, HTTP) },
  GATEWAY_HTTP_PORT: { value: HTTP, port: door('GATEWAY_HTTP_PORT', 8080, HTTP) },
  // Billing, pricing and rules do not ask who reads: they have no door on this machine.
  BILLING_HTTP_PORT: { value: HTTP },
  PRICING_HTTP_PORT: { value: HTTP },
  RULES_HTTP_PORT: { value: HTTP },
  BILLING_FOLDER: { value: FILES, volume: `billing-files:${FILES}` },
  BILLING_MSSQL_URL: { value: null, after: '*after-mssql' },
};

/** What is not in the table has the value that .env or the shell gives it, and is not set where they give none. */
const known = (variable) => VARIABLES[variable] ?? { value: null };

function service({ name, httpPort, variables }) {
  const read = [...variables, ...(httpPort === null ? [] : [httpPort])];
  const every = (what) => read.flatMap((variable) => known(variable)[what] ?? []);
  const block = (title, entries) => (entries.length === 0 ? {} : { [title]: entries });
  const after = every('after');
  const volumes = every('volume');
  return {
    '<<': '*room',
    command: [`services/${name}/dist/main.js`],
    ...(read.length === 0
      ? {}
      : {
          environment: {
            '<<': '*every-room',
            ...Object.fromEntries(read.map((variable) => [variable, known(variable).value])),
          },
        }),
    ...(after.length === 0 ? {} : { depends_on: { '<<': ['*after-topics', ...after] } }),
    ...block('ports', every('port')),
    ...block('configs', every('config')),
    ...(volumes.length === 0 ? {} : { volumes: ['*reference', ...volumes] }),
  };
}

/** The services of all rooms, as they stand below `services`. */
function roomServices(rooms) {
  const options = { lineWidth: 0, nullStr: '', singleQuote: true, aliasDuplicateObjects: false };
  return rooms
    .map((room) => stringify({ [room.name]: service(room) }, options))
    .join('\n')
    .replaceAll(/'(\*[\w-]+)'/g, '$1')
    .replaceAll(/ +$/gm, '')
    .replaceAll(/^(?=.)/gm, '  ');
}

const OPEN = '  # <rooms> Written by "node scripts/compose.mjs" from the manifests.\n';
const CLOSE = '  # </rooms>\n';

/** The file with the rooms' part put in anew. */
export function withRooms(file, rooms) {
  const [from, to] = [file.indexOf(OPEN), file.indexOf(CLOSE)];
  if (from < 0 || to < from) throw new Error(`docker-compose.yml has no lines "${OPEN.trim()}" and "${CLOSE.trim()}".`);
  return `${file.slice(0, from + OPEN.length)}${roomServices(rooms)}${file.slice(to)}`;
}
