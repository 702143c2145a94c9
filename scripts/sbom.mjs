// Prints the bill of materials of the program in CycloneDX's JSON: `node scripts/sbom.mjs`. Beside the dependencies it lists the
// development dependencies whose code the build copies into the pages.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The development dependencies that `dist/pages/` contains. */
export const bundledInPages = ['preact', 'swagger-ui-dist'];

/** The components of a bill of materials without those that only development needs. */
export function shippedIn({ components, dependencies, metadata, ...rest }) {
  const shipped = components.filter((component) => {
    const isForDevelopment = component.properties?.some(({ name }) => name === 'cdx:npm:package:development');
    return !isForDevelopment || bundledInPages.includes(component.name);
  });
  const known = new Set([...shipped.map((component) => component['bom-ref']), metadata.component['bom-ref']]);
  const edges = dependencies.filter(({ ref }) => known.has(ref));
  return {
    ...rest,
    // npm takes the name from the folder.
    metadata: { ...metadata, component: { ...metadata.component, name: 'xivo-mock', type: 'application' } },
    components: shipped,
    dependencies: edges.map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((name) => known.has(name)) })),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const argv = ['sbom', '--package-lock-only', '--workspaces=false', '--sbom-format', 'cyclonedx'];
  const output = execFileSync('npm', argv, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  process.stdout.write(`${JSON.stringify(shippedIn(JSON.parse(output)), null, 2)}\n`);
}
