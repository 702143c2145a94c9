/** Measures both sides in turns, so that a machine that is busy at times is so for both; the first round warms up. */
export async function inTurns(
  rounds: number,
  ours: () => Promise<number>,
  baseline: () => Promise<number>,
): Promise<{ readonly ours: readonly number[]; readonly baseline: readonly number[] }> {
  const figures: { ours: number[]; baseline: number[] } = { ours: [], baseline: [] };
  await baseline();
  await ours();
  for (let round = 0; round < rounds; round += 1) {
    figures.baseline.push(await baseline());
    figures.ours.push(await ours());
  }
  return figures;
}

/** How many milliseconds it takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}
