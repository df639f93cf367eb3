import { expect, test } from 'vitest';
import { mixtureCollapse } from '../../../experiments/mixture-collapse/experiment.ts';
import { shippedTable } from '../../../experiments/train.fixture.ts';
import type { Table } from '../../datasets/table.ts';
import { requestedTable, unworkableControls } from './unworkable.ts';

const shipped = async ({ dataset = 'galaxies' }: Record<string, string>) => shippedTable(dataset);
const beyond = '{"of":"galaxies","move":{"999":[30]}}';

test.each([
  [{ seed: '5', components: '64' }, ['components']],
  [{ components: '5', edits: beyond }, ['edits']],
  [{ components: '64', edits: beyond }, ['edits', 'components']],
])('no plan can be made with %o: %o is in the way', async (controls, names) => {
  expect(await unworkableControls(mixtureCollapse, controls, shipped)).toEqual(names);
});

test('own data that no setting can help is not the settings’ doing', async () => {
  const one: Table = { name: 'one.csv', columns: ['y'], rows: [[1]], own: true };
  expect(await unworkableControls(mixtureCollapse, { seed: '5' }, async () => one)).toBe(null);
});

test('a request’s table is read as the worker reads it', async () => {
  const data = { name: 'one.csv', text: 'y\n1\n', columns: null, own: true };
  expect(await requestedTable(data)).toEqual({ name: 'one.csv', columns: ['y'], rows: [[1]], own: true });
  expect(await requestedTable(null)).toBe(null);
});
