/** Work of a size; what it returns is ignored. */
export type Sized = (size: number) => unknown;

/** How much larger the large size is than the small one. */
const growth = 8;

/** Three doublings, each of a factor below 2.9: work that follows the size gives about 8, its square 64. */
const mostGrowth = 24;

/** Below this the clock measures nothing but itself, in microseconds. */
const leastMeasured = 500;

/**
 * How the CPU time of the work grows when its size grows by a factor of 8, if that is more than linear work explains;
 * `undefined` otherwise. A suspicion is measured again, so that a collection of garbage does not count.
 */
export async function superlinear(work: Sized, size: number): Promise<number | undefined> {
  let [small, large] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round < 3; round += 1) {
    small = Math.min(small, await microseconds(work, size));
    large = Math.min(large, await microseconds(work, size * growth));
    if (large <= Math.max(small, leastMeasured) * mostGrowth) return undefined;
  }
  return large / small;
}

async function microseconds(work: Sized, size: number): Promise<number> {
  const before = process.cpuUsage();
  await work(size);
  const { user, system } = process.cpuUsage(before);
  return user + system;
}
