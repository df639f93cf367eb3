import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const { dependencies, devDependencies, engines } = JSON.parse(read('package.json'));

test('docs/dependencies.md gives a reason for each package, in its own table', () => {
  const [, ships, builds] = read('docs/dependencies.md').split(/^## .*$/m);
  const listed = (section: string) => [...section.matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => name).sort();
  expect(listed(ships)).toEqual(Object.keys(dependencies).sort());
  expect(listed(builds)).toEqual(Object.keys(devDependencies).sort());
});

test('versions are exact', () => {
  for (const version of Object.values({ ...dependencies, ...devDependencies })) {
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  }
});

test('the lock file names no registry', () => {
  expect(read('package-lock.json')).not.toContain('"resolved": "http');
});

test('the types of Node are those of the oldest Node that we support', () => {
  expect(devDependencies['@types/node'].split('.')[0]).toBe(engines.node.match(/\d+/)[0]);
});
