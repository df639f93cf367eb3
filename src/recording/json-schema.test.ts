import Ajv2020 from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recordingJsonSchema } from './json-schema.ts';
import { anyRecording, exampleRecording } from './recording.fixture.ts';
import { serialiseRecording } from './serialise.ts';

const validate = new Ajv2020({ validateFormats: false }).compile(recordingJsonSchema());

// When the format has changed on purpose: `npx vitest run src/recording -u` writes it anew.
test('docs/recording.schema.json is up to date', async () => {
  const text = `${JSON.stringify(recordingJsonSchema(), null, 2)}\n`;
  await expect(text).toMatchFileSnapshot('../../docs/recording.schema.json');
});

test('every recording fits the schema', () => {
  fc.assert(
    fc.property(anyRecording(), (recording) => {
      validate(JSON.parse(serialiseRecording(recording)));
      expect(validate.errors).toBeNull();
    }),
  );
});

test('what is no recording does not fit', () => {
  expect(validate({ ...exampleRecording(), format: 'notebook' })).toBe(false);
  expect(validate({ ...exampleRecording(), runs: [{}] })).toBe(false);
});
