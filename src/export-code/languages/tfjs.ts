import { atom } from '../code.ts';
import { type ArrayOperation, fill, type Language, type Training, wrapNumbers } from '../language.ts';

const TEMPLATES: Record<ArrayOperation, string> = {
  add: 'tf.add($0, $1)',
  subtract: 'tf.sub($0, $1)',
  multiply: 'tf.mul($0, $1)',
  divide: 'tf.div($0, $1)',
  negate: 'tf.neg($0)',
  square: 'tf.square($0)',
  power: 'tf.pow($0, $1)',
  exp: 'tf.exp($0)',
  log: 'tf.log($0)',
  sqrt: 'tf.sqrt($0)',
  abs: 'tf.abs($0)',
  tanh: 'tf.tanh($0)',
  relu: 'tf.relu($0)',
  expm1: 'tf.expm1($0)',
  log1p: 'tf.log1p($0)',
  softplus: 'tf.softplus($0)',
  sigmoid: 'tf.sigmoid($0)',
  stop: 'stop($0)',
  min: 'tf.minimum($0, $1)',
  max: 'tf.maximum($0, $1)',
  where: "tf.where(tf.cast($0, 'bool'), $1, $2)",
  '<': 'holds(tf.less, $0, $1)',
  '<=': 'holds(tf.lessEqual, $0, $1)',
  '>': 'holds(tf.greater, $0, $1)',
  '>=': 'holds(tf.greaterEqual, $0, $1)',
  sum: 'tf.sum($0)',
  mean: 'tf.mean($0)',
  logSoftmax: 'tf.logSoftmax($0)',
  logSumExp: 'tf.logSumExp($0, 1)',
  matMul: 'tf.matMul($0, $1)',
  join: 'tf.concat([$0], 1)',
  columns: 'tf.slice($0, [0, $1], [-1, $2 - $1])',
  rows: 'tf.gather($0, $1)',
};

const UPDATES: Record<Training['optimizer']['kind'], string[]> = {
  sgd: ['return tf.sub(value, tf.mul(rate, gradient));'],
  momentum: [
    'moments[0] = tf.add(tf.mul(MOMENTUM, moments[0]), gradient);',
    'return tf.sub(value, tf.mul(rate, moments[0]));',
  ],
  rmsprop: [
    'moments[0] = tf.add(tf.mul(DECAY, moments[0]), tf.mul(1 - DECAY, tf.square(gradient)));',
    'return tf.sub(value, tf.mul(rate, tf.div(gradient, tf.add(tf.sqrt(moments[0]), EPSILON))));',
  ],
  adam: [
    'moments[0] = tf.add(tf.mul(BETA1, moments[0]), tf.mul(1 - BETA1, gradient));',
    'moments[1] = tf.add(tf.mul(BETA2, moments[1]), tf.mul(1 - BETA2, tf.square(gradient)));',
    'const first = tf.div(moments[0], 1 - BETA1 ** (step + 1));',
    'const second = tf.div(moments[1], 1 - BETA2 ** (step + 1));',
    'return tf.sub(value, tf.mul(rate, tf.div(first, tf.add(tf.sqrt(second), EPSILON))));',
  ],
};

const STOP = [
  '// The identity, with derivative 0.',
  'const stop = tf.customGrad((x) => ({ value: tf.clone(x), gradFunc: () => tf.zerosLike(x) }));',
];

const HOLDS = [
  '// Whether a comparison holds, with derivative 0: tfjs does not differentiate past a comparison.',
  'const tensor = (value) => (value instanceof tf.Tensor ? value : tf.scalar(value));',
  'const holds = (comparison, left, right) =>',
  '  tf.customGrad((a, b) => ({',
  "    value: tf.cast(comparison(a, b), 'float32'),",
  '    gradFunc: () => [tf.zerosLike(a), tf.zerosLike(b)],',
  '  }))(tensor(left), tensor(right));',
];

