import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { controlPlaneDocument } from './control-plane/document.ts';
import { documentText } from './document-text.ts';
import { pythonAnswers } from './python/answers.ts';
import { webServicesDocument } from './web-services/document.ts';

/** Writes the OpenAPI descriptions below the folder of the repository, and the types of the Python client. */
export async function main(root: string): Promise<void> {
  const folder = join(root, 'docs/openapi');
  await mkdir(folder, { recursive: true });
  const controlPlane = await controlPlaneDocument();
  await writeFile(join(folder, 'control-plane.json'), documentText(controlPlane));
  await writeFile(join(folder, 'xivo.json'), documentText(await webServicesDocument()));
  await writeFile(join(root, 'clients/python/src/xivo_mock/answers.py'), pythonAnswers(controlPlane));
}
