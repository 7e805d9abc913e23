/** A process that runs the built tool whenever it is told to, as if it had just started: what it would print, and how it would end. */
export interface Call {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

const MAIN = new URL('../dist/main.js', import.meta.url).href;
let calls = 0;

function become({ args, cwd, env }: Call): void {
  process.argv.splice(2, Infinity, ...args);
  process.chdir(cwd);
  for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
  Object.assign(process.env, env);
  process.exitCode = undefined;
}

async function run(call: Call): Promise<void> {
  const said = { out: '', err: '' };
  process.stdout.write = (text: string | Uint8Array) => Boolean((said.out += String(text)));
  process.stderr.write = (text: string | Uint8Array) => Boolean((said.err += String(text)));
  become(call);
  calls += 1;
  // Only the tool's first module is evaluated anew; those that it imports are there already.
  await import(`${MAIN}?call=${calls}`);
  process.stdout.removeAllListeners('error');
  process.send!({ exit: process.exitCode ?? 0, ...said });
}

process.on('message', (call: Call) => void run(call));
