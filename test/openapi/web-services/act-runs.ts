import type { ActBody } from '#core/act-description.ts';
import type { ActRequest } from '#core/request.ts';
import { type Act, type Outcome, operationOf, type Resource } from '#core/resource.ts';
import { runAct } from '#core/run.ts';
import { resources } from '#resources/index.ts';
import { createWorld } from '#seeding/create-world.ts';
import { parseQuery } from '#wire/query.ts';
import type { World } from '#world/world.ts';
import { type Example, examples } from '../../../scripts/openapi/web-services/examples.ts';
import { modeOf } from '../../../scripts/openapi/web-services/operations.ts';

/** An act by the name of its operation. */
export interface NamedAct {
  readonly name: string;
  readonly resource: Resource;
  readonly actName: string;
  readonly act: Act;
}

/** The acts of all resources. */
const namedActs: readonly NamedAct[] = resources.flatMap((resource) =>
  Object.entries(resource.acts).map(([actName, act]) => ({
    name: operationOf(resource, actName),
    resource,
    actName,
    act,
  })),
);

/** An act that reads a JSON body, and its example. */
export interface WritingAct extends NamedAct {
  readonly body: ActBody;
  readonly example: Example;
}

/** The acts that read a JSON body. */
export const writingActs: readonly WritingAct[] = namedActs.flatMap((named) => {
  const { body } = named.act.description;
  return body === undefined ? [] : [{ ...named, body, example: exampleOf(named.name) }];
});

function exampleOf(operation: string): Example {
  const example = examples.get(operation);
  if (example === undefined) throw new Error(`${operation} has no example`);
  return example;
}

/** What a run needs beside its act. */
interface RunOptions {
  readonly id?: number | string | undefined;
  readonly body?: unknown;
}

function actNamed(operation: string): NamedAct {
  const named = namedActs.find(({ name }) => name === operation);
  if (named === undefined) throw new Error(`there is no act ${operation}`);
  return named;
}

/** Runs acts on the documented data, in the dialect `documented`. */
export class ActRuns {
  readonly #world: World;
  readonly #named: NamedAct;
  readonly #id: string | undefined;

  /** Prepares the state in which the example of the act can run. */
  constructor({ example, ...named }: WritingAct) {
    this.#world = createWorld({ seeds: 'documented', dialect: 'documented' });
    this.#world.store.delete('cel', {});
    this.#named = named;
    for (const { operation, id } of example.after) {
      const body = examples.get(operation)?.body;
      const { status, reason } = this.#run(actNamed(operation), { id, body });
      if (status !== 200) throw new Error(`${operation} answers ${status}: ${reason?.message}`);
    }
    this.#id = this.#idOf(example.id);
    this.#world.store.markBaseline();
  }

  /** Runs the act with a body on the prepared state, which stays as it was. */
  run(body: unknown): Outcome {
    const outcome = this.#run(this.#named, { id: this.#id, body });
    this.#world.reset();
    return outcome;
  }

  close(): void {
    this.#world.close();
  }

  /** The id of the newest row of a table for `last incall`. */
  #idOf(id: number | string | undefined): string | undefined {
    const table = /^last (\w+)$/.exec(String(id))?.[1];
    if (table === undefined) return id === undefined ? undefined : String(id);
    const rows =
      this.#world.store
        .anyTables()
        .find(({ name }) => name === table)
        ?.all() ?? [];
    return String(rows.at(-1)?.['id']);
  }

  #run({ resource, actName, act }: NamedAct, { id, body }: RunOptions): Outcome {
    const query = parseQuery(
      new URLSearchParams({ act: actName, ...(id !== undefined && { id: String(id) }) }).toString(),
    );
    const { store, dialect, clock, random } = this.#world;
    const request: ActRequest = {
      ...{ store, dialect, clock, random, query },
      mode: modeOf(resource, act),
      nouns: resource.nouns,
      parameters: query,
      body: Buffer.from(body === undefined ? '' : JSON.stringify(body)),
      serverAddress: '127.0.0.1',
      commands: [],
      ignored: [],
    };
    return runAct({ resource, act: actName, request });
  }
}
