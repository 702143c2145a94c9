/** Returns the processor time that `work` takes, in milliseconds: other load on the machine affects it less than the wall time. */
export function cpuTime(work: () => unknown): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
