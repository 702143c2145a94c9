import { workerData } from 'node:worker_threads';
import { Connection } from './load/connection.ts';
import { randomPage } from './wire-paths.ts';

// Fetches pages of call records without a pause, until its thread is terminated.
const { port, records } = workerData;
const connection = await Connection.open(port);
for (;;) await connection.send(randomPage(records));
