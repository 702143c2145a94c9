import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';

const generator = z.strictObject({ name: z.string(), files: z.array(z.string()) });

/** A kustomization, as far as those of `deploy/` go; anything else is refused. */
const kustomization = z.strictObject({
  apiVersion: z.literal('kustomize.config.k8s.io/v1beta1'),
  kind: z.literal('Kustomization'),
  resources: z.array(z.string()).min(1),
  labels: z
    .array(z.strictObject({ pairs: z.record(z.string(), z.string()), includeSelectors: z.literal(true) }))
    .default([]),
  configMapGenerator: z.array(generator).default([]),
  images: z.array(z.strictObject({ name: z.string(), newTag: z.string() })).default([]),
  replicas: z.array(z.strictObject({ name: z.string(), count: z.int() })).default([]),
  patches: z.array(z.strictObject({ path: z.string() })).default([]),
});

type Kustomization = z.output<typeof kustomization>;

/** A manifest of Kubernetes. */
export interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly [member: string]: unknown;
}

const manifest = z.looseObject({ kind: z.string(), metadata: z.looseObject({ name: z.string() }) });
const object = z.record(z.string(), z.unknown());

/** The manifests of a folder with a kustomization, as `kubectl kustomize` prints them, without hashes in the names of config maps. */
export function kustomize(folder: string): readonly Manifest[] {
  const rules = kustomization.parse(yamlIn(folder, 'kustomization.yaml'));
  const resources = rules.resources.flatMap((path) => {
    return path.endsWith('.yaml') ? [manifest.parse(yamlIn(folder, path))] : kustomize(join(folder, path));
  });
  const maps = rules.configMapGenerator.map((map) => configMap(folder, map));
  const patches = rules.patches.map(({ path }) => manifest.parse(yamlIn(folder, path)));
  return [...resources, ...maps].map((resource) => {
    const own = patches.filter(
      ({ kind, metadata }) => kind === resource.kind && metadata.name === resource.metadata.name,
    );
    return manifest.parse([...own, ...changesOf(resource, rules)].reduce(merged, resource));
  });
}

function yamlIn(folder: string, path: string): unknown {
  return parse(readFileSync(join(folder, path), 'utf8'));
}

function configMap(folder: string, { name, files }: z.output<typeof generator>): Manifest {
  const data = Object.fromEntries(files.map((path) => [basename(path), readFileSync(join(folder, path), 'utf8')]));
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data };
}

/** The labels and the number of replicas of a resource, as patches. */
function changesOf({ kind, metadata }: Manifest, { labels, replicas }: Kustomization): readonly unknown[] {
  const pairs = Object.assign({}, ...labels.map((label) => label.pairs));
  const count = replicas.find(({ name }) => kind === 'Deployment' && name === metadata.name)?.count;
  const template = { metadata: { labels: pairs } };
  return [
    { metadata: { labels: pairs } },
    ...(kind === 'Deployment' ? [{ spec: { selector: { matchLabels: pairs }, template } }] : []),
    ...(kind === 'Service' ? [{ spec: { selector: pairs } }] : []),
    ...(count === undefined ? [] : [{ spec: { replicas: count } }]),
  ];
}

/** A strategic merge: objects member by member, lists of objects with a name or a path by that key, anything else replaced. */
function merged(base: unknown, patch: unknown): unknown {
  if (Array.isArray(base) && Array.isArray(patch)) return mergedList(base, patch);
  const [left, right] = [object.safeParse(base), object.safeParse(patch)];
  if (!left.success || !right.success) return patch;
  const entries = Object.entries(right.data).map(([key, value]) => [key, merged(left.data[key], value)]);
  return { ...left.data, ...Object.fromEntries(entries) };
}

function mergedList(base: readonly unknown[], patch: readonly unknown[]): readonly unknown[] {
  const added = patch.filter((item) => keyOf(item) !== undefined && !base.some((each) => keyOf(each) === keyOf(item)));
  if (patch.some((item) => keyOf(item) === undefined)) return patch;
  const kept = base.map((item) => {
    const change = patch.find((each) => keyOf(each) === keyOf(item));
    return change === undefined ? item : merged(item, change);
  });
  // kubectl puts what a patch adds first.
  return [...added, ...kept];
}

function keyOf(item: unknown): unknown {
  const members = object.safeParse(item);
  return members.success ? (members.data['mountPath'] ?? members.data['name']) : undefined;
}

/** The folders of `deploy/kubernetes` that can be applied. */
export const kustomizations = ['base', 'overlays/replicated', 'overlays/persistent'] as const;

/** The folder of a kustomization. */
export function kubernetesFolder(name: string, root: string = dirname(dirname(dirname(import.meta.dirname)))): string {
  return join(root, 'deploy/kubernetes', name);
}
