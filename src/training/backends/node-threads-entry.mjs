import { register } from 'tsx/esm/api';

// A worker thread of Node 20 does not inherit the loader that its parent runs under, and `--import` among its options
// comes too late for its own entry. So the entry is JavaScript, and loads the loader first.
register();
await import('./node-threads-worker.ts');
