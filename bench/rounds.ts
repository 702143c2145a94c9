/** Measures both sides alternately, so that other load on the machine affects both; the first round is a warm-up. */
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

/** The duration of `work` in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}
