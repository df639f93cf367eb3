/** A name that fits a line: a long one keeps its beginning and its end. */
export function shortened(name: string, most = 32): string {
  if (name.length <= most) return name;
  const end = Math.floor(most / 3);
  return `${name.slice(0, most - end - 1)}…${name.slice(-end)}`;
}
