/**
 * Whether two values of a spec are the same, however deep; a field that is undefined is not there. Data that two runs share are
 * one object, and not looked through: a hundred thousand rows would take a tenth of a second to be written out and compared.
 */
export function sameValues(one: unknown, other: unknown): boolean {
  if (one === other || Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]) as Set<keyof object>;
  return [...keys].every((key) => sameValues(one[key], other[key]));
}
