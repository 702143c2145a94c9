import type { Daemon } from '#world/effects.ts';

/** A command that a real PBX would send to one of its daemons after an act. */
export interface DaemonCommand {
  readonly daemon: Daemon;
  readonly command: string;
}

/**
 * Returns commands for one daemon, in the order in which it receives them.
 *
 * @example
 * commandsFor('asterisk', 'sip reload', 'dialplan reload')
 */
export function commandsFor(daemon: Daemon, ...commands: readonly string[]): readonly DaemonCommand[] {
  return commands.map((command) => ({ daemon, command }));
}
