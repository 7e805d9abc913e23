import { ChargelineError } from '@chargeline/kernel';

/** Where a SQL Server is, and as whom to enter it. */
export interface MssqlAddress {
  readonly host: string;
  readonly port: number;
  readonly username: string;
  readonly password: string;
  readonly database: string;
  /** TLS. Azure asks for it; every SQL Server can do it, if only with a certificate of its own. */
  readonly encrypt: boolean;
  /** Whether TLS goes on with a certificate that nobody vouches for. */
  readonly trustServerCertificate: boolean;
}

const SHAPE = 'mssql://user:password@host:1433/database?encrypt=true&trustServerCertificate=false';

const wrong = (because: string): ChargelineError =>
  new ChargelineError('CHL_STORE_MSSQL_URL', `The address of SQL Server ${because}. It looks like ${SHAPE}.`, false);

/** The words after the question mark, with what holds when they are not there. */
const SWITCHES: Pick<MssqlAddress, 'encrypt' | 'trustServerCertificate'> = {
  encrypt: true,
  trustServerCertificate: false,
};

function switches(words: URLSearchParams): typeof SWITCHES {
  const said = [...words].map(([word, value]) => {
    if (!Object.hasOwn(SWITCHES, word)) throw wrong('has a word that is none of encrypt, trustServerCertificate');
    if (value !== 'true' && value !== 'false') throw wrong(`has a ${word} that is neither true nor false`);
    return [word, value === 'true'];
  });
  return { ...SWITCHES, ...Object.fromEntries(said) };
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw wrong('has a % that is not followed by two hex digits');
  }
}

/**
 * Reads `mssql://user:password@host:1433/database`; the port may be left out, signs such as `@ / ? # %` in a name or password are
 * written as `%40` and so on. Throws CHL_STORE_MSSQL_URL, which quotes nothing of the address.
 */
export function mssqlAddress(url: string): MssqlAddress {
  const address = URL.parse(url);
  if (address?.protocol !== 'mssql:' || address.hostname === '') throw wrong('is not an mssql:// url with a host');
  const database = unescaped(address.pathname.slice(1));
  if (database === '' || database.includes('/')) throw wrong('names no database');
  return {
    host: address.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: address.port === '' ? 1433 : Number(address.port),
    username: unescaped(address.username),
    password: unescaped(address.password),
    database,
    ...switches(address.searchParams),
  };
}
