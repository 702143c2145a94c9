import * as z from 'zod';
import { typedDicts } from './typed-dicts.ts';

const schema = z.record(z.string(), z.unknown());
const media = z.object({ schema: schema.optional() });
const response = z.looseObject({ content: z.record(z.string(), media).default({}) });
const operation = z.object({ responses: z.record(z.string(), response) });
const description = z.object({
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.object({ schemas: z.record(z.string(), schema) }),
});

/** Answers that are described in place, with the name of their type. */
const inPlace: Readonly<Record<string, string>> = { '/__admin/preview': 'Preview' };

/**
 * Returns a Python module with a type for each object in the answers of the control plane, from its OpenAPI description. It runs on
 * Python 3.9, which has no `NotRequired`: a class with optional members extends one with the required ones.
 */
export function pythonAnswers(document: unknown): string {
  const { paths, components } = description.parse(document);
  const answers = Object.entries(paths).flatMap(([path, methods]) =>
    Object.values(methods).flatMap(({ responses }) => successes(responses).map((answer) => ({ path, answer }))),
  );
  const named = answers.flatMap(({ path, answer }): [string, unknown][] => {
    const name = inPlace[path];
    return name === undefined ? [] : [[name, answer]];
  });
  const schemas = { ...components.schemas, ...Object.fromEntries(named) };
  const names = reachable(schemas, [...answers.map(({ answer }) => answer), ...named.map(([, answer]) => answer)]);
  return `${head}${typedDicts(schemas, [...names, ...named.map(([name]) => name)].sort())}`;
}

const head = `"""The answers of the control plane. Generated from docs/openapi/control-plane.json by \`\`npm run openapi\`\`."""

from typing import Any, Dict, List, Literal, Optional, TypedDict, Union
`;

function successes(responses: z.output<typeof operation>['responses']): readonly unknown[] {
  return Object.entries(responses).flatMap(([status, { content }]) =>
    status.startsWith('2') ? Object.values(content).flatMap(({ schema: answer }) => answer ?? []) : [],
  );
}

/** The names of the schemas that schemas refer to, directly or through others. */
function reachable(schemas: Readonly<Record<string, unknown>>, from: readonly unknown[]): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (part: unknown): void => {
    for (const [, name = ''] of JSON.stringify(part).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      if (names.has(name)) continue;
      names.add(name);
      visit(schemas[name]);
    }
  };
  for (const part of from) visit(part);
  return names;
}
