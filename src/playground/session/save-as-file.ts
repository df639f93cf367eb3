import { fileName } from '../../recording/file-name.ts';
import type { Recording } from '../../recording/recording.ts';
import { download } from './download.ts';
import { savedAsFile } from './leaving.ts';

/** The whole recording as a file that can be imported again. */
export async function saveAsFile(recording: Recording): Promise<void> {
  const { serialiseRecording } = await import('../../recording/serialise.ts');
  download(`${fileName(recording.name)}.json`, new Blob([serialiseRecording(recording)], { type: 'application/json' }));
  savedAsFile([recording.id]);
}
