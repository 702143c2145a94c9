import type { Random } from '#world/random.ts';

/** Returns a channel name: the interface with a random suffix, decimal for IAX2 and hexadecimal for others. */
export function channelOf(random: Pick<Random, 'between'>, name: string): string {
  if (name.startsWith('IAX2/')) return `${name}-${random.between(1, 32_767)}`;
  return `${name}-${random.between(1, 0xffffff).toString(16).padStart(8, '0')}`;
}
