import { zipSync } from 'fflate';
import { EventFile } from './event-file.ts';
import { fileName } from './file-name.ts';
import type { Recording } from './recording.ts';

/**
 * All curves as TensorBoard's event files in a zip: one file a run and replica, its folder the run's name on TensorBoard.
 * `tensorboard --logdir FOLDER` shows them. Throws nothing; tables of findings have no steps and are left out.
 */
export function recordingToTensorboard(recording: Recording): Uint8Array {
  const seconds = Date.parse(recording.createdAt) / 1000;
  const files: Record<string, Uint8Array> = {};
  for (const [index, { label, steps, series, spec }] of recording.runs.entries()) {
    for (let replica = 0; replica < spec.replicas; replica++) {
      const file = new EventFile(seconds);
      for (const [record, step] of steps.entries()) {
        for (const { name, values } of series) file.addScalar(name, step, values[record][replica]);
      }
      // Two runs may have one label, and a label may hold what a folder's name cannot.
      const folder = `${index + 1} ${fileName(label)}/replica ${replica + 1}`;
      files[`${folder}/events.out.tfevents.${Math.floor(seconds)}.objectively`] = file.toBytes();
    }
  }
  return zipSync(files, { level: 6 });
}
