import { fileName } from '../../recording/file-name.ts';
import { type FileFormat, FORMATS } from './file-formats.ts';
import { savedAsFile } from './leaving.ts';
import { makeFile } from './make-file.ts';
import { readRecordingText } from './recordings.ts';

export async function exportRecording(id: string, name: string, format: FileFormat): Promise<void> {
  const text = await readRecordingText(id, 'Exporting the recording');
  if (text === undefined) return;
  const { extension, type } = FORMATS[format];
  const made = await makeFile(`${fileName(name)}.${extension}`, type, (files) => files.make(text, format));
  if (made && format === 'json') savedAsFile([id]);
}

/** Several recordings as files: one by itself, more in a zip. */
export async function saveRecordings(list: readonly { id: string; name: string }[]): Promise<void> {
  if (list.length === 1) return exportRecording(list[0].id, list[0].name, 'json');
  const texts: Record<string, string> = {};
  for (const { id } of list) {
    const text = await readRecordingText(id, 'Exporting the recordings');
    if (text !== undefined) texts[`${id}.json`] = text;
  }
  const made = await makeFile('recordings.zip', 'application/zip', (files) => files.zip(texts));
  if (made) savedAsFile(list.map(({ id }) => id));
}
