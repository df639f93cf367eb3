/** Sample sizes 1, 2, 4, …, each drawn anew, and how many rounds of `drawsARound` draws over all replicas each takes. */
export function sampleSizes(
  { octaves, replicas }: { octaves: number; replicas: number },
  drawsARound: number,
): { n: number; rounds: number }[] {
  return Array.from({ length: octaves + 1 }, (_, octave) => {
    const n = 2 ** octave;
    return { n, rounds: Math.ceil((n * replicas) / drawsARound) };
  });
}

/** Columns of the found table `means`: the size, and each replica's sample mean. */
export function meansColumns(replicas: number): Record<string, string> {
  return Object.fromEntries([['n', 'draws'], ...Array.from({ length: replicas }, (_, r) => [`${r}`, 'nats'])]);
}
