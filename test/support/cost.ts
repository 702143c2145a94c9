/** Work on an input of some size; the result is ignored. */
export type Sized = (size: number) => unknown;

/** The ratio of the two sizes. */
const sizeRatio = 8;

/** The maximum ratio of the times: about 8 for linear work, 64 for quadratic work. */
const maxRatio = 24;

/** In microseconds: a shorter time is measurement noise. */
const minMeasured = 500;

/**
 * Returns the factor by which CPU time grows when the size grows by 8, if that is more than linear work explains;
 * otherwise `undefined`. A suspicious result is measured again, so that garbage collection does not distort it.
 */
export async function superlinear(work: Sized, size: number): Promise<number | undefined> {
  let [small, large] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round < 3; round += 1) {
    small = Math.min(small, await microseconds(work, size));
    large = Math.min(large, await microseconds(work, size * sizeRatio));
    if (large <= Math.max(small, minMeasured) * maxRatio) return undefined;
  }
  return large / small;
}

async function microseconds(work: Sized, size: number): Promise<number> {
  const before = process.cpuUsage();
  await work(size);
  const { user, system } = process.cpuUsage(before);
  return user + system;
}
