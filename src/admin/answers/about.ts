import * as z from 'zod';

const operation = () =>
  z
    .object({
      operation: z.string().describe('Resource and act, such as `ipbx/pbx_settings/users:add`.'),
      url: z.string().describe('Path and query string that run the act.'),
      section: z.string().describe('The section of the rights that the act requires.'),
      modes: z
        .array(z.enum(['restricted', 'private']))
        .readonly()
        .describe('The modes in which the resource is served.'),
      isFallback: z.boolean().describe('True if the act runs for a request without `act`, or with an unknown one.'),
    })
    .meta({ title: 'Operation', description: 'An act of a web service.' });

/** The operations of all web services. */
export const operationsAnswer = () => z.object({ operations: z.array(operation()).describe('The operations.') });

/** The versions of a mock. */
export const versionAnswer = () =>
  z
    .object({
      version: z.string().describe('The version of the package.'),
      apiVersion: z
        .int()
        .describe('The version of the control plane; it increases when a client that worked before could fail.'),
      schemaVersion: z
        .int()
        .describe('The version of the database schema; state files and exported snapshots of another one are refused.'),
      node: z.string().describe('The version of Node, such as `v20.20.2`.'),
    })
    .meta({ title: 'Version', description: 'The versions of a mock.' });

/** The effective options. */
export const configAnswer = () =>
  z.object({
    options: z
      .record(
        z.string(),
        z.object({
          value: z.unknown().describe('The effective value; secrets are masked.'),
          origin: z.string().describe('Where the value comes from.'),
        }),
      )
      .readonly()
      .describe('The options by name.'),
  });

/** The state of the mock and of a world. */
export const healthAnswer = () =>
  z
    .object({
      status: z.literal('ok').describe('Always `ok`.'),
      version: z.string().describe('The version of the package.'),
      world: z.string().describe('The id of the world.'),
      dialect: z.enum(['documented', 'recorded']).describe('The dialect of the web services.'),
      generation: z.int().describe('1 until the first reset, which adds one.'),
      uptimeSeconds: z.int().describe('Seconds since the start of the mock.'),
    })
    .meta({ title: 'Health', description: 'The state of the mock and of a world.' });

/** An answer that is not JSON but text: a certificate, metrics, a stream of events. */
export const textAnswer = () => z.string();

/** The answer of `GET /livez`. */
export const aliveAnswer = () => z.object({ status: z.literal('ok').describe('Always `ok`.') });

/** The answer of `GET /readyz`. */
export const readyAnswer = () => z.object({ status: z.literal('ready').describe('Always `ready`.') });
