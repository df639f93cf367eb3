import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

/**
 * The Chromium that drives the page tests, and whose SwiftShader is the GPU of the GPU tests where there is no other:
 * the one named by the environment variable CHROMIUM, else the first on the PATH, else playwright-core's own. Null
 * where there is none.
 */
export function findChromium(): string | null {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  const candidates = [
    ...(process.env.CHROMIUM ? [process.env.CHROMIUM] : []),
    ...onPath,
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    chromium.executablePath(),
  ];
  return candidates.find(isExecutable) ?? null;
}

/**
 * Sees to it that there is a Chromium and, on Linux, a Vulkan loader for Dawn: from Debian's packages where that is
 * possible without a question, else with playwright-core's own installer. Returns what is missing still, as a
 * sentence, or null.
 */
export function ensureChromium(): string | null {
  const debian = isDebian();
  const administrator = debian ? administratorCommand() : null;
  if (administrator && !(findChromium() && hasVulkanLoader())) {
    console.error('Installing Chromium and a Vulkan loader for the GPU and page tests (apt-get) …');
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const apt = (...args: string[]) => run([...administrator, 'apt-get', ...args], environment);
    apt('update', '--quiet');
    apt('install', '--quiet', '--yes', '--no-install-recommends', 'chromium', 'libvulkan1', 'fonts-liberation');
  }
  if (!findChromium()) {
    console.error('Installing Chromium for the GPU and page tests (playwright-core install) …');
    const installer = fileURLToPath(new URL('../node_modules/playwright-core/cli.js', import.meta.url));
    const withLibraries = process.platform === 'linux' && administratorCommand() ? ['--with-deps'] : [];
    run([process.execPath, installer, 'install', 'chromium', '--no-shell', ...withLibraries], process.env);
  }
  if (!findChromium()) return 'There is no Chromium, and none could be installed. Install one, or name it in CHROMIUM.';
  if (!hasVulkanLoader()) return 'There is no Vulkan loader (libvulkan.so.1). Install it (Debian: libvulkan1).';
  return null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Ubuntu says ID_LIKE=debian, but its chromium package is a stub for a snap: playwright-core's is better there. */
function isDebian(): boolean {
  return existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
}

/** What to put before a command to run it as root without a question: nothing, sudo, or null where that cannot be. */
function administratorCommand(): string[] | null {
  if (process.getuid?.() === 0) return [];
  return spawnSync('sudo', ['-n', 'true']).status === 0 ? ['sudo', '-n'] : null;
}

function hasVulkanLoader(): boolean {
  if (process.platform !== 'linux') return true;
  const { stdout } = spawnSync('ldconfig', ['-p'], {
    encoding: 'utf8',
    env: { ...process.env, PATH: `${process.env.PATH}:/sbin:/usr/sbin` },
  });
  // Without an ldconfig (musl) there is no telling: let Dawn find out.
  return !stdout || stdout.includes('libvulkan.so.1');
}

function run([command, ...args]: string[], env: NodeJS.ProcessEnv): void {
  spawnSync(command, args, { stdio: ['ignore', 2, 2], env });
}
