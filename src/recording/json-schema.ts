import { z } from 'zod';
import { Recording } from './recording.ts';

/** The JSON Schema (draft 2020-12) of a recording's text: docs/recording.schema.json. */
export function recordingJsonSchema() {
  return {
    title: 'Objectively recording',
    description: 'Explained in docs/recording-format.md. Series are [record][replica]; lengths are checked on reading.',
    // input: of the text, in which non-finite numbers are strings.
    ...z.toJSONSchema(Recording, { io: 'input' }),
  };
}
