/**
 * The name that a person most likely meant: the nearest of `names` by Damerau–Levenshtein distance (optimal string
 * alignment, case ignored), when at most a third of the longer one has to change; undefined where none is near.
 */
export function nearestName(got: string, names: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const name of names) {
    // Distance is at least the difference of the lengths: this also keeps a long nonsense text cheap.
    const allowed = Math.max(1, Math.floor(Math.max(got.length, name.length) / 3));
    if (Math.abs(got.length - name.length) > allowed) continue;
    const distance = editDistance(got.toLowerCase(), name.toLowerCase());
    if (distance <= allowed && distance < least) {
      best = name;
      least = distance;
    }
  }
  return best;
}

/** The remedy of an unknown name: "Did you mean "steps"?", or nothing where no name is near. */
export function didYouMean(got: string, names: Iterable<string>): string | undefined {
  const nearest = nearestName(got, names);
  return nearest === undefined ? undefined : `Did you mean "${nearest}"?`;
}

/** Insertions, deletions, substitutions and swaps of neighbours, each at cost 1. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length];
}
