// Starts a server (on the folder that is named), says where it is, and waits to be killed. `KILLED` kills the server first.
import { startPostgres } from '../dist/index.js';

const [dataFolder] = process.argv.slice(2);
const server = await startPostgres(dataFolder === undefined ? {} : { dataFolder });
if (process.env.KILLED) await server.kill();
process.send(server.url);
