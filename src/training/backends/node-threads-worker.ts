import { parentPort } from 'node:worker_threads';
import * as Comlink from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';
import { RangeTrainer } from '../fused/parallel-service.ts';

/** Entry of a worker thread in Node. */
if (!parentPort) throw new Error('this file is the entry of a worker thread');
Comlink.expose(new RangeTrainer(), nodeEndpoint(parentPort));
