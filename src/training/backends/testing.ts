import { type Backend, openBackend } from './backend.ts';
import { openNodeGpu } from './node.ts';

/**
 * Opens a backend for a test suite in Node; dispose of it in `afterAll`. A suite that asks for WebGPU runs on WebGPU or
 * fails: it is never skipped, as a skipped GPU test proves nothing.
 */
export async function openTestBackend(kind: Backend['kind']): Promise<Backend> {
  const gpu = kind === 'webgpu' ? await openNodeGpu() : null;
  if (kind === 'webgpu' && gpu === null) {
    throw new Error(
      'The GPU tests found no WebGPU adapter, not even a software one. ' +
        'Install Chromium (its SwiftShader is used, Debian: apt install chromium), ' +
        'or set VK_ICD_FILENAMES to the Vulkan manifest of a driver that Dawn accepts.',
    );
  }
  return openBackend(kind, gpu);
}
