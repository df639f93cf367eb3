import { requireMagnitude, requireVariation } from '../../src/datasets/requirements.ts';
import type { Table } from '../../src/datasets/table.ts';
import type { ControlValues } from '../../src/experiment/control.ts';
import { type EditablePoints, editedData } from '../../src/experiment/edited-data.ts';
import { STREAM, Stream } from '../../src/information/random.ts';
import { InputError } from '../../src/input-error.ts';
import type { DataSpec } from '../../src/recording/spec.ts';

/** The chosen points, split at random (decided by the seed alone) into training and held-out rows; then edited by hand. */
export function densityData(
  controls: ControlValues,
  table: Table | null,
  components = controls.number('components'),
): { data: DataSpec; points: EditablePoints } {
  if (!table) throw new InputError({ what: 'The data set is missing', got: controls.choice('dataset') });
  const { name, columns, rows } = table;
  if (columns.length > 2) {
    throw new InputError({
      what: `${name} has too many columns for a mixture`,
      got: columns.join(','),
      expected: 'one or two columns',
      remedy: 'Choose them: --columns a or --columns a,b.',
    });
  }
  const share = table.own && !controls.isSet('heldOut') ? 0 : controls.number('heldOut');
  const order = shuffled(rows.length, controls.number('seed'));
  const held = new Set(order.slice(0, Math.round(share * rows.length)));
  const split: DataSpec = {
    name,
    columns,
    inputs: 0,
    train: rows.filter((_, i) => !held.has(i)),
    heldOut: rows.filter((_, i) => held.has(i)),
  };
  const { data, points } = editedData(controls, split);
  const used = { ...table, rows: [...data.train, ...data.heldOut] };
  requireVariation(used);
  requireMagnitude(used);
  const train = data.train.length;
  if (components > train) {
    throw new InputError({
      what: 'There are more components than training points',
      got: `${components} components, ${train} points`,
      expected: `at most ${train} components`,
      remedy: 'Lower components, or hold out fewer points.',
    });
  }
  return { data, points };
}

/** 0 … n−1 in random order: Fisher–Yates. */
function shuffled(n: number, seed: number): number[] {
  const order = Array.from({ length: n }, (_, i) => i);
  const draw = new Stream(seed, STREAM.split);
  for (let i = n - 1; i > 0; i--) {
    const j = draw.integer(i + 1);
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}
