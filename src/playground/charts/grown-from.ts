const known = new WeakMap<object, Map<string, unknown[]>>();

/**
 * What is made of each item of an array that grows in place, made once an item: a next call with the same array and name
 * makes only what came since. `make` also gets what was made so far. Curves grow to 10⁵ records and are drawn many times a
 * second.
 */
export function grownFrom<Item, Made>(
  source: readonly Item[],
  name: string,
  make: (item: Item, index: number, soFar: readonly Made[]) => Made,
): readonly Made[] {
  const ofSource = known.get(source) ?? new Map<string, unknown[]>();
  known.set(source, ofSource);
  const made = (ofSource.get(name) ?? []) as Made[];
  ofSource.set(name, made);
  for (let index = made.length; index < source.length; index++) made.push(make(source[index], index, made));
  return made;
}
