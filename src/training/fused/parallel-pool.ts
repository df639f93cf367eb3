import * as Comlink from 'comlink';
import { MortalCalls } from '../../mortal-calls.ts';
import type { RunSpec } from '../../recording/spec.ts';
import type { Checkpoint, Conduct, Observation } from '../stepper.ts';
import type { ReplicaRange } from './cpu-stepper.ts';

/** A worker thread that holds a `RangeTrainer`, wherever threads come from: a page's or Node's. */
export interface RangeWorker {
  endpoint: Comlink.Endpoint;
  /** Calls back when the thread has died or cannot be understood, with the reason as far as it is known. */
  onDeath(callback: (reason: string) => void): void;
  terminate(): void;
}

/** What a worker thread does for the steppers that share it. Ranges of replicas are known by a key. */
export interface RangeService {
  open(key: number, spec: RunSpec, range: ReplicaRange): Promise<void>;
  observe(key: number): Promise<Observation>;
  advance(key: number, steps: number, recordEvery: number, conduct: Conduct): Promise<Observation[]>;
  checkpoint(key: number): Promise<Checkpoint>;
  restore(key: number, checkpoint: Checkpoint): Promise<void>;
  close(key: number): Promise<void>;
}

/** Threads for float64 training: how many there may be, and how one is started. */
export interface ThreadSource {
  cores: number;
  spawn(): RangeWorker;
}

/** One worker of the pool. Its calls reject when it dies. */
class Member {
  private readonly worker: RangeWorker;
  private readonly service: Comlink.Remote<RangeService>;
  private readonly calls = new MortalCalls();

  constructor(worker: RangeWorker) {
    this.worker = worker;
    this.service = Comlink.wrap<RangeService>(worker.endpoint);
    worker.onDeath((reason) => {
      this.end(`A training worker has ended, ${reason}: the runs that it trained cannot go on. Start them again.`);
    });
  }

  call<T>(use: (service: Comlink.Remote<RangeService>) => Promise<T>): Promise<T> {
    return this.calls.make(() => use(this.service));
  }

  end(sentence: string): void {
    if (this.calls.ended) return;
    this.calls.end(sentence);
    // Else comlink would keep the thread's memory, waiting for its end.
    this.service[Comlink.releaseProxy]();
    this.worker.terminate();
  }
}

/**
 * Worker threads shared by the runs of a session, each started when it is first needed and ended with the last stepper
 * that uses the pool.
 */
export class RangePool {
  private readonly source: ThreadSource;
  private readonly members: Member[] = [];
  private users = 0;
  private keys = 0;

  constructor(source: ThreadSource) {
    this.source = source;
  }

  get cores(): number {
    return this.source.cores;
  }

  /** A key of the caller's own, by which its ranges are known in every worker. */
  enter(): number {
    this.users++;
    return this.keys++;
  }

  /** After the last has left, the threads end. */
  leave(): void {
    this.users--;
    if (this.users > 0) return;
    for (const member of this.members) member.end('The training workers have been ended.');
    this.members.length = 0;
  }

  member(index: number): Member {
    while (this.members.length <= index) this.members.push(new Member(this.source.spawn()));
    return this.members[index];
  }
}
