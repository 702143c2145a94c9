import { once } from 'node:events';
import { get } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';

// Reads the events of a mock like a page that shows its requests, and opens the latest request once a second, until it is stopped.
const { port } = workerData;
const urlOf = (path: string) => `http://127.0.0.1:${port}/__admin/${path}`;

let shown = 0;
let latest: string | undefined;
let rest = '';

const [stream] = await once(get(urlOf('events?types=request')), 'response');
stream.setEncoding('utf8').on('data', (text: string) => {
  const messages = (rest + text).split('\n\n');
  rest = messages.pop() ?? '';
  for (const message of messages) {
    const data = /^data: (.*)$/m.exec(message)?.[1];
    if (data === undefined) continue;
    latest = JSON.parse(data).id;
    shown += 1;
  }
});

setInterval(() => {
  if (latest === undefined) return;
  for (const path of [`requests/${latest}`, `requests/${latest}/changes`])
    get(urlOf(path), (answer) => answer.resume());
}, 1000);

parentPort?.on('message', () => parentPort?.postMessage(shown));
parentPort?.postMessage('ready');
