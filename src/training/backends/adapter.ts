/** A name for people, such as "NVIDIA GeForce RTX 4070" or "SwiftShader driver 5.0.0 (google swiftshader)". */
export function describeAdapter(info: GPUAdapterInfo): string {
  const make = [info.vendor, info.architecture].filter(Boolean).join(' ');
  const model = info.description || info.device;
  if (!model) return make || 'unnamed adapter';
  return make ? `${model} (${make})` : model;
}

/**
 * Whether the adapter is emulated on the CPU. `isFallbackAdapter` says so on SwiftShader; Mesa's llvmpipe and Windows'
 * Basic Render Driver (WARP) do not always set it, so they are known by name.
 */
export function isSoftware(adapter: Pick<GPUAdapter, 'info'>): boolean {
  const { info } = adapter;
  const name = `${info.vendor} ${info.architecture} ${info.device} ${info.description}`;
  return info.isFallbackAdapter || /swiftshader|llvmpipe|lavapipe|softpipe|basic render|\bwarp\b/i.test(name);
}
