import { XivoMockClient } from '#client/client.ts';
import { headersFor } from '#client/headers.ts';
import type { Command, Declaration, VerbRequest } from './command.ts';
import { defineCommand } from './define.ts';
import { mockUrl } from './mock-url.ts';

/** Options of every command that calls the control plane. */
interface ControlValues {
  readonly url?: string | undefined;
  readonly token?: string | undefined;
  readonly world?: string | undefined;
}

/** A verb's request with a client for the control plane of the chosen mock and world. */
export interface ClientRequest<Values> extends VerbRequest<Values> {
  readonly client: XivoMockClient;
}

/** Defines a command that calls the control plane of a running mock. */
export function clientCommand<Values extends ControlValues>(
  declaration: Declaration<Values, ClientRequest<Values>>,
): Command {
  return defineCommand(declaration, (request) => {
    const { values, context } = request;
    const client = new XivoMockClient(mockUrl(values.url, context), { headers: headersFor(values) });
    return { ...request, client };
  });
}
