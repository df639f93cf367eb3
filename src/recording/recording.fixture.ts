import fc from 'fast-check';
import { type NaturalParameters, type RecordedRun, type Recording, Status } from './recording.ts';
import { RunSpec, type ShareSpec } from './spec.ts';

/** A small recording of two replicas and two records, for tests. */
export function exampleRecording(): Recording {
  return {
    format: 'objectively-recording',
    version: 1,
    id: '2b0ad3c4',
    name: 'clear-brook',
    createdAt: '2025-01-02T03:04:05.678Z',
    experiment: { id: 'mixture-collapse', controls: { components: '2' } },
    environment: {
      version: '0.1.0',
      backend: 'cpu',
      adapter: 'float64 on the processor',
      path: 'graph',
      precision: 'float32',
      runtime: 'Node 20.19.0',
    },
    runs: [
      {
        label: 'Maximum likelihood',
        spec: exampleSpec(),
        steps: [0, 10],
        series: [
          {
            name: 'loss',
            unit: 'nats',
            values: [
              [2.5, Number.NaN],
              [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
            ],
          },
        ],
        snapshots: {
          steps: [10],
          values: [
            [
              [0, 1],
              [0.1, -0],
            ],
          ],
        },
        events: [{ step: 10, replica: 0, status: 'unbounded', message: 'heading to −∞ · on 34.279' }],
        interventions: [{ step: 5, learningRate: [0.1, 0.1] }],
        replicas: [exampleReplica('unbounded', Number.NEGATIVE_INFINITY), exampleReplica('not-a-number', Number.NaN)],
      },
    ],
    findings: [
      {
        name: 'sample means',
        columns: [
          { name: 'n', unit: 'draws' },
          { name: 'error', unit: 'nats' },
        ],
        rows: [
          [1, 0.25],
          [10, Number.POSITIVE_INFINITY],
        ],
      },
    ],
    quantities: [{ name: 'entropy', label: 'Entropy', value: 1.5, unit: 'nats', at: { sigma: 0.1 } }],
    claims: [
      {
        id: 'slope',
        statement: 'The loss falls by 1/n for each unit of ln σ.',
        expected: 1 / 82,
        measured: 0.0122,
        tolerance: 1e-4,
        relation: '=',
        unit: 'nats',
        holds: true,
        kind: 'theory',
      },
    ],
  };
}

function exampleSpec(): RunSpec {
  return RunSpec.parse({
    version: 1,
    objective: { id: 'cross-entropy', over: 'train', pays: '-logq', parameters: {}, unit: 'nats' },
    model: { kind: 'mixture', components: 1, dimension: 1 },
    data: { name: 'galaxies', columns: ['velocity'], inputs: 0, train: [[9.172], [9.35]], heldOut: [[34.279]] },
    initial: { kind: 'k-means++' },
    optimizer: { kind: 'adam', learningRate: 0.01 },
    replicas: 2,
    seed: 1,
    steps: 10,
    recordEvery: 10,
  });
}

function exampleReplica(status: Status, loss: number): Recording['runs'][0]['replicas'][0] {
  return {
    status,
    message: `ended ${status}`,
    steps: 10,
    loss,
    gradientNorm: 0.5,
    parameters: { kind: 'mixture', weights: [1], means: [[9.2]], covariances: [[[0]]] },
    theta: [0.1, Number.NEGATIVE_INFINITY],
    polish: null,
  };
}

/** Plain objects, as JSON.parse makes them. */
function record<T>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> {
  return fc.record(fields, { noNullPrototype: true }) as fc.Arbitrary<T>;
}

/** Recordings of every shape, with every kind of number. */
export function anyRecording(): fc.Arbitrary<Recording> {
  const exact = fc.oneof(
    fc.double(),
    fc.constantFrom(-0, Number.NaN, Number.POSITIVE_INFINITY, 5e-324, 1.7976931348623157e308),
  );
  const list = (length: number) => fc.array(exact, { minLength: length, maxLength: length });
  const lists = (length: number, of: fc.Arbitrary<number[]>) => fc.array(of, { minLength: length, maxLength: length });
  const shape = record({ replicas: fc.integer({ min: 1, max: 4 }), records: fc.integer({ min: 0, max: 5 }) });
  return shape.chain(({ replicas, records }) => {
    const series = record({ name: fc.string(), unit: fc.string(), values: lists(records, list(replicas)) });
    const replica = record({
      status: fc.constantFrom(...Status.options),
      message: fc.string({ unit: 'grapheme' }),
      steps: fc.nat(),
      loss: exact,
      gradientNorm: exact,
      parameters: fc.oneof<fc.Arbitrary<NaturalParameters>[]>(
        record({ kind: fc.constant('table' as const), probabilities: list(3) }),
        record({
          kind: fc.constant('linear' as const),
          intercept: fc.oneof(exact, list(2)),
          coefficients: fc.oneof(list(2), lists(2, list(3))),
          scale: fc.oneof(exact, list(2), fc.constant(null)),
        }),
      ),
      theta: list(3),
      polish: fc.option(record({ iterations: fc.nat(), lossBefore: exact })),
    });
    const share = fc.constantFrom<ShareSpec>({ kind: 'bootstrap' }, { kind: 'subset', sizes: [1] });
    const run = record({
      label: fc.string(),
      spec: fc.option(share).map((own): RunSpec => {
        const spec = exampleSpec();
        return { ...spec, replicas, data: spec.data && own ? { ...spec.data, share: own } : spec.data };
      }),
      steps: fc.constant<number[]>(Array.from({ length: records }, (_, i) => 10 * i)),
      series: fc.array(series, { maxLength: 3 }),
      snapshots: record({
        steps: fc.constant<number[]>([0]),
        values: fc.array(lists(replicas, list(3)), { minLength: 1, maxLength: 1 }),
      }),
      events: fc.constant<RecordedRun['events']>([]),
      interventions: fc.array(record({ step: fc.nat(), learningRate: list(replicas) }), { maxLength: 2 }),
      replicas: fc.array(replica, { minLength: replicas, maxLength: replicas }),
    });
    return record({
      format: fc.constant('objectively-recording' as const),
      version: fc.constant(1 as const),
      id: fc.string({ minLength: 1 }),
      name: fc.string(),
      createdAt: fc
        .date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
        .map((date) => date.toISOString()),
      experiment: fc.option(
        record({
          id: fc.string(),
          controls: fc.dictionary(fc.stringMatching(/^[a-z]+$/), fc.string(), { noNullPrototype: true }),
        }),
      ),
      environment: fc.constant<Recording['environment']>(exampleRecording().environment),
      runs: fc.array(run, { maxLength: 2 }),
      findings: fc.array(
        record({
          name: fc.string(),
          columns: fc.constant<Recording['findings'][number]['columns']>([{ name: 'n', unit: '1' }]),
          rows: fc.array(list(1), { maxLength: 3 }),
        }),
        { maxLength: 2 },
      ),
      study: fc.constantFrom({ done: 3, total: 8 }, { done: 8, total: 8 }),
      quantities: fc.array(record({ name: fc.string(), label: fc.string(), value: exact, unit: fc.string() }), {
        maxLength: 2,
      }),
      claims: fc.constant<Recording['claims']>(exampleRecording().claims),
    });
  });
}
