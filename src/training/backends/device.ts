/** A device whose errors are kept, as tfjs hooks neither `uncapturederror` nor `lost`. */
export interface WatchedDevice {
  readonly device: GPUDevice;
  /** Resolves with a sentence when the device is lost, unless `close` did it. */
  readonly lost: Promise<string>;
  /** The first error reported since the device was opened, as a sentence, or null. */
  failure(): string | null;
  close(): Promise<void>;
}

/** What a kernel may run into; each is raised to what the adapter has, as the defaults are what the weakest phone has. */
const raisedLimits = [
  'maxBufferSize',
  'maxStorageBufferBindingSize',
  'maxStorageBuffersPerShaderStage',
  'maxUniformBufferBindingSize',
  'maxComputeInvocationsPerWorkgroup',
  'maxComputeWorkgroupSizeX',
  'maxComputeWorkgroupSizeY',
  'maxComputeWorkgroupSizeZ',
  'maxComputeWorkgroupStorageSize',
  'maxComputeWorkgroupsPerDimension',
] as const satisfies (keyof GPUSupportedLimits)[];

/** Opens a device with every limit above raised, and watches it. */
export async function openDevice(adapter: GPUAdapter): Promise<WatchedDevice> {
  const device = await adapter.requestDevice({
    requiredLimits: Object.fromEntries(raisedLimits.map((limit) => [limit, adapter.limits[limit]])),
  });
  let failure: string | null = null;
  let closing = false;
  device.addEventListener('uncapturederror', (event) => {
    event.preventDefault(); // It is thrown at the next reading: no need for the console as well.
    const { error } = event;
    failure ??= `The GPU refused a command (${error.constructor.name}): ${error.message.trim()}`;
  });
  const lost = new Promise<string>((resolve) => {
    device.lost.then(({ reason, message }) => {
      if (closing) return;
      const sentence = `The GPU device was lost (${reason}): ${message.trim()}`;
      failure ??= sentence;
      resolve(sentence);
    });
  });
  return {
    device,
    lost,
    failure: () => failure,
    async close() {
      closing = true;
      device.destroy();
      await device.lost;
    },
  };
}
