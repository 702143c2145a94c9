import type { DaemonCommand } from './daemon-commands.ts';
import type { Act, Resource } from './resource.ts';

/** The acts that change objects. */
const changing = ['add', 'edit', 'delete', 'deleteall', 'import'] as const;

/** The type of a property that only a resource with one of the acts `Needed` can have. */
type With<Needed extends string, Name extends string, Value> = [Extract<Name, Needed>] extends [never] ? never : Value;

/** What a resource declares of itself; its fallback, its commands and its fixtures fit its acts. */
type Declaration<Name extends string> = Omit<Resource, 'acts' | 'fallback' | 'commands' | 'fixture'> & {
  readonly acts: Readonly<Record<Name, Act>>;
  readonly fallback: NoInfer<Name>;
  /** Key of a fixture document under which bodies of its act `add` stand. */
  readonly fixture?: With<'add', NoInfer<Name>, string>;
  /** What a successful act would tell the daemons, by act. */
  readonly commands?: { readonly [Told in NoInfer<Name>]?: readonly DaemonCommand[] };
  /** What each act that changes an object would tell the daemons. */
  readonly afterChanges?: With<(typeof changing)[number], NoInfer<Name>, readonly DaemonCommand[]>;
};

/** Makes a resource of its declaration. Lists the differences that decide whether it and its other paths are served. */
export function defineResource<const Name extends string>(declaration: Declaration<Name>): Resource {
  const { afterChanges = [], commands, differences = [], ...resource } = declaration;
  const changes = changing.filter((act) => afterChanges.length > 0 && Object.hasOwn(resource.acts, act));
  const served = [resource.served, ...(resource.aliases ?? []).map((alias) => alias.served)];
  return {
    ...resource,
    commands: { ...Object.fromEntries(changes.map((act) => [act, afterChanges])), ...commands },
    differences: [...differences, ...served.filter((difference) => difference !== undefined)],
  };
}
