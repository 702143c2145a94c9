import { transform } from 'esbuild';

const headers = { authorization: `Basic ${Buffer.from('admin:proformatique').toString('base64')}` };

/** A minimal provisioning script. */
async function provision(url: string): Promise<void> {
  const users = `${url}/service/ipbx/json.php/restricted/pbx_settings/users/`;
  const body = JSON.stringify({ userfeatures: { firstname: 'Ada', entityid: 1 } });
  await fetch(`${users}?act=add`, { method: 'POST', headers, body });
  await fetch(`${users}?act=list`, { headers });
}

/** The modules of the package, as an example names them. */
const modules: Readonly<Record<string, () => Promise<object>>> = {
  'xivo-mock': () => import('#index.ts'),
  'xivo-mock/testcontainers': () => import('#testing/testcontainers.ts'),
  'xivo-mock/vitest': () => import('#testing/vitest.ts'),
  vitest: () => import('vitest'),
};

function load(name: string): Promise<object> {
  const known = modules[name];
  if (known !== undefined) return known();
  if (name.startsWith('node:')) return import(name);
  throw new Error(`an example imports ${name}, which its reader need not have`);
}

/** Runs the TypeScript of an example unchanged; tests of Vitest that it declares are declared. */
export async function runExample(code: string): Promise<void> {
  const { code: script } = await transform(code, { loader: 'ts', target: 'node20', format: 'esm' });
  const body = script.replace(/^import (.+?) from (".+?");$/gm, (_import, names: string, name: string) => {
    const parts = names.startsWith('{') ? names.replaceAll(' as ', ': ') : `{ default: ${names} }`;
    return `const ${parts} = await load(${name});`;
  });
  const AsyncFunction = Object.getPrototypeOf(async () => undefined).constructor;
  // Only a function made from the text shows that the text itself works.
  const run: (...tools: unknown[]) => Promise<void> = new AsyncFunction('load', 'provision', body);
  await run(load, provision);
}
