import type { StatusEvent } from '../../recording/recording.ts';
import { type Fall, fallen } from './fall.ts';
import type { Judgement, Standing } from './standing.ts';
import { enumerated } from './words.ts';

/** How the replicas of a run stand, as plain data. */
export interface StandingsCheckpoint {
  standings: Standing[];
  captured: (readonly string[])[];
  thrown: (string | null)[];
  falls: (Fall | null)[];
}

/** How each replica of a run stands, what its components have captured and lost, and the events on the way. */
export class Standings {
  readonly events: StatusEvent[] = [];
  readonly #standings: Standing[];
  /** Training points that each replica's components have captured, in words. */
  readonly #captured: (readonly string[])[];
  /** The last time that a replica lost one, in words. */
  readonly #thrown: (string | null)[];
  /** Of those that have captured a point: how its scale falls. */
  readonly #falls: (Fall | null)[];

  constructor(replicas: number) {
    this.#standings = Array.from({ length: replicas }, () => ({ status: 'running', message: 'running' }));
    this.#captured = Array.from({ length: replicas }, () => []);
    this.#thrown = new Array<string | null>(replicas).fill(null);
    this.#falls = new Array<Fall | null>(replicas).fill(null);
  }

  /** A copy, [replica]. */
  get all(): Standing[] {
    return this.#standings.map((standing) => ({ ...standing }));
  }

  isRunning(replica: number): boolean {
    return this.#standings[replica].status === 'running';
  }

  /** Judges a replica on its way: a capture that was lost is an event, and part of its message from then on. */
  onTheWay(replica: number, step: number, { captured, scale, ...standing }: Judgement): void {
    const goesOn = standing.status === 'running' || standing.status === 'unbounded';
    const lost = goesOn ? thrownOff(this.#captured[replica], captured, step) : null;
    this.#captured[replica] = captured;
    this.#thrown[replica] = lost ?? this.#thrown[replica];
    const fall = scale === null ? null : fallen(lost ? null : this.#falls[replica], step, Math.log(scale));
    this.#falls[replica] = fall;
    const told = fall?.stalled ? stalledMessage(standing.message) : standing.message;
    const message = standing.status === 'running' ? this.#withThrown(replica, told) : told;
    this.#stand(replica, step, { ...standing, message }, lost && `${lost} · ${told}`);
  }

  /** Stands a replica that is judged once, at its end. */
  atEnd(replica: number, step: number, standing: Standing): void {
    this.#stand(replica, step, standing, null);
  }

  /** A replica that was still running when the steps were over. */
  atStepLimit(replica: number, step: number, diverged: boolean): void {
    const stopped = `stopped after ${step} steps`;
    const message = diverged
      ? `${stopped} with a loss above its first: try a lower learning rate`
      : `${stopped}, as asked`;
    this.#stand(replica, step, { status: 'step-limit', message: this.#withThrown(replica, message) }, null);
  }

  #withThrown(replica: number, message: string): string {
    const thrown = this.#thrown[replica];
    return thrown ? `${message} · ${thrown}` : message;
  }

  #stand(replica: number, step: number, standing: Standing, event: string | null): void {
    if (event !== null) this.events.push({ step, replica, ...standing, message: event });
    else if (standing.status !== this.#standings[replica].status) this.events.push({ step, replica, ...standing });
    this.#standings[replica] = standing;
  }

  checkpoint(): StandingsCheckpoint {
    return structuredClone({
      standings: this.#standings,
      captured: this.#captured,
      thrown: this.#thrown,
      falls: this.#falls,
    });
  }

  /** `events`: those until the checkpoint; null: they are told anew from there. */
  restore(checkpoint: StandingsCheckpoint, events: readonly StatusEvent[] | null): void {
    const { standings, captured, thrown, falls } = structuredClone(checkpoint);
    this.#standings.splice(0, this.#standings.length, ...standings);
    this.#captured.splice(0, this.#captured.length, ...captured);
    this.#thrown.splice(0, this.#thrown.length, ...thrown);
    this.#falls.splice(0, this.#falls.length, ...falls);
    if (events) this.events.splice(0, this.events.length, ...events);
  }
}

/** "heading to −∞ · on 4" of a replica whose captured points’ scales fall no further. */
function stalledMessage(message: string): string {
  return `${message.replace(/^heading to −∞/, 'stalled on the way to −∞')}; try a lower learning rate`;
}

/**
 * What a replica that has lost captured points is told of, as part of its message: an optimizer whose steps outgrow a
 * shrinking scale throws the component off its point. Null where nothing was lost.
 */
export function thrownOff(before: readonly string[], now: readonly string[], step: number): string | null {
  const lost = before.filter((point) => !now.includes(point));
  return lost.length ? `thrown off ${enumerated(lost)} at step ${step}` : null;
}
