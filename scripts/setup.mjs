/**
 * Installs the locked dependencies when what is installed is not what package-lock.json says; otherwise returns within
 * milliseconds. Plain Node and no dependencies, because it runs before there are any. Everything it says goes to
 * standard error: standard output belongs to the command that follows.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** @param {string} message */
function fail(message) {
  console.error(message);
  process.exit(1);
}

/** @param {string} path */
function readJson(path) {
  return JSON.parse(readFileSync(join(root, path), 'utf8'));
}

function requireNode() {
  const wanted = readJson('package.json').engines.node.replace('>=', '');
  const [major, minor] = process.versions.node.split('.').map(Number);
  const [wantedMajor, wantedMinor] = wanted.split('.').map(Number);
  if (major < wantedMajor || (major === wantedMajor && minor < wantedMinor)) {
    fail(`Objectively needs Node ${wanted} or later; this is Node ${process.versions.node}. See https://nodejs.org.`);
  }
}

/** npm's own record of what it installed, written when an installation has ended well. */
const installedRecord = 'node_modules/.package-lock.json';

/** True when every locked package is installed at its locked version, for this platform. */
function isInstalled() {
  if (!existsSync(join(root, installedRecord))) return false;
  const installed = readJson(installedRecord).packages;
  const { '': _project, ...locked } = readJson('package-lock.json').packages;
  const complete = Object.entries(locked).every(([path, wanted]) => {
    const got = installed[path];
    return got ? got.version === wanted.version && got.integrity === wanted.integrity : wanted.optional === true;
  });
  return complete && Object.values(installed).every(({ os }) => !os || os.includes(process.platform));
}

function install() {
  const started = Date.now();
  console.error('Installing the locked dependencies (npm ci) …');
  // .npmrc silences npm, errors too, so the level is explicit here. The second descriptor: npm's summary must not
  // reach standard output.
  const result = spawnSync('npm', ['ci', '--include=dev', '--loglevel=error', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (result.error) fail(`npm could not be started: ${result.error.message}.`);
  if (result.status !== 0) fail('npm ci failed; its message is above. Mend that and run the same command again.');
  console.error(`Installed in ${((Date.now() - started) / 1000).toFixed(0)} s.`);
}

requireNode();
if (!isInstalled()) install();
