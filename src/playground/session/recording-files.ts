import { download } from './download.ts';
import { savedAsFile } from './leaving.ts';
import { type FileFormat, saveAsFile } from './recording-file.ts';
import { readRecording } from './recordings.ts';

export async function exportRecording(id: string, format: FileFormat): Promise<void> {
  const recording = await readRecording(id, 'Exporting the recording');
  if (recording) await saveAsFile(recording, format);
}

/** Several recordings as files: one by itself, more in a zip. */
export async function saveRecordings(ids: readonly string[]): Promise<void> {
  if (ids.length === 1) return exportRecording(ids[0], 'json');
  const [{ zipSync, strToU8 }, { serialiseRecording }] = await Promise.all([
    import('fflate'),
    import('../../recording/serialise.ts'),
  ]);
  const files: Record<string, Uint8Array> = {};
  for (const id of ids) {
    const recording = await readRecording(id, 'Exporting the recordings');
    if (recording) files[`${id}.json`] = strToU8(serialiseRecording(recording));
  }
  download('recordings.zip', new Blob([zipSync(files) as BlobPart], { type: 'application/zip' }));
  savedAsFile(ids);
}
