import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { controlPlaneDocument } from './control-plane/document.ts';
import { documentText } from './document-text.ts';
import { webServicesDocument } from './web-services/document.ts';

/** The descriptions, by the name of their file in docs/openapi/. */
const documents: Readonly<Record<string, () => object | Promise<object>>> = {
  'control-plane.json': controlPlaneDocument,
  'xivo.json': webServicesDocument,
};

/** Writes the OpenAPI descriptions below the folder of the repository. */
export async function main(root: string): Promise<void> {
  const folder = join(root, 'docs/openapi');
  await mkdir(folder, { recursive: true });
  for (const [name, create] of Object.entries(documents)) {
    await writeFile(join(folder, name), documentText(await create()));
  }
}
