/** A matrix that lies in an array: entry (i, j) at `at + i·row + j·column`. Its transpose is the strides swapped. */
export interface Matrix {
  data: Float64Array;
  at: number;
  row: number;
  column: number;
}

/** Rows of `width` entries, one after the other from `at` on. */
export function rowMajor(data: Float64Array, at: number, width: number): Matrix {
  return { data, at, row: width, column: 1 };
}

export function transposed({ data, at, row, column }: Matrix): Matrix {
  return { data, at, row: column, column: row };
}

/**
 * C ← C + A·B for A [rows × depth], B [depth × columns], C [rows × columns].
 *
 * In tiles of 4 × 2 sums that stay in registers: 16 operations for 6 loads, where a plain loop loads and stores for
 * each. One loop serves a layer (B = W), its adjoint (B = Wᵀ) and the gradient of its weights (A = activationsᵀ).
 */
export function addProduct(rows: number, columns: number, depth: number, a: Matrix, b: Matrix, c: Matrix): void {
  const wholeRows = rows - (rows % 4);
  const wholeColumns = columns - (columns % 2);
  for (let i = 0; i < wholeRows; i += 4) {
    for (let j = 0; j < wholeColumns; j += 2) addTile(i, j, depth, a, b, c);
    for (let j = wholeColumns; j < columns; j++) addColumnTile(i, j, depth, a, b, c);
  }
  for (let i = wholeRows; i < rows; i++) for (let j = 0; j < columns; j++) addEntry(i, j, depth, a, b, c);
}

function addTile(i: number, j: number, depth: number, a: Matrix, b: Matrix, c: Matrix): void {
  const left = a.data;
  const right = b.data;
  const out = c.data;
  const aStep = a.column;
  const bStep = b.row;
  let a0 = a.at + i * a.row;
  let a1 = a0 + a.row;
  let a2 = a1 + a.row;
  let a3 = a2 + a.row;
  let b0 = b.at + j * b.column;
  let b1 = b0 + b.column;
  const c0 = c.at + i * c.row + j * c.column;
  const c1 = c0 + c.row;
  const c2 = c1 + c.row;
  const c3 = c2 + c.row;
  const next = c.column;
  let s00 = out[c0];
  let s01 = out[c0 + next];
  let s10 = out[c1];
  let s11 = out[c1 + next];
  let s20 = out[c2];
  let s21 = out[c2 + next];
  let s30 = out[c3];
  let s31 = out[c3 + next];
  for (let k = 0; k < depth; k++) {
    const y0 = right[b0];
    const y1 = right[b1];
    const x0 = left[a0];
    s00 += x0 * y0;
    s01 += x0 * y1;
    const x1 = left[a1];
    s10 += x1 * y0;
    s11 += x1 * y1;
    const x2 = left[a2];
    s20 += x2 * y0;
    s21 += x2 * y1;
    const x3 = left[a3];
    s30 += x3 * y0;
    s31 += x3 * y1;
    a0 += aStep;
    a1 += aStep;
    a2 += aStep;
    a3 += aStep;
    b0 += bStep;
    b1 += bStep;
  }
  out[c0] = s00;
  out[c0 + next] = s01;
  out[c1] = s10;
  out[c1 + next] = s11;
  out[c2] = s20;
  out[c2 + next] = s21;
  out[c3] = s30;
  out[c3 + next] = s31;
}

/** Four rows of one column: what is left beside the tiles. */
function addColumnTile(i: number, j: number, depth: number, a: Matrix, b: Matrix, c: Matrix): void {
  const left = a.data;
  const right = b.data;
  const out = c.data;
  const a0 = a.at + i * a.row;
  const c0 = c.at + i * c.row + j * c.column;
  let b0 = b.at + j * b.column;
  let s0 = out[c0];
  let s1 = out[c0 + c.row];
  let s2 = out[c0 + 2 * c.row];
  let s3 = out[c0 + 3 * c.row];
  for (let k = 0, at = a0; k < depth; k++, at += a.column, b0 += b.row) {
    const y = right[b0];
    s0 += left[at] * y;
    s1 += left[at + a.row] * y;
    s2 += left[at + 2 * a.row] * y;
    s3 += left[at + 3 * a.row] * y;
  }
  out[c0] = s0;
  out[c0 + c.row] = s1;
  out[c0 + 2 * c.row] = s2;
  out[c0 + 3 * c.row] = s3;
}

function addEntry(i: number, j: number, depth: number, a: Matrix, b: Matrix, c: Matrix): void {
  const at = c.at + i * c.row + j * c.column;
  let sum = c.data[at];
  for (let k = 0, x = a.at + i * a.row, y = b.at + j * b.column; k < depth; k++, x += a.column, y += b.row) {
    sum += a.data[x] * b.data[y];
  }
  c.data[at] = sum;
}
