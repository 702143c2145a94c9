import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Deployment } from 'kubernetes-models/apps/v1/Deployment';
import { ConfigMap } from 'kubernetes-models/v1/ConfigMap';
import { PersistentVolumeClaim } from 'kubernetes-models/v1/PersistentVolumeClaim';
import { Service } from 'kubernetes-models/v1/Service';
import { expect, onTestFinished, test } from 'vitest';
import * as z from 'zod';
import { readConfig } from '#config/read.ts';
import { startXivoMock } from '#index.ts';
import { kubernetesFolder, kustomizations, kustomize, type Manifest } from '../support/deploy/kustomize.ts';

const models = { ConfigMap, Deployment, PersistentVolumeClaim, Service };

function validate({ kind, ...manifest }: Manifest): void {
  const Model = z.enum(['ConfigMap', 'Deployment', 'PersistentVolumeClaim', 'Service']).parse(kind);
  // The library types each kind; the manifests are what is tested.
  new models[Model](JSON.parse(JSON.stringify(manifest))).validate();
}

const probe = z.object({ httpGet: z.object({ path: z.string(), port: z.string() }) });
const container = z.object({
  args: z.array(z.string()),
  env: z.array(z.object({ name: z.string(), value: z.string().optional() })),
  ports: z.array(z.object({ name: z.string(), containerPort: z.int() })),
  startupProbe: probe,
  readinessProbe: probe,
  livenessProbe: probe,
  volumeMounts: z.array(z.object({ name: z.string(), mountPath: z.string() })),
});
const volume = z.object({
  name: z.string(),
  configMap: z.object({ name: z.string() }).optional(),
  persistentVolumeClaim: z.object({ claimName: z.string() }).optional(),
});
const pod = z.object({ containers: z.tuple([container]), volumes: z.array(volume) });
const deployment = z.object({
  spec: z.object({
    replicas: z.int(),
    strategy: z.unknown().optional(),
    selector: z.unknown(),
    template: z.object({ metadata: z.object({ labels: z.record(z.string(), z.string()) }), spec: pod }),
  }),
});
const service = z.object({
  metadata: z.object({ name: z.string() }),
  spec: z.object({
    selector: z.record(z.string(), z.string()),
    ports: z.array(z.object({ name: z.string(), port: z.int(), targetPort: z.string() })),
  }),
});
const configMap = z.object({ data: z.record(z.string(), z.string()) });

function manifestsOf(name: string) {
  const manifests = kustomize(kubernetesFolder(name));
  const one = (kind: string) => manifests.find((manifest) => manifest.kind === kind);
  const { spec } = deployment.parse(one('Deployment'));
  return { manifests, spec, pod: spec.template.spec, service: service.parse(one('Service')) };
}

/** The files of a volume, with the links by which Kubernetes replaces them atomically. */
function mount(folder: string, files: Readonly<Record<string, string>>): void {
  mkdirSync(join(folder, '..2026'), { recursive: true });
  symlinkSync('..2026', join(folder, '..data'));
  for (const [file, content] of Object.entries(files)) {
    writeFileSync(join(folder, '..2026', file), content);
    symlinkSync(join('..data', file), join(folder, file));
  }
}

