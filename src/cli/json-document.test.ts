import Ajv2020 from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyRecording, exampleRecording } from '../recording/recording.fixture.ts';
import { outputJsonSchema, outputText } from './json-document.ts';

const validate = new Ajv2020({ validateFormats: false }).compile(outputJsonSchema());

// When the document has changed on purpose: `npx vitest run src/cli -u` writes it anew.
test('docs/experiment-output.schema.json is up to date', async () => {
  const text = `${JSON.stringify(outputJsonSchema(), null, 2)}\n`;
  await expect(text).toMatchFileSnapshot('../../docs/experiment-output.schema.json');
});

test('every document fits the schema', () => {
  fc.assert(
    fc.property(anyRecording(), (recording) => {
      validate(JSON.parse(outputText('mixture-collapse', recording)));
      expect(validate.errors).toBeNull();
    }),
  );
});

test('its shape', () => {
  const document = JSON.parse(outputText('mixture-collapse', exampleRecording()));
  expect(document).toMatchObject({
    experiment: 'mixture-collapse',
    environment: { version: '0.1.0', backend: 'cpu', adapter: 'float64 on the processor', path: 'graph' },
    runs: [
      {
        objective: 'cross-entropy',
        unit: 'nats',
        replicas: [
          {
            status: 'unbounded',
            steps: 10,
            loss: '-Infinity',
            parameters: { weights: [1], means: [[9.2]], covariances: [[[0]]] },
          },
          { status: 'not-a-number', loss: 'NaN' },
        ],
      },
    ],
    quantities: { entropy: { value: 1.5, unit: 'nats', sigma: 0.1 } },
    claims: [{ id: 'slope', measured: 0.0122, tolerance: 1e-4, holds: true }],
  });
  expect(document.runs[0].replicas[0].parameters).not.toHaveProperty('kind');
});
