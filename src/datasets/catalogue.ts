import { InputError } from '../input-error.ts';
import { didYouMean } from '../nearest-name.ts';
import { parseTable } from './parse-table.ts';
import type { Table } from './table.ts';

/** A data set that the product ships. */
export interface Dataset {
  id: string;
  title: string;
  /** Relative to public/data. */
  file: string;
  /** The columns that are read unless others are chosen. The last is a regression's target. */
  columns: readonly string[];
  /** Where a column is used in another unit than the file's: its name there, and what the file's number is divided by. */
  rescaled?: { readonly [column: string]: { name: string; divideBy: number } };
  /** Who measured what, and where it was published. */
  source: string;
}

export const DATASETS: readonly Dataset[] = [
  {
    id: 'galaxies',
    title: 'Velocities of 82 galaxies',
    file: 'galaxies_corrected78.csv',
    columns: ['velocity_km_s'],
    // The unit of the literature on mixtures: a component's scale is then of order 1.
    rescaled: { velocity_km_s: { name: 'velocity (1000 km/s)', divideBy: 1000 } },
    source:
      'Postman, Huchra & Geller (1986), Astronomical Journal 92, 1238–1247; Roeder (1990), JASA 85, 617–624. ' +
      'R package MASS, observation 78 corrected to 26960 km/s.',
  },
  {
    id: 'faithful',
    title: 'Old Faithful: eruptions and waiting times',
    file: 'faithful.csv',
    columns: ['eruptions', 'waiting'],
    source: 'Azzalini & Bowman (1990), Applied Statistics 39, 357–365. R datasets: faithful; minutes.',
  },
  {
    id: 'stackloss',
    title: 'Ammonia lost up a chimney stack',
    file: 'stackloss.csv',
    columns: ['Air.Flow', 'Water.Temp', 'Acid.Conc.', 'stack.loss'],
    source:
      'Brownlee (1965), Statistical Theory and Methodology in Science and Engineering, 2nd ed., 491–500. ' +
      'R datasets: stackloss.',
  },
  {
    id: 'engel',
    title: 'Food expenditure of 235 Belgian households',
    file: 'engel.csv',
    columns: ['income', 'foodexp'],
    source:
      'Engel (1857); Koenker & Bassett (1982), Econometrica 50, 43–61. R package quantreg: engel; Belgian francs.',
  },
  {
    id: 'anscombe',
    title: 'Anscombe’s third data set: a line and an outlier',
    file: 'anscombe.csv',
    columns: ['x3', 'y3'],
    source: 'Anscombe (1973), The American Statistician 27, 17–21. R datasets: anscombe.',
  },
  {
    id: 'letters',
    title: '26 letters and the space in an English text',
    file: 'letters_MacKay27.csv',
    columns: ['p'],
    source: 'MacKay (2003), Information Theory, Inference, and Learning Algorithms, figure 2.1.',
  },
];

/** Throws InputError for an unknown id. */
export function findDataset(id: string): Dataset {
  const found = DATASETS.find((dataset) => dataset.id === id);
  if (found) return found;
  const ids = DATASETS.map((dataset) => dataset.id);
  throw new InputError({
    what: 'There is no data set of this name',
    got: id,
    expected: `one of ${ids.join(', ')}`,
    remedy: didYouMean(id, ids),
  });
}

/** A shipped data set's table from its file's text, in the units that it is used in. */
export function readDataset(dataset: Dataset, text: string, columns?: readonly string[] | null): Table {
  const table = parseTable(text, { name: dataset.id, columns: columns ?? dataset.columns, own: false });
  const rescaled = table.columns.map((column) => dataset.rescaled?.[column]);
  return {
    ...table,
    columns: table.columns.map((column, i) => rescaled[i]?.name ?? column),
    rows: table.rows.map((row) => row.map((value, i) => value / (rescaled[i]?.divideBy ?? 1))),
  };
}
