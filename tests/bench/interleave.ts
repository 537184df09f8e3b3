export type Side = {
  run: () => Promise<unknown>;
  processorTime?: (run: () => Promise<unknown>) => Promise<number>;
};

/** Runs each side in turn, round after round, and gives the median of each in microseconds of processor time: what others do on the machine meets all sides alike. */
export async function interleave(sides: Side[], rounds: number): Promise<number[]> {
  const taken = sides.map((): number[] => []);
  for (let round = -Math.ceil(rounds / 4); round < rounds; round++) {
    const order = round % 2 === 0 ? [...sides.keys()] : [...sides.keys()].reverse();
    for (const index of order) {
      const { run = async () => undefined, processorTime = inThisProcess } = sides[index] ?? {};
      const spent = await processorTime(run);
      if (round >= 0) taken[index]?.push(spent);
    }
  }
  return taken.map(median);
}

/** Microseconds of processor time that this process spends. */
async function inThisProcess(run: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

export function median(numbers: number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
