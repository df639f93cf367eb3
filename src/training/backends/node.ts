/**
 * WebGPU in Node: Dawn, from the npm package `webgpu`.
 *
 * Dawn's threads keep Node alive: a command line that called `openNodeGpu` must end with `process.exit`.
 */
import { accessSync, existsSync, readdirSync, realpathSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { basename, delimiter, dirname, join } from 'node:path';
import { env, platform } from 'node:process';

let opened: Promise<GPU | null> | null = null;

/**
 * The GPU object of this process, as `navigator.gpu` would be in a browser (it is put there too: tfjs looks for it), or
 * null when there is no adapter of any kind. Hardware is preferred; on Linux without any, Chromium's SwiftShader is used
 * where a Chromium is installed. A `VK_ICD_FILENAMES` or `VK_DRIVER_FILES` that is already set is left alone.
 */
export function openNodeGpu(): Promise<GPU | null> {
  opened ??= open();
  return opened;
}

async function open(): Promise<GPU | null> {
  // Mesa's drivers complain on stderr when it is unset. Assignments to `env` reach the native environment.
  env.XDG_RUNTIME_DIR ??= tmpdir();
  const { create, globals } = await import('webgpu');
  // tfjs uses GPUBuffer, GPUBufferUsage and GPUMapMode as globals.
  Object.assign(globalThis, globals);

  // Without a render node there is no hardware driver to ask, and asking makes Dawn complain about Mesa's software one.
  if (platform !== 'linux' || driverIsChosen() || hasRenderNode()) {
    const gpu = await adopt(create([]));
    if (gpu || driverIsChosen()) return gpu;
  }
  const swiftShader = platform === 'linux' ? findSwiftShader() : null;
  if (swiftShader) env.VK_ICD_FILENAMES = swiftShader;
  return adopt(create([]));
}

async function adopt(gpu: GPU): Promise<GPU | null> {
  if ((await gpu.requestAdapter()) === null) return null;
  // Node 21 has a navigator without gpu, Node 20 has none.
  if (!('navigator' in globalThis)) Object.defineProperty(globalThis, 'navigator', { value: {}, configurable: true });
  Object.defineProperty(globalThis.navigator, 'gpu', { value: gpu, configurable: true });
  return gpu;
}

function driverIsChosen(): boolean {
  return Boolean(env.VK_ICD_FILENAMES || env.VK_DRIVER_FILES);
}

function hasRenderNode(): boolean {
  const inFolder = (folder: string, name: RegExp) =>
    existsSync(folder) && readdirSync(folder).some((n) => name.test(n));
  // /dev/dxg is the GPU of the Windows Subsystem for Linux.
  return inFolder('/dev/dri', /^renderD/) || inFolder('/dev', /^(nvidia\d|dxg$)/);
}

/** The Vulkan manifest of the SwiftShader that every Chromium carries beside its binary, or null. */
function findSwiftShader(): string | null {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
  const onPath = (env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  // Distributions put a wrapper script in bin/chromium and the browser in lib/chromium.
  const besideBinaries = onPath.filter(isReadable).flatMap((binary) => {
    const prefix = dirname(dirname(binary));
    return [dirname(realpathSync(binary)), ...['lib', 'lib64'].map((lib) => join(prefix, lib, basename(binary)))];
  });
  const playwright = env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), '.cache', 'ms-playwright');
  const downloaded = existsSync(playwright)
    ? readdirSync(playwright).flatMap((n) => ['chrome-linux', 'chrome-linux64'].map((f) => join(playwright, n, f)))
    : [];
  const manifests = [...besideBinaries, ...downloaded].map((folder) => join(folder, 'vk_swiftshader_icd.json'));
  return manifests.find(isReadable) ?? null;
}

function isReadable(path: string): boolean {
  try {
    accessSync(path);
    return true;
  } catch {
    return false;
  }
}
