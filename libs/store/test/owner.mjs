// Starts a server, says where it is, and waits to be killed.
import { startPostgres } from '../dist/index.js';

const { url } = await startPostgres();
process.send(url);
