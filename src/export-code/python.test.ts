import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { compileFloat64 } from '../formula/float64.ts';
import { parseFormula } from '../formula/parse.ts';
import { objectiveSpec } from '../objectives/objective-spec.ts';
import { exampleSpecs } from '../training/example-specs.fixture.ts';
import { jax } from './languages/jax.ts';
import { pytorch } from './languages/pytorch.ts';
import { printScript } from './print-script.ts';

/**
 * What the machine's own Python says of the scripts. Neither PyTorch nor JAX need be there: every script is compiled, and its
 * formula is evaluated at single points, where torch and jnp are stood in for by the module math.
 */
const CHECK = `
import ast, json, math, sys, types
class Number(float):
    def detach(self): return self
softplus = lambda x: max(x, 0.0) + math.log1p(math.exp(-abs(x)))
names = dict(exp=math.exp, log=math.log, sqrt=math.sqrt, abs=abs, tanh=math.tanh, expm1=math.expm1, log1p=math.log1p,
             minimum=min, maximum=max, where=lambda c, a, b: a if c else b, tensor=lambda x: x,
             sigmoid=lambda x: 1 / (1 + math.exp(-x)), softplus=softplus, stop_gradient=lambda x: x)
names = {name: lambda *a, f=f: Number(f(*a)) for name, f in names.items()}
softplus = names["softplus"]
module = types.SimpleNamespace(**names)
module.nn = types.SimpleNamespace(functional=module, softplus=softplus, sigmoid=names["sigmoid"])
module.lax = module
out = []
for script in json.load(sys.stdin):
    tree = ast.parse(script["text"])
    compile(tree, script["name"], "exec")
    pays = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == "pays"]
    scope = dict(math=math, torch=module, jnp=module, jax=module)
    exec(compile(ast.Module(pays, []), script["name"], "exec"), scope)
    names_of = [each.arg for each in pays[0].args.args]
    out.append([scope["pays"](*[Number(point[name]) for name in names_of]) for point in script["points"]])
json.dump(out, sys.stdout)
`;

const found = spawnSync('python3', ['--version']).status === 0;

const POINTS = [
  { logp: -1.3, logq: -0.4, r: 0.7, s: 0.2 },
  { logp: -0.2, logq: -2.5, r: -1.9, s: -0.6 },
];

test.skipIf(!found)('every script in Python compiles, and its formula has the value that it has here', () => {
  const [, linear] = exampleSpecs().find(([name]) => name === 'linear, l2')!;
  const own = (pays: string) => ({ ...linear, objective: { ...linear.objective, pays, parameters: { lambda: 0.5 } } });
  const specs = [
    ...exampleSpecs().filter(([, { model }]) => model.kind !== 'mixture' || model.dimension === 1),
    ['own', own('stop(sigmoid(r)) - softplus(-r)*lambda/(2 - 3*lambda) - (r - 1 - (r + 2))')] as const,
    ['own, numbers alone', own('min(r, 1)*lgamma(3.5) + log(2*pi)/2 - 2^-1 - -r + max(1, 2)*abs(r)^1.5')] as const,
    ['own, conditional', own('r > lambda ? expm1(-r^2) : tanh(r)*sqrt(2)*(-3)')] as const,
    ['student', { ...linear, objective: objectiveSpec('huber') }] as const,
  ];
  const scripts = specs.flatMap(([name, spec]) =>
    [pytorch, jax].map((language) => ({
      name,
      text: printScript(spec, language, { title: name, replica: 0 }),
      points: POINTS,
    })),
  );
  const { status, stdout, stderr } = spawnSync('python3', ['-c', CHECK], { input: JSON.stringify(scripts) });
  expect(`${stderr}`).toBe('');
  expect(status).toBe(0);
  const measured: number[][] = JSON.parse(`${stdout}`);
  specs.forEach(([name, { objective }], index) => {
    const formula = parseFormula(objective.pays, { parameters: Object.keys(objective.parameters) });
    const program = compileFloat64(formula, objective.parameters, null);
    POINTS.forEach((point, at) => {
      const value = new Float64Array(1);
      const inputs = Object.fromEntries(program.variables.map((each) => [each, Float64Array.of(point[each])]));
      program.evaluate(1, inputs, value, null);
      for (const language of [0, 1]) expect(measured[2 * index + language][at], name).toBeCloseTo(value[0], 12);
    });
  });
});

test('what is not printed is refused in a sentence', () => {
  const [, plane] = exampleSpecs().find(([, { model }]) => model.kind === 'mixture' && model.dimension === 2)!;
  expect(() => printScript(plane, jax, { title: 'In the plane', replica: 0 })).toThrow(
    'a mixture in two dimensions is not printed as code; got',
  );
});

test('text of a reader’s stays within comments, and a parameter that is a word of the language is renamed', () => {
  const [, linear] = exampleSpecs().find(([name]) => name === 'linear, l2')!;
  const data = { ...linear.data!, name: 'x\nimport os', columns: ['a\u2028b', 'c', 'd'] };
  const objective = { ...linear.objective, pays: 'lambda*r^2', parameters: { lambda: 2 } };
  const text = printScript({ ...linear, data, objective }, pytorch, {
    title: 'A\r\nB',
    replica: 0,
    address: 'http://a/\nb',
  });
  expect(text).not.toMatch(/^import os/m);
  expect(text.split(/[\n\r\u2028]/).filter((line) => /^(B|b)/.test(line))).toEqual([]);
  expect(text).toContain('    lambda_ = 2\n    return lambda_ * r ** 2');
});
