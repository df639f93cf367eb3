/**
 * Who may import whom. The table is layers.json, which docs/architecture.md repeats for people; here it becomes rules,
 * beside a few that need no table. Tests (`*.test.ts`, and `*.fixture.ts` for what they share) and scripts may import anything.
 */
import { readFileSync } from 'node:fs';

/** @type {{ room: string, holds: string, imports: string[], types: string[] }[]} */
const layers = JSON.parse(readFileSync(new URL('./layers.json', import.meta.url), 'utf8'));

const ours = '^(src|experiments)/';
/** `src/input-error.ts` and its like: files at the root of `src` are for everybody. */
const forEverybody = '^src/[^/]+$';
const tests = '\\.(test|fixture)\\.tsx?$';
const tfjs = '^node_modules/@tensorflow/';

/** @param {string} path a room, or one file of it */
const within = (path) => `^${path.replaceAll('.', '\\.')}${path.endsWith('.ts') ? '$' : '/'}`;

/** @returns {import('dependency-cruiser').IForbiddenRuleType[]} */
const rulesOfLayer = (/** @type {(typeof layers)[number]} */ { room, imports, types }) => {
  const from = { path: within(room), pathNot: [tests] };
  const known = [forEverybody, within(room), ...imports.map(within)];
  return [
    {
      name: `layer ${room}`,
      comment: `${room} may import ${imports.join(', ') || 'nothing of ours'} (layers.json).`,
      severity: 'error',
      from,
      to: { path: ours, pathNot: [...known, ...types.map(within)] },
    },
    ...types.map((path) => ({
      name: `layer ${room}: types only`,
      comment: `${room} may import only types from ${path} (layers.json).`,
      severity: /** @type {const} */ ('error'),
      from,
      to: { path: within(path), dependencyTypesNot: /** @type {'type-only'[]} */ (['type-only']) },
    })),
  ];
};

/**
 * Rules about what is loaded when the page runs. They hold for imports that are left after compilation, so
 * scripts/layers.ts follows the imports a second time for them, without those of types.
 *
 * @type {import('dependency-cruiser').IForbiddenRuleType[]}
 */
export const loadingRules = [
  {
    name: 'page without tfjs',
    comment: 'tfjs is most of the bundle: it belongs to the worker, never to the page’s critical path.',
    severity: 'error',
    from: { path: ['^src/playground/', '^experiments/'], pathNot: [tests] },
    to: { path: tfjs, reachable: true },
  },
];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...layers.flatMap(rulesOfLayer),
    {
      name: 'root files stand alone',
      comment: 'Files at the root of src are for everybody, so they import no room.',
      severity: 'error',
      from: { path: forEverybody, pathNot: [tests] },
      to: { path: ours, pathNot: [forEverybody] },
    },
    {
      name: 'tensors have rooms',
      comment: 'tfjs is for the graph lowering, the models and the training; all else is float64 and plain data.',
      severity: 'error',
      from: { path: ours, pathNot: ['^src/formula/graph\\.ts$', '^src/models/', '^src/training/', tests] },
      to: { path: tfjs },
    },
    {
      name: 'node on the command line',
      comment: 'All else runs in a browser as well. Dawn, which only Node has, is a backend of the training.',
      severity: 'error',
      from: { path: ours, pathNot: ['^src/cli/', '^src/training/backends/', tests] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'tests are leaves',
      comment: 'What ships does not import a test.',
      severity: 'error',
      from: { path: ours, pathNot: [tests] },
      to: { path: ['^tests/', tests] },
    },
    {
      name: 'dependencies are declared',
      comment: 'What ships imports only packages under "dependencies" in package.json. The benchmark does not ship.',
      severity: 'error',
      from: { path: ours, pathNot: ['^src/bench/', tests] },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'imports resolve',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no cycles',
      comment: 'A cycle makes one room of all the rooms that it runs through.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
};
