import type { DaemonCommand } from './daemon-commands.ts';
import { type Act, type AnswerSchema, changingActs, type Resource } from './resource.ts';

/** `Value` if one of the acts `Needed` is among the acts `Name`, else `never`: the property is not allowed. */
type With<Needed extends string, Name extends string, Value> = [Extract<Name, Needed>] extends [never] ? never : Value;

/** The declaration of a resource. The compiler checks that fallback, commands and fixture name acts that it has. */
type Declaration<Name extends string> = Omit<Resource, 'acts' | 'fallback' | 'answers' | 'commands' | 'fixture'> & {
  readonly acts: Readonly<Record<Name, Act>>;
  readonly fallback: NoInfer<Name>;
  /** The schemas of the answers, by act; an act without one answers 200 with an empty body. */
  readonly answers?: { readonly [ActName in NoInfer<Name>]?: AnswerSchema };
  /** The key of a fixture document whose items are bodies of the act `add`, such as `entities`. */
  readonly fixture?: With<'add', NoInfer<Name>, string>;
  /** The commands that a real PBX sends to its daemons after a successful act, by act. */
  readonly commands?: { readonly [ActName in NoInfer<Name>]?: readonly DaemonCommand[] };
  /** The commands after each act that changes objects: `add`, `edit`, `delete`, `deleteall` and `import`. */
  readonly afterChanges?: With<(typeof changingActs)[number], NoInfer<Name>, readonly DaemonCommand[]>;
};

/**
 * Returns the resource of a declaration: `afterChanges` becomes commands of each act that changes objects (an entry of
 * `commands` replaces it), and the differences that decide which paths are served join the list of its differences.
 *
 * A new resource also needs an entry in `resources/index.ts`.
 *
 * @example
 * export const entity = defineResource({
 *   base: 'xivo/configuration',
 *   path: 'manage/entity',
 *   nouns: { one: 'entity', many: 'entities' },
 *   fallback: 'list',
 *   acts: {
 *     list: list(({ store }) => store.all('entity').map(entityJson)),
 *     view: view(({ store }, id) => {
 *       const row = store.first('entity', { id });
 *       return row && entityJson(row);
 *     }),
 *     delete: remove(({ store }, id) => store.delete('entity', { id }) > 0),
 *   },
 *   afterChanges: commandsFor('asterisk', 'dialplan reload'),
 * });
 */
export function defineResource<const Name extends string>(declaration: Declaration<Name>): Resource {
  const { afterChanges = [], commands, differences = [], ...resource } = declaration;
  const changes = changingActs.filter((act) => afterChanges.length > 0 && Object.hasOwn(resource.acts, act));
  const served = [resource.served, ...(resource.aliases ?? []).map((alias) => alias.served)];
  return {
    ...resource,
    commands: { ...Object.fromEntries(changes.map((act) => [act, afterChanges])), ...commands },
    differences: [...differences, ...served.filter((difference) => difference !== undefined)],
  };
}
