import { fileName } from '../../recording/file-name.ts';
import type { PackedRecording } from '../../recording/packed.ts';
import { type FileFormat, FORMATS } from './file-formats.ts';
import { savedAsFile } from './leaving.ts';
import { makeFile } from './make-file.ts';
import { readPacked } from './recordings.ts';

export async function exportRecording(id: string, format: FileFormat): Promise<void> {
  const packed = await readPacked(id, 'Exporting the recording');
  if (!packed) return;
  const name = `${fileName(packed.summary.name)}.${FORMATS[format].extension}`;
  const made = await makeFile(name, (files) => files.make(packed, format));
  if (made && format === 'json') savedAsFile([id]);
}

/** Several recordings as files: one by itself, more in a zip. */
export async function saveRecordings(ids: readonly string[]): Promise<void> {
  if (ids.length === 1) return exportRecording(ids[0], 'json');
  const list: PackedRecording[] = [];
  for (const id of ids) {
    const packed = await readPacked(id, 'Exporting the recordings');
    if (packed) list.push(packed);
  }
  const made = await makeFile('recordings.zip', (files) => files.zip(list));
  if (made) savedAsFile(ids);
}