/** TensorFlow.js, as a module for Node or a page; float32. */
export const tfjs: Language = {
  id: 'tfjs',
  label: 'TensorFlow.js',
  fileName: 'objective.mjs',
  howToRun: 'npm install @tensorflow/tfjs && node objective.mjs',
  comment: '// ',
  pi: 'Math.PI',
  scalarFunctions: Object.fromEntries(
    ['exp', 'log', 'sqrt', 'abs', 'tanh', 'expm1', 'log1p', 'min', 'max'].map((name) => [name, `Math.${name}`]),
  ),
  reserved: new Set(
    (
      'break case catch class const continue debugger default delete do else enum export extends finally for function if ' +
      'import in instanceof let new return static super switch this throw try typeof var void while with yield await ' +
      'tf stop holds tensor Math'
    ).split(' '),
  ),
  apply: (operation, operands) =>
    atom(
      fill(
        TEMPLATES[operation],
        operands.map(({ text }) => text),
      ),
    ),
  array(values, shape, whole) {
    const dtype = whole ? ", 'int32'" : '';
    return ['tf.tensor([', ...wrapNumbers(values, '  '), `], [${shape.join(', ')}]${dtype})`].join('\n');
  },
  define: (name, text) => `const ${name} = ${text};`,
  functionOf: (name, args, lines, result) => [
    `function ${name}(${args.join(', ')}) {`,
    ...lines.map((line) => `  ${line}`),
    `  return ${result};`,
    '}',
  ],
  block: (name) => `theta.${name}`,
  imports: ["import * as tf from '@tensorflow/tfjs';"],
  helpers: (script) => [...(/\bstop\(/.test(script) ? STOP : []), ...(/\bholds\(/.test(script) ? HOLDS : [])],
  start: (blocks) => [
    'const theta = {',
    ...blocks.map(
      ({ name, shape, values }) => `  ${name}: tf.variable(tf.tensor([${values.join(', ')}], [${shape.join(', ')}])),`,
    ),
    '};',
  ],
  train({ optimizer, schedule, steps, printEvery, unit, batch }) {
    const { kind, learningRate, ...constants } = optimizer;
    const moments = { sgd: 0, momentum: 1, rmsprop: 1, adam: 2 }[kind];
    return [
      `const [STEPS, PRINT_EVERY, LEARNING_RATE] = [${steps}, ${printEvery}, ${learningRate}];`,
      ...Object.entries(constants).map(([name, value]) => `const ${name.toUpperCase()} = ${value};`),
      '// Gradients are of loss / UNIT: in units of y that are one standard deviation.',
      `const UNIT = ${unit};`,
      'const memory = Object.fromEntries(',
      `  Object.entries(theta).map(([name, value]) => [name, Array.from({ length: ${moments} }, () => tf.zerosLike(value))]),`,
      ');',
      '',
      `/** ${kind}: where a block of θ goes from here. */`,
      'function update(value, gradient, moments, rate, step) {',
      ...UPDATES[kind].map((line) => `  ${line}`),
      '}',
      '',
      'for (let step = 0; step <= STEPS; step++) {',
      ...(batch
        ? [
            `  const drawn = Array.from({ length: ${batch.size} }, () => Math.floor(${batch.of} * Math.random()));`,
            "  const rows = tf.tensor(drawn, undefined, 'int32');",
          ]
        : []),
      `  const { value, grads } = tf.variableGrads(() => tf.div(loss(theta${batch ? ', rows' : ''}), UNIT).asScalar());`,
      '  if (step % PRINT_EVERY === 0 || step === STEPS) console.log(step, value.dataSync()[0] * UNIT);',
      schedule === 'cosine'
        ? '  const rate = LEARNING_RATE * 0.5 * (1 + Math.cos((Math.PI * step) / STEPS));'
        : '  const rate = LEARNING_RATE;',
      '  for (const [name, variable] of Object.entries(theta)) {',
      '    if (step < STEPS) variable.assign(update(variable, grads[variable.name], memory[name], rate, step));',
      '  }',
      '}',
    ];
  },
};