/** The options of the container, with the paths of its volumes below a folder of this machine. */
function configIn(root: string, name: string) {
  const { manifests, pod } = manifestsOf(name);
  const [{ args, env, volumeMounts }] = pod.containers;
  for (const { name: volumeName, mountPath } of volumeMounts) {
    const source = pod.volumes.find((each) => each.name === volumeName);
    const map = manifests.find(
      ({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === source?.configMap?.name,
    );
    if (map === undefined) mkdirSync(join(root, mountPath));
    else mount(join(root, mountPath), configMap.parse(map).data);
  }
  const mounted = args.map((word) => (word.startsWith('/') ? join(root, word) : word));
  const set = Object.fromEntries(env.map(({ name: variable, value }) => [variable, value]));
  const { seeds, init, persist, allowedHosts } = readConfig({ argv: mounted, env: set, readFile: () => '' });
  return { seeds, init, persist, allowedHosts };
}

test.each(kustomizations)('the manifests of %s are valid', (name) => {
  const { manifests } = manifestsOf(name);
  expect(manifests.length).toBeGreaterThanOrEqual(4);
  for (const manifest of manifests) validate(manifest);
});

test('what the schemas of Kubernetes refuse is refused', () => {
  expect(() => validate({ kind: 'Service', metadata: { name: 'x' }, spec: { ports: [{ prt: 1 }] } })).toThrow(/port/);
});

test.each(kustomizations)('a mock starts with the options, seeds and fixtures of %s', async (name) => {
  const root = mkdtempSync(join(tmpdir(), 'xivo-mock-kubernetes-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const { allowedHosts, ...options } = configIn(root, name);
  expect(options.persist === undefined).toBe(name !== 'overlays/persistent');
  const mock = await startXivoMock({ ...options, strict: true });
  onTestFinished(() => mock.close());
  const { items } = await mock.admin.pbx.users();
  expect(items.map(({ name: fullName }) => fullName)).toEqual(['Ada Lovelace', 'Grace Hopper']);
  const [{ startupProbe, readinessProbe, livenessProbe }] = manifestsOf(name).pod.containers;
  for (const { httpGet } of [startupProbe, readinessProbe, livenessProbe])
    expect((await fetch(`${mock.url}${httpGet.path}`)).status).toBe(200);
  expect(allowedHosts).toEqual(['*.svc', '*.svc.cluster.local']);
});

test('the service and the probes lead to the ports on which the image listens', () => {
  const { pod: spec, service: found } = manifestsOf('base');
  const [{ ports, ...probes }] = spec.containers;
  expect(ports).toEqual([
    { name: 'http', containerPort: 8080 },
    { name: 'https', containerPort: 8443 },
  ]);
  const names = ports.map((each) => each.name);
  expect(found.spec.ports.map(({ targetPort }) => targetPort)).toEqual(names);
  for (const { httpGet } of [probes.startupProbe, probes.readinessProbe, probes.livenessProbe])
    expect(names).toContain(httpGet.port);
});

test('the service selects the pods, and the overlays differ where they should', () => {
  const [base, replicated, persistent] = kustomizations.map(manifestsOf);
  expect(base?.service.spec.selector).toEqual(base?.spec.template.metadata.labels);
  expect(base?.spec.selector).toEqual({ matchLabels: base?.service.spec.selector });
  expect([base, replicated, persistent].map((each) => each?.spec.replicas)).toEqual([1, 3, 1]);
  expect(persistent?.spec.strategy).toEqual({ type: 'Recreate' });
  expect(persistent?.pod.containers[0].volumeMounts.map(({ mountPath }) => mountPath)).toEqual([
    '/data',
    '/seeds',
    '/fixtures',
  ]);
});

test('the variables that Kubernetes sets for the service do not disturb the mock', () => {
  const { metadata, spec } = manifestsOf('base').service;
  const prefix = metadata.name.replaceAll('-', '_').toUpperCase();
  const address = '10.96.0.17';
  const [first] = spec.ports;
  const links = spec.ports.flatMap(({ name, port }): [string, string][] => [
    [`${prefix}_SERVICE_PORT_${name.toUpperCase()}`, String(port)],
    [`${prefix}_PORT_${port}_TCP`, `tcp://${address}:${port}`],
    [`${prefix}_PORT_${port}_TCP_PROTO`, 'tcp'],
    [`${prefix}_PORT_${port}_TCP_PORT`, String(port)],
    [`${prefix}_PORT_${port}_TCP_ADDR`, address],
  ]);
  const env = {
    ...Object.fromEntries(links),
    [`${prefix}_SERVICE_HOST`]: address,
    [`${prefix}_SERVICE_PORT`]: String(first?.port),
    [`${prefix}_PORT`]: `tcp://${address}:${first?.port}`,
  };
  expect(Object.keys(env)).toContain('XIVO_MOCK_PORT');
  expect(readConfig({ argv: [], env, readFile: () => '' }).port).toBe(8080);
});
