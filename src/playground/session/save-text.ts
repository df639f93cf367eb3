import { fileName } from '../../recording/file-name.ts';
import type { PackedRecording } from '../../recording/packed.ts';
import { download } from './download.ts';
import { FORMATS } from './file-formats.ts';
import { savedAsFile } from './leaving.ts';

/** A recording that could not be kept, as the file that can be imported. */
export function saveTextAsFile({ summary, text }: PackedRecording): void {
  const { extension } = FORMATS.json;
  download(`${fileName(summary.name)}.${extension}`, text);
  savedAsFile([summary.id]);
}
