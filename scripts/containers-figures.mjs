// Prints figures of the image: `node scripts/containers-figures.mjs BASE IMAGE`, with Podman. Sizes are compressed, as a registry
// stores them; times are medians.
import { execFileSync, spawn } from 'node:child_process';
import { createGzip } from 'node:zlib';

const [base, image] = process.argv.slice(2);
const rounds = 5;

function podman(...argv) {
  return execFileSync('podman', argv, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}

/** The compressed size of an image in bytes. */
async function sizeOf(name) {
  let size = 0;
  const { stdout } = spawn('podman', ['save', '--format', 'docker-archive', name], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  for await (const chunk of stdout.pipe(createGzip())) size += chunk.length;
  return size;
}

/** Milliseconds until the work is done. */
async function timeOf(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function isReady(url) {
  const response = await fetch(`${url}/readyz`).catch(() => undefined);
  return response?.ok === true;
}

/** Starts a container, waits until it is ready and healthy, and stops it. */
async function round() {
  const start = performance.now();
  const id = podman('run', '--detach', '--publish', '127.0.0.1::8080', image);
  const url = `http://${podman('port', id, '8080/tcp')}`;
  while (!(await isReady(url))) await new Promise((resolve) => setTimeout(resolve, 10));
  const ready = performance.now() - start;
  const check = await timeOf(() => podman('healthcheck', 'run', id));
  const stop = await timeOf(() => podman('stop', id));
  podman('rm', '--force', id);
  return { ready, check, stop };
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
const milliseconds = (time) => `${Math.round(time)} ms`;

const [baseSize, imageSize] = [await sizeOf(base), await sizeOf(image)];
const results = [];
for (let index = 0; index < rounds; index += 1) results.push(await round());
const medianOf = (key) => milliseconds(median(results.map((result) => result[key])));
process.stdout.write(
  [
    `size with the base     ${megabytes(imageSize)}`,
    `size without the base  ${megabytes(imageSize - baseSize)}`,
    `start to ready         ${medianOf('ready')}`,
    `one health check       ${medianOf('check')}`,
    `SIGTERM to exit        ${medianOf('stop')}`,
    '',
  ].join('\n'),
);
