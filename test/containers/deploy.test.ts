import { execFile, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { stringify } from 'yaml';
import { packageRoot } from '#paths.ts';
import { kubernetesFolder, kustomize } from '../support/deploy/kustomize.ts';
import { image, podman } from './engine.ts';

/** Runs the health checks of containers that have none yet, as systemd would. Returns a function that ends it. */
function runHealthChecks(): () => void {
  const script =
    'while sleep 0.5; do for id in $(podman ps -q --filter health=starting); do podman healthcheck run $id; done; done';
  const checks = spawn('sh', ['-c', script], { stdio: 'ignore' });
  return () => void checks.kill();
}

test('the program of the compose file waits for the PBX and lists its users', async () => {
  const env = { ...process.env, PBX_IMAGE: image, PBX_PORT: '0', PBX_HTTPS_PORT: '0' };
  const compose = (...argv: string[]) =>
    promisify(execFile)('docker-compose', ['-f', join(packageRoot, 'deploy/compose.yaml'), ...argv], { env });
  onTestFinished(async () => void (await compose('down', '--volumes')));
  onTestFinished(runHealthChecks());
  const { stdout } = await compose('up', '--no-build', '--exit-code-from', 'client');
  expect(stdout).toContain('Ada Lovelace');
  expect(stdout).toContain('exited with code 0');
});

test('the manifests of Kubernetes run, and the PBX has its seeds and fixtures', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'xivo-mock-kube-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'pbx.yaml');
  // The image has the name that it has here.
  const manifests = kustomize(kubernetesFolder('base')).toReversed();
  writeFileSync(
    file,
    manifests
      .map((each) => stringify(each))
      .join('---\n')
      .replace('image: xivo-mock', `image: ${image}`),
  );
  onTestFinished(() => void execFileSync('podman', ['kube', 'down', file], { stdio: 'ignore' }));
  await podman('kube', 'play', file);
  const mock = ['exec', 'xivo-mock-pod-0-xivo-mock', 'node', '/opt/xivo-mock/dist/main.js'];
  expect(await podman(...mock, 'wait')).toContain('ready');
  expect(JSON.parse(await podman(...mock, 'fixtures', 'export', '--json'))).toMatchObject({
    tables: { entity: [{ name: 'acme' }] },
  });
});
