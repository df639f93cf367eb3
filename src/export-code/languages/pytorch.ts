import { type Language, wrapNumbers } from '../language.ts';
import { python } from './python.ts';

const shared = python(
  {
    square: '$0 ** 2',
    power: '$0 ** $1',
    exp: 'torch.exp($0)',
    log: 'torch.log($0)',
    sqrt: 'torch.sqrt($0)',
    abs: 'torch.abs($0)',
    tanh: 'torch.tanh($0)',
    relu: 'torch.relu($0)',
    expm1: 'torch.expm1($0)',
    log1p: 'torch.log1p($0)',
    softplus: 'torch.nn.functional.softplus($0)',
    sigmoid: 'torch.sigmoid($0)',
    stop: '$0.detach()',
    min: 'torch.minimum($0, $1)',
    max: 'torch.maximum($0, $1)',
    where: 'torch.where($0, $1, $2)',
    '<': '$0 < $1',
    '<=': '$0 <= $1',
    '>': '$0 > $1',
    '>=': '$0 >= $1',
    sum: 'torch.sum($0)',
    mean: 'torch.mean($0)',
    logSoftmax: 'torch.log_softmax($0, dim=0)',
    logSumExp: 'torch.logsumexp($0, dim=1)',
    matMul: '$0 @ $1',
    join: 'torch.cat([$0], dim=1)',
    columns: '$0[:, $1:$2]',
    rows: '$0[$1]',
  },
  (text) => `torch.tensor(float(${text}))`,
);

/** PyTorch, in float64. */
export const pytorch: Language = {
  ...shared,
  id: 'pytorch',
  label: 'PyTorch',
  fileName: 'objective_torch.py',
  howToRun: 'pip install torch && python objective_torch.py',
  imports: ['import math', '', 'import torch', '', 'torch.set_default_dtype(torch.float64)'],
  helpers: () => [],
  array(values, shape, whole) {
    const dtype = `, dtype=torch.${whole ? 'long' : 'float64'}`;
    return ['torch.tensor([', ...wrapNumbers(values, '    '), `]${dtype}).reshape(${shape.join(', ')})`].join('\n');
  },
  start: (blocks) => [
    'theta = {',
    ...blocks.map(
      ({ name, shape, values }) =>
        `    "${name}": torch.tensor([${values.join(', ')}], dtype=torch.float64).reshape(${shape.join(', ')}),`,
    ),
    '}',
    'for value in theta.values():',
    '    value.requires_grad_(True)',
  ],
  train({ optimizer, schedule, steps, printEvery, unit, batch }) {
    const o = optimizer;
    const made = {
      sgd: 'SGD(theta.values(), lr=LEARNING_RATE)',
      momentum: `SGD(theta.values(), lr=LEARNING_RATE, momentum=${o.momentum})`,
      rmsprop: `RMSprop(theta.values(), lr=LEARNING_RATE, alpha=${o.decay}, eps=${o.epsilon})`,
      adam: `Adam(theta.values(), lr=LEARNING_RATE, betas=(${o.beta1}, ${o.beta2}), eps=${o.epsilon})`,
    }[o.kind];
    return [
      `STEPS, PRINT_EVERY, LEARNING_RATE = ${steps}, ${printEvery}, ${o.learningRate}`,
      '# Gradients are of loss / UNIT: in units of y that are one standard deviation.',
      `UNIT = ${unit}`,
      `optimizer = torch.optim.${made}`,
      '',
      'for step in range(STEPS + 1):',
      ...(batch ? [`    rows = torch.randint(${batch.of}, (${batch.size},))`] : []),
      `    value = loss(theta${batch ? ', rows' : ''})`,
      '    if step % PRINT_EVERY == 0 or step == STEPS:',
      '        print(step, value.item())',
      ...(schedule === 'cosine'
        ? [
            '    for group in optimizer.param_groups:',
            '        group["lr"] = LEARNING_RATE * 0.5 * (1 + math.cos(math.pi * step / STEPS))',
          ]
        : []),
      '    optimizer.zero_grad()',
      '    (value / UNIT).backward()',
      '    if step < STEPS:',
      '        optimizer.step()',
    ];
  },
};
