import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));
const biome = join(dirname(createRequire(import.meta.url).resolve('@biomejs/biome/package.json')), 'bin/biome');

/** Text that names one global, by name: as a value where it is one, as a type where it is one. */
const naming: Record<string, string> = {
  document: 'export const title = () => document.title;\n',
  window: 'export const width = () => window.innerWidth;\n',
  localStorage: 'export const count = () => localStorage.length;\n',
  process: 'export const platform = () => process.platform;\n',
  GPUDevice: 'export const limits = (device: GPUDevice) => device.limits;\n',
  GPUBuffer: 'export const size = (buffer: GPUBuffer) => buffer.size;\n',
};

const page = ['document', 'window', 'localStorage'];
const gpu = ['GPUDevice', 'GPUBuffer'];

/** Which of these names each folder may speak. */
const allowed: Record<string, string[]> = {
  'src/information': [],
  'src/formula': [],
  'src/models': [],
  'src/recording': [],
  'experiments/lesson': [],
  'src/training': gpu,
  'src/training/backends': gpu,
  'src/playground': page,
  'src/cli': ['process'],
  'src/bench': [],
  scripts: Object.keys(naming),
  'tests/page': Object.keys(naming),
};

test('each folder may name the globals of its own room, and no others', () => {
  const house = realpathSync(mkdtempSync(join(tmpdir(), 'names-')));
  try {
    for (const file of ['biome.json', '.gitignore']) copyFileSync(join(root, file), join(house, file));
    const refused: string[] = [];
    for (const [folder, names] of Object.entries(allowed)) {
      mkdirSync(join(house, folder), { recursive: true });
      for (const [name, text] of Object.entries(naming)) {
        writeFileSync(join(house, folder, `${name}.ts`), text);
        writeFileSync(join(house, folder, `${name}.test.ts`), text);
        if (!names.includes(name)) refused.push(`${folder}/${name}.ts`);
      }
    }
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [biome, 'lint', '--only=style/noRestrictedGlobals', '--reporter=github', '--max-diagnostics=none'],
      { cwd: house, encoding: 'utf8' },
    );
    const reported = [...stdout.matchAll(/^::error .*file=([^,]+),/gm)].map(([, file]) => relative(house, file));
    expect(reported.sort(), stderr).toEqual(refused.sort());
  } finally {
    rmSync(house, { recursive: true });
  }
});
