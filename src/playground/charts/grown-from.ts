const known = new WeakMap<object, Map<string, unknown[]>>();

/**
 * What is made of each of `count` records of something that grows in place, made once a record: a next call with the same
 * source and name makes only what came since. `make` also gets what was made so far. Curves grow to 10⁵ records and are
 * drawn many times a second.
 */
export function grownFrom<Made>(
  source: object,
  count: number,
  name: string,
  make: (record: number, soFar: readonly Made[]) => Made,
): readonly Made[] {
  const ofSource = known.get(source) ?? new Map<string, unknown[]>();
  known.set(source, ofSource);
  const made = (ofSource.get(name) ?? []) as Made[];
  ofSource.set(name, made);
  for (let record = made.length; record < count; record++) made.push(make(record, made));
  return made;
}
