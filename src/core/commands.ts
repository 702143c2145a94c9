import type { Daemon } from '#world/effects.ts';

/** A command for a daemon, as a resource declares it for its acts. */
export interface Command {
  readonly daemon: Daemon;
  readonly command: string;
}

/** The engine's commands after any act that changes an object of the resource. */
export function afterChanges(...commands: readonly string[]): Readonly<Record<string, readonly Command[]>> {
  const told = commands.map((command) => ({ daemon: 'asterisk', command }) as const);
  return { add: told, edit: told, delete: told, deleteall: told, import: told };
}
