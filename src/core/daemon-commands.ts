import type { Daemon } from '#world/effects.ts';

/** A command for a daemon, as a resource declares it for its acts. */
export interface DaemonCommand {
  readonly daemon: Daemon;
  readonly command: string;
}

/** The commands for a daemon, in the order in which it gets them. */
export function commandsFor(daemon: Daemon, ...commands: readonly string[]): readonly DaemonCommand[] {
  return commands.map((command) => ({ daemon, command }));
}
