import { type Language, type Training, wrapNumbers } from '../language.ts';
import { python } from './python.ts';

const shared = python(
  {
    square: '$0 ** 2',
    power: '$0 ** $1',
    exp: 'jnp.exp($0)',
    log: 'jnp.log($0)',
    sqrt: 'jnp.sqrt($0)',
    abs: 'jnp.abs($0)',
    tanh: 'jnp.tanh($0)',
    relu: 'jax.nn.relu($0)',
    expm1: 'jnp.expm1($0)',
    log1p: 'jnp.log1p($0)',
    softplus: 'jax.nn.softplus($0)',
    sigmoid: 'jax.nn.sigmoid($0)',
    stop: 'jax.lax.stop_gradient($0)',
    min: 'jnp.minimum($0, $1)',
    max: 'jnp.maximum($0, $1)',
    where: 'jnp.where($0, $1, $2)',
    '<': '$0 < $1',
    '<=': '$0 <= $1',
    '>': '$0 > $1',
    '>=': '$0 >= $1',
    sum: 'jnp.sum($0)',
    mean: 'jnp.mean($0)',
    logSoftmax: 'jax.nn.log_softmax($0)',
    logSumExp: 'jax.nn.logsumexp($0, axis=1)',
    matMul: '$0 @ $1',
    join: 'jnp.concatenate([$0], axis=1)',
    columns: '$0[:, $1:$2]',
    rows: '$0[$1]',
  },
  (text) => text,
);

const UPDATES: Record<Training['optimizer']['kind'], string[]> = {
  sgd: ['return value - rate * gradient, ()'],
  momentum: ['velocity = MOMENTUM * moments[0] + gradient', 'return value - rate * velocity, (velocity,)'],
  rmsprop: [
    'square = DECAY * moments[0] + (1 - DECAY) * gradient**2',
    'return value - rate * gradient / (jnp.sqrt(square) + EPSILON), (square,)',
  ],
  adam: [
    'first = BETA1 * moments[0] + (1 - BETA1) * gradient',
    'second = BETA2 * moments[1] + (1 - BETA2) * gradient**2',
    'along = first / (1 - BETA1 ** (step + 1))',
    'size = jnp.sqrt(second / (1 - BETA2 ** (step + 1))) + EPSILON',
    'return value - rate * along / size, (first, second)',
  ],
};

/** JAX, in float64, without an optimizer library. */
export const jax: Language = {
  ...shared,
  id: 'jax',
  label: 'JAX',
  fileName: 'objective_jax.py',
  howToRun: 'pip install jax && python objective_jax.py',
  imports: [
    'import math',
    '',
    'import jax',
    'import jax.numpy as jnp',
    '',
    'jax.config.update("jax_enable_x64", True)',
  ],
  helpers: () => [],
  array(values, shape, whole) {
    const dtype = `, dtype=${whole ? 'int' : 'float'}`;
    return ['jnp.array([', ...wrapNumbers(values, '    '), `]${dtype}).reshape(${shape.join(', ')})`].join('\n');
  },
  start: (blocks) => [
    'theta = {',
    ...blocks.map(
      ({ name, shape, values }) =>
        `    "${name}": jnp.array([${values.join(', ')}], dtype=float).reshape(${shape.join(', ')}),`,
    ),
    '}',
  ],
  train({ optimizer, schedule, steps, printEvery, unit, batch }) {
    const { kind, learningRate, ...constants } = optimizer;
    const moments = { sgd: 0, momentum: 1, rmsprop: 1, adam: 2 }[kind];
    return [
      `STEPS, PRINT_EVERY, LEARNING_RATE = ${steps}, ${printEvery}, ${learningRate}`,
      ...Object.entries(constants).map(([name, value]) => `${name.toUpperCase()} = ${value}`),
      '# Gradients are of loss / UNIT: in units of y that are one standard deviation.',
      `UNIT = ${unit}`,
      'value_and_gradient = jax.jit(jax.value_and_grad(lambda *args: loss(*args) / UNIT))',
      `memory = {name: (jnp.zeros_like(value),) * ${moments} for name, value in theta.items()}`,
      '',
      '',
      `# ${kind}: where a block of theta goes from here, and what is remembered.`,
      'def update(value, gradient, moments, rate, step):',
      ...UPDATES[kind].map((line) => `    ${line}`),
      '',
      '',
      'for step in range(STEPS + 1):',
      ...(batch ? [`    rows = jax.random.randint(jax.random.PRNGKey(step), (${batch.size},), 0, ${batch.of})`] : []),
      `    value, gradient = value_and_gradient(theta${batch ? ', rows' : ''})`,
      '    if step % PRINT_EVERY == 0 or step == STEPS:',
      '        print(step, float(value) * UNIT)',
      schedule === 'cosine'
        ? '    rate = LEARNING_RATE * 0.5 * (1 + math.cos(math.pi * step / STEPS))'
        : '    rate = LEARNING_RATE',
      '    if step < STEPS:',
      '        for name in theta:',
      '            theta[name], memory[name] = update(theta[name], gradient[name], memory[name], rate, step)',
    ];
  },
};
