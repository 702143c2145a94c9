import { createConfig, lintFromString } from '@redocly/openapi-core';
import { Validator } from '@seriousme/openapi-schema-validator';

/** Rules of Redocly's recommended set that are switched off, each with the reason. */
const exceptions = {
  // The path of a page ends with a slash, so that its links are relative to it.
  'no-path-trailing-slash': 'off',
} as const;

/**
 * Returns the problems of an OpenAPI document, errors and warnings, one line each: what breaks the schema of OpenAPI, and what breaks
 * Redocly's recommended rules.
 */
export async function openapiProblems(document: object): Promise<readonly string[]> {
  const source = JSON.stringify(document);
  return [...(await schemaProblems(source)), ...(await ruleProblems(source))];
}

async function schemaProblems(source: string): Promise<readonly string[]> {
  const result = await new Validator().validate(JSON.parse(source));
  if (result.valid) return [];
  const { errors = 'the document is not valid' } = result;
  return typeof errors === 'string'
    ? [errors]
    : errors.map(({ instancePath, message }) => `${instancePath}: ${message}`);
}

async function ruleProblems(source: string): Promise<readonly string[]> {
  const config = await createConfig({ extends: ['recommended'], rules: exceptions });
  const problems = await lintFromString({ source, config, absoluteRef: 'openapi.json' });
  return problems.map(({ ruleId, severity, message, location }) => {
    const at = location.map(({ pointer }) => pointer ?? '').join(', ');
    return `${severity} ${ruleId} at ${at}: ${message}`;
  });
}
