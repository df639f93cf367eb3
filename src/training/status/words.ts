/** Five digits, as people write them. */
export function shortNumber(value: number): string {
  return String(Number(value.toPrecision(5))).replace('-', '−');
}

/** "σ = 3.1e-30"; of one that float64 cannot tell from 0, that. */
export function scaleText(scale: number): string {
  return scale === 0 ? 'σ has underflowed to 0' : `σ = ${scale.toExponential(1)}`;
}

/** "18.419"; in the plane "(4.767, 78)". */
export function pointText(point: readonly number[]): string {
  const numbers = point.map(shortNumber);
  return numbers.length === 1 ? numbers[0] : `(${numbers.join(', ')})`;
}

/** "9.172, 9.35 and 18.419". */
export function enumerated(points: readonly string[]): string {
  if (points.length < 2) return points.join('');
  return `${points.slice(0, -1).join(', ')} and ${points[points.length - 1]}`;
}
