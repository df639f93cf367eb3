import { Presets, SingleBar } from 'cli-progress';
import { median } from '../statistics/median.ts';
import type { SessionUpdate } from '../training/protocol.ts';
import { shortNumber } from './claims-table.ts';

/** Shows on standard error how far a run is, and the median loss of each objective. */
export interface Progress {
  show(step: number, update: SessionUpdate): void;
  stop(): void;
}

const SECONDS_BETWEEN_LINES = 5;

/** A bar on a terminal; elsewhere a line every few seconds, so that a log stays short. */
export function openProgress(labels: string[], totalSteps: number): Progress {
  const losses = labels.map(() => '…');
  function read(update: SessionUpdate): string {
    update.runs.forEach(({ series }, run) => {
      const last = series.find(({ name }) => name === 'loss')?.values.at(-1);
      if (last) losses[run] = shortNumber(median(last));
    });
    return labels.map((label, run) => `${label} ${losses[run]}`).join(' · ');
  }
  return process.stderr.isTTY ? bar(totalSteps, read) : lines(totalSteps, read);
}

function bar(totalSteps: number, read: (update: SessionUpdate) => string): Progress {
  const single = new SingleBar(
    {
      format: '{bar} {value}/{total} · {losses}',
      barsize: 24,
      stream: process.stderr,
      hideCursor: true,
      // An interrupt is ours to answer; the bar must not end the process.
      gracefulExit: false,
    },
    Presets.shades_classic,
  );
  single.start(totalSteps, 0, { losses: '' });
  return { show: (step, update) => single.update(step, { losses: read(update) }), stop: () => single.stop() };
}

function lines(totalSteps: number, read: (update: SessionUpdate) => string): Progress {
  let last = Number.NEGATIVE_INFINITY;
  return {
    show(step, update) {
      const losses = read(update);
      if (performance.now() - last < SECONDS_BETWEEN_LINES * 1000 && !update.finished) return;
      last = performance.now();
      process.stderr.write(`step ${step} of ${totalSteps}${losses && ` · ${losses}`}\n`);
    },
    stop: () => {},
  };
}
