import { XivoMockClient } from '#client/client.ts';
import { headersFor } from '#client/headers.ts';
import type { Command, Declaration, VerbRequest } from './command.ts';
import { defineCommand } from './define.ts';
import { mockUrl } from './mock-url.ts';

/** The options of every command that asks the control plane. */
interface ControlValues {
  readonly url?: string | undefined;
  readonly token?: string | undefined;
  readonly world?: string | undefined;
}

/** What a verb works with that asks a running mock. */
export interface ClientWork<Values> extends VerbRequest<Values> {
  readonly client: XivoMockClient;
}

/** A command that asks the control plane of a running mock. */
export function clientCommand<Values extends ControlValues>(
  declaration: Declaration<Values, ClientWork<Values>>,
): Command {
  return defineCommand(declaration, (work) => {
    const { values, context: surroundings } = work;
    const client = new XivoMockClient(mockUrl(values.url, surroundings), { headers: headersFor(values) });
    return { ...work, client };
  });
}
