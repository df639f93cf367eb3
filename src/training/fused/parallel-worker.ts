import * as Comlink from 'comlink';
import { RangeTrainer } from './parallel-service.ts';

/** Entry of a worker that the page's training worker starts, one a core. */
Comlink.expose(new RangeTrainer());
