import type { Resource } from '#core/resource.ts';
import { sectionOf } from '#core/resource.ts';
import { resources } from '#resources/index.ts';
import { parameters, responses, securitySchemes } from './components.ts';
import { operationsOf } from './operations.ts';
import { sharedSchemas } from './rules.ts';
import { introduction } from './texts.ts';

/** Returns the OpenAPI description of the web services, from the declarations of the resources. */
export function webServicesDocument(): object {
  const operations = resources.flatMap(operationsOf);
  const paths = operations.map(({ path, method, operation }) => [path, { [method]: operation }] as const);
  const schemas = operations.map((operation) => operation.schemas);
  return {
    openapi: '3.1.0',
    info: {
      title: 'XiVO web services',
      version: '1.0',
      summary: 'The web services of a XiVO PBX, as the page "Web Services" and a real server have them.',
      description: introduction,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [
      { url: '/', description: 'The server that sends this description' },
      {
        url: 'https://{host}',
        description: 'A XiVO',
        variables: { host: { default: 'xivo', description: 'Its name or address' } },
      },
    ],
    tags: resources.map(tagOf),
    paths: Object.fromEntries(paths),
    components: {
      parameters: usedIn(paths, 'parameters', parameters),
      responses: usedIn(paths, 'responses', responses),
      securitySchemes,
      schemas: { ...sharedSchemas, ...Object.assign({}, ...schemas) },
    },
  };
}

/** Returns the components that the paths refer to. */
function usedIn(paths: unknown, kind: string, components: object): object {
  const text = JSON.stringify(paths);
  const used = Object.entries(components).filter(([name]) => text.includes(`"#/components/${kind}/${name}"`));
  return Object.fromEntries(used);
}

function tagOf(resource: Resource): object {
  return { name: sectionOf(resource), description: tagWords(resource) };
}

function tagWords(resource: Resource): string {
  const { modes, aliases = [], served, differences = [], nouns } = resource;
  const subject = nouns === undefined ? `The resource \`${resource.path}\`.` : `The ${nouns.many} of the PBX.`;
  const modeWords = modes?.length === 1 ? `Served in mode \`${modes[0]}\` only.` : undefined;
  const servedWords =
    served === undefined
      ? undefined
      : `In the dialect \`recorded\`: ${served.recorded.text}; in \`documented\`: ${served.documented.text}.`;
  const aliasWords = aliases.map(
    ({ path, served: { recorded, documented } }) =>
      `The path \`${path}\`: in the dialect \`recorded\` ${recorded.text}; in \`documented\` ${documented.text}.`,
  );
  const others = differences.filter(
    (difference) => difference !== served && !aliases.some((alias) => alias.served === difference),
  );
  const list = others.map(
    ({ where, recorded, documented }) =>
      `- ${where}. \`recorded\`: ${recorded.text}; \`documented\`: ${documented.text}.`,
  );
  const heading = list.length > 0 ? ['', 'Differences between the dialects:', '', ...list] : [];
  return [[subject, modeWords, servedWords, ...aliasWords].filter(Boolean).join(' '), ...heading].join('\n');
}
