import type { Coordinates } from '../coordinates.ts';

/**
 * Standardised inputs and their powers: [example, inputs·degree], ordered x₁, x₁², …, x₂, x₂², ….
 * `x` is [example × inputs] in the data's units. Entry (i, j) is written at i·row + j·column: row after row if nothing is said.
 */
export function features(
  x: Float64Array,
  n: number,
  coordinates: Coordinates,
  degree: number,
  out: Float64Array,
  row = coordinates.centre.length * degree,
  column = 1,
): void {
  const p = coordinates.centre.length;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < p; j++) {
      const t = (x[i * p + j] - coordinates.centre[j]) / coordinates.scale[j];
      let power = t;
      for (let e = 0; e < degree; e++) {
        out[i * row + (j * degree + e) * column] = power;
        power *= t;
      }
    }
  }
}

/**
 * Turns a polynomial in the standardised t = (x − c)/s, Σ a_e t^e (e = 1 … degree), into one in x: the constant it
 * contributes and the coefficients of x, x², ….
 */
export function expandPolynomial(
  a: readonly number[],
  centre: number,
  scale: number,
): { constant: number; powers: number[] } {
  const degree = a.length;
  const total = new Array<number>(degree + 1).fill(0);
  let power = [1];
  for (let e = 1; e <= degree; e++) {
    const next = new Array<number>(e + 1).fill(0);
    power.forEach((coefficient, index) => {
      next[index] -= (coefficient * centre) / scale;
      next[index + 1] += coefficient / scale;
    });
    power = next;
    power.forEach((coefficient, index) => {
      total[index] += a[e - 1] * coefficient;
    });
  }
  return { constant: total[0], powers: total.slice(1) };
}
