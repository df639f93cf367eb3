import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { checkImports, layerTable, readLayers } from './layers.ts';

const layers = readLayers();
const houses: string[] = [];

/** A house built of the given files (path → text), and what the rules say of it, as `rule: from`. */
async function violationsIn(files: Record<string, string>): Promise<string[]> {
  const house = realpathSync(mkdtempSync(join(tmpdir(), 'layers-')));
  houses.push(house);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(house, path)), { recursive: true });
    writeFileSync(join(house, path), text);
  }
  const { violations } = await checkImports(house, ['src', 'experiments']);
  return violations.map(({ rule, from }) => `${rule}: ${from}`).sort();
}

afterAll(() => {
  for (const house of houses) rmSync(house, { recursive: true });
});

/** Something in every room, and the packages that the rules name. */
const furniture: Record<string, string> = {
  'package.json': JSON.stringify({
    type: 'module',
    dependencies: { '@tensorflow/tfjs': '1' },
    devDependencies: { 'fast-check': '1' },
  }),
  ...Object.fromEntries(layers.map(({ room }) => [`${room}/thing.ts`, 'export const thing = 1;\n'])),
  'src/training/protocol.ts': 'export const thing = 1;\n',
  'src/input-error.ts': 'export const thing = 1;\n',
  'src/information/thing.test.ts': 'export const thing = 1;\n',
  ...Object.fromEntries(
    ['@tensorflow/tfjs', 'fast-check', 'undeclared'].flatMap((name) => [
      [`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' })],
      [`node_modules/${name}/index.js`, 'export const thing = 1;\n'],
    ]),
  ),
};

function relative(from: string, to: string): string {
  return `${'../'.repeat(from.split('/').length - 1)}${to}`;
}

/** One file that imports one thing, in a furnished house. */
function houseWith(from: string, to: string, keyword = 'import'): Record<string, string> {
  const specifier = /^(src|experiments|tests)\//.test(to) ? relative(from, to) : to;
  return { ...furniture, [from]: `${keyword} { thing } from '${specifier}';\nexport type T = typeof thing;\n` };
}

test('every folder of src is a room of the table, and every room is there', () => {
  const source = fileURLToPath(new URL('../src', import.meta.url));
  const folders = readdirSync(source, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const rooms = layers.map(({ room }) => room).filter((room) => room.startsWith('src/'));
  expect(folders.map(({ name }) => `src/${name}`).sort()).toEqual(rooms.sort());
});

test('a furnished house without imports breaks no rule', async () => {
  expect(await violationsIn(furniture)).toEqual([]);
});

test('of all pairs of rooms, exactly those outside the table are refused', async () => {
  const files = { ...furniture };
  const refused: string[] = [];
  for (const { room, imports, types } of layers) {
    for (const { room: other } of layers) {
      if (other === room) continue;
      // A file a pair, each in its own folder: `into-…` files import nothing of each other, so no cycle arises.
      const file = `${room}/into-${other.replace('/', '-')}.ts`;
      files[file] = `import { thing } from '${relative(file, `${other}/thing.ts`)}';\nexport const got = thing;\n`;
      if (imports.includes(other)) continue;
      refused.push(types.includes(other) ? `layer ${room}: types only: ${file}` : `layer ${room}: ${file}`);
    }
  }
  expect(refused.length).toBeGreaterThan(90);
  expect(await violationsIn(files)).toEqual(refused.sort());
});

test.each(layers.flatMap(({ room, types }) => types.map((path) => [room, path])))(
  '%s may import types from %s, and nothing else',
  async (room, path) => {
    const target = path.endsWith('.ts') ? path : `${path}/thing.ts`;
    const file = `${room}/guest.ts`;
    expect(await violationsIn(houseWith(file, target, 'import type'))).toEqual([]);
    expect(await violationsIn(houseWith(file, target))).toEqual([`layer ${room}: types only: ${file}`]);
    const both = houseWith(file, target, 'import type');
    both[file] += `export { thing } from '${relative(file, target)}';\n`;
    expect(await violationsIn(both)).toEqual([`layer ${room}: types only: ${file}`]);
  },
);

const tfjs = '@tensorflow/tfjs';
test.each([
  ['src/playground/guest.ts', 'src/training/thing.ts', ['layer src/playground: src/playground/guest.ts']],
  ['src/guest.ts', 'src/information/thing.ts', ['root files stand alone: src/guest.ts']],
  ['src/information/guest.ts', 'src/input-error.ts', []],
  ['src/information/guest.ts', tfjs, ['tensors have rooms: src/information/guest.ts']],
  ['src/formula/guest.ts', tfjs, ['tensors have rooms: src/formula/guest.ts']],
  ['src/formula/graph.ts', tfjs, []],
  ['src/models/guest.ts', tfjs, []],
  ['src/training/guest.ts', tfjs, []],
  ['src/datasets/guest.ts', 'node:fs', ['node on the command line: src/datasets/guest.ts']],
  ['src/cli/guest.ts', 'node:fs', []],
  ['src/formula/guest.ts', 'src/information/thing.test.ts', ['tests are leaves: src/formula/guest.ts']],
  ['src/formula/guest.test.ts', 'src/playground/thing.ts', []],
  ['src/formula/guest.fixture.ts', 'fast-check', []],
  ['src/formula/guest.ts', 'fast-check', ['dependencies are declared: src/formula/guest.ts']],
  ['src/formula/guest.ts', 'undeclared', ['dependencies are declared: src/formula/guest.ts']],
  ['src/formula/guest.ts', 'absent', ['imports resolve: src/formula/guest.ts']],
])('%s importing %s → %j', async (from, to, expected) => {
  expect(await violationsIn(houseWith(from, to))).toEqual(expected);
});

test('the page and the experiments may not reach tfjs through a model', async () => {
  const house = {
    ...houseWith('src/models/graph.ts', tfjs),
    'experiments/lesson/experiment.ts': "export { T } from '../../src/models/graph.ts';\n",
  };
  expect(await violationsIn(house)).toEqual(['page without tfjs: experiments/lesson/experiment.ts']);
  const types = {
    ...house,
    'experiments/lesson/experiment.ts': "export type { T } from '../../src/models/graph.ts';\n",
  };
  expect(await violationsIn(types)).toEqual([]);
});

test('a cycle is refused, of types as well', async () => {
  const house = {
    ...furniture,
    'src/formula/first.ts': "import type { Second } from './second.ts';\nexport type First = Second;\n",
    'src/formula/second.ts': "import type { First } from './first.ts';\nexport type Second = First;\n",
  };
  expect(await violationsIn(house)).toEqual(['no cycles: src/formula/first.ts']);
});

test('docs/architecture.md shows the table that is checked', () => {
  const page = readFileSync(new URL('../docs/architecture.md', import.meta.url), 'utf8');
  expect(page).toContain(layerTable(layers));
});
