// A worker thread of Node 20 does not inherit the loader that its parent runs under, and `--import` among its options
// comes too late for its own entry: so the entry is JavaScript. It requires, as tsx's hooks for `import` cost every file
// of every package a message to another thread: 0.8 s to start instead of 1.6 s.
require('tsx/cjs/api').register();
require('./node-threads-worker.ts');
