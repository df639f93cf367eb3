/** A rectangular table of finite numbers with named columns. */
export interface Table {
  name: string;
  columns: string[];
  /** [row][column] */
  rows: number[][];
  /** True for a reader's own file. */
  own: boolean;
}
