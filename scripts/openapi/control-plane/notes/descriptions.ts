import type { Capability } from '../notes.ts';

const description = { type: 'application/json', schema: { type: 'object', description: 'An OpenAPI 3.1 document.' } };
const bytes = { type: 'string', format: 'binary' };
const page = { type: 'text/html', schema: { type: 'string' } };

/** The OpenAPI descriptions, and the pages for a browser. */
export const descriptions: Capability = {
  tag: 'Descriptions and pages',
  description: 'The OpenAPI descriptions, and pages for a browser. They need no token: they hold nothing of a world.',
  scope: 'mock',
  operations: {
    'GET /__admin/openapi.json': {
      id: 'readControlPlaneDescription',
      answers: { 200: 'This document.' },
      content: description,
      problems: { 404: 'The file is missing from the installation.' },
      examples: [{ status: 200, isLong: true }],
    },
    'GET /__admin/openapi/xivo.json': {
      id: 'readWebServicesDescription',
      answers: { 200: 'The description.' },
      content: description,
      problems: { 404: 'The file is missing from the installation.' },
      examples: [{ status: 200, isLong: true }],
    },
    ...pageOperations('ui', 'Inspector'),
    ...pageOperations('docs', 'Documentation'),
  },
};

/** The operations of a page: its path without the slash, the page, and the other files of it. */
function pageOperations(name: string, title: string): Capability['operations'] {
  return {
    [`GET /__admin/${name}`]: {
      id: `redirectTo${title}`,
      answers: { 302: 'The page is at this path with a slash.' },
      examples: [{ status: 302 }],
    },
    [`GET /__admin/${name}/`]: {
      id: `open${title}`,
      answers: { 200: 'The page.' },
      content: page,
      problems: { 404: 'The pages are not built.' },
      examples: [{ status: 200 }],
    },
    [`GET /__admin/${name}/{file}`]: {
      id: `read${title}File`,
      answers: { 200: 'The file.' },
      content: { type: 'text/javascript', schema: bytes },
      problems: { 404: 'The page has no such file, or is not built.' },
      examples: [{ status: 200, params: { file: 'app.js' } }],
    },
  };
}
