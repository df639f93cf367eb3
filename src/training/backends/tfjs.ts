/**
 * What the browser bundle gets for '@tensorflow/tfjs' (an alias in vite.config.ts): core and its gradients, without
 * layers, data, converter, webgl and the chained methods. See backend.ts for the sizes.
 */
import '@tensorflow/tfjs-core/dist/register_all_gradients';

// An alias has to be the whole of what it stands for: the one `export *` of the code.
export * from '@tensorflow/tfjs-core';
