import fc from 'fast-check';
import katex from 'katex';
import { expect, test } from 'vitest';
import { objectiveSpec } from '../objectives/objective-spec.ts';
import { OBJECTIVES } from '../objectives/registry.ts';
import { arbitraryFormula } from './formulas.fixture.ts';
import { parseFormula } from './parse.ts';
import { RESIDUAL_LEGEND, typesetObjective, typesetParameters, typesetScaleTerms } from './typeset.ts';
import { typesetExpression } from './typeset-expression.ts';
import { typesetInformation } from './typeset-information.ts';

const tex = String.raw;
const strict = { throwOnError: true, strict: 'error' } as const;

test.each(OBJECTIVES.map((objective) => [objective.id] as const))('KaTeX renders %s', (id) => {
  const spec = objectiveSpec(id);
  expect(katex.renderToString(typesetObjective(spec), strict)).toContain('katex');
  expect(katex.renderToString(typesetParameters(spec.parameters), strict)).toContain('katex');
});

test.each<[string, string]>([
  ['cross-entropy', tex`\mathbb{E}_{y \sim \text{train}}\!\left[-\log Q(y)\right]`],
  ['population-cross-entropy', tex`\mathbb{E}_{y \sim P}\!\left[-\log Q(y)\right]`],
  ['forward-kl', tex`\mathbb{E}_{y \sim P}\!\left[\log\frac{P(y)}{Q(y)}\right]`],
  ['reverse-kl', tex`\mathbb{E}_{y \sim Q}\!\left[\log\frac{Q(y)}{P(y)}\right]`],
  [
    'squared-hellinger',
    tex`\mathbb{E}_{y \sim Q}\!\left[\frac{\left(\sqrt{\frac{P(y)}{Q(y)}} - 1\right)^{2}}{2}\right]`,
  ],
  ['l1', tex`\mathbb{E}_{(x, y) \sim \text{train}}\!\left[\left|r\right|\right]`],
  [
    'gaussian-nll',
    tex`\mathbb{E}_{(x, y) \sim \text{train}}\!\left[\frac{r^{2}}{2\,\sigma^{2}} + \log \sigma + \frac{\log\!\left(2\,\pi\right)}{2}\right]`,
  ],
  [
    'huber',
    tex`\mathbb{E}_{(x, y) \sim \text{train}}\!\left[\begin{cases} \frac{r^{2}}{2} & \text{if } \left|r\right| \le \delta \\ \delta\,\left(\left|r\right| - \frac{\delta}{2}\right) & \text{otherwise} \end{cases}\right]`,
  ],
])('%s reads as it runs', (id, expected) => {
  expect(typesetObjective(objectiveSpec(id))).toBe(expected);
});

test('of several outputs, each pays', () => {
  const printed = (outputs: number) => typesetObjective(objectiveSpec('l1'), undefined, 'P', 'nats', outputs);
  expect(printed(1)).toBe(typesetObjective(objectiveSpec('l1')));
  expect(printed(8)).toBe(
    tex`\mathbb{E}_{(x, y) \sim \text{train}}\!\left[\textstyle\sum_{\text{outputs}}\left(\left|r\right|\right)\right]`,
  );
  expect(katex.renderToString(printed(8), strict)).toContain('katex');
});

test('a population by another name draws under it, and nobody else does', () => {
  const named = (id: string) => typesetObjective(objectiveSpec(id), undefined, tex`P_\varepsilon`);
  expect(named('population-cross-entropy')).toBe(tex`\mathbb{E}_{y \sim P_\varepsilon}\!\left[-\log Q(y)\right]`);
  expect(named('cross-entropy')).toBe(typesetObjective(objectiveSpec('cross-entropy')));
});

test.each<[string, string]>([
  ['-(r - s)', tex`-\left(r - \ln \sigma\right)`],
  ['r - (s - 1)', tex`r - \left(\ln \sigma - 1\right)`],
  ['r - -s', tex`r - \left(-\ln \sigma\right)`],
  ['(r + 1)^2', tex`\left(r + 1\right)^{2}`],
  ['(-r)^2', tex`\left(-r\right)^{2}`],
  ['-(1 - r)^2*logq', tex`-\left(1 - r\right)^{2} \cdot \ln Q(y)`],
  ['(r/2)^2', tex`\left(\frac{r}{2}\right)^{2}`],
  ['(r^2)^3', tex`\left(r^{2}\right)^{3}`],
  ['logq*r', tex`\left(\ln Q(y)\right)\,r`],
  ['r*logq*s', tex`\left(r \cdot \ln Q(y)\right)\,\ln \sigma`],
  ['r*(r*s)', tex`r\,\left(r \cdot \ln \sigma\right)`],
  ['2*3*r', tex`2 \cdot 3 \cdot r`],
  ['2*(1/2)', tex`2 \cdot \frac{1}{2}`],
  ['exp(-s)', tex`\sigma^{-1}`],
  ['exp(s*2)', tex`\sigma^{2}`],
  ['exp(s + 1)', tex`e^{\ln \sigma + 1}`],
  ['exp(alpha*(logp-logq))', tex`\left(\frac{P(y)}{Q(y)}\right)^{\alpha}`],
  ['exp(-(logp-logq)/2)', tex`\left(\frac{P(y)}{Q(y)}\right)^{\frac{-1}{2}}`],
  ['softplus(logq-logp)', tex`\ln\!\left(1 + \frac{Q(y)}{P(y)}\right)`],
  ['max(r, alpha*r)', tex`\max\!\left(r,\, \alpha\,r\right)`],
  ['min(abs(r), 1)', tex`\min\!\left(\left|r\right|,\, 1\right)`],
  ['1.5e-7*r', tex`1.5 \times 10^{-7}\,r`],
  ['(r > 0 ? r : 0) + 1', tex`\left(\begin{cases} r & \text{if } r > 0 \\ 0 & \text{otherwise} \end{cases}\right) + 1`],
  [
    'r > 1 ? 1 : r < -1 ? -1 : r',
    tex`\begin{cases} 1 & \text{if } r > 1 \\ -1 & \text{if } r < -1 \\ r & \text{otherwise} \end{cases}`,
  ],
])('%s', (text, expected) => {
  expect(typesetExpression(parseFormula(text, { parameters: ['alpha'] }))).toBe(expected);
});

test('parameters are shown with their values', () => {
  expect(typesetParameters({ delta: 1, k: 0.25, weight: 1e-7 })).toBe(
    tex`\delta = 1,\quad k = 0.25,\quad \mathrm{weight} = 10^{-7}`,
  );
  expect(typesetParameters({})).toBe('');
  expect(katex.renderToString(RESIDUAL_LEGEND, strict)).toContain('katex');
});

test.each<[string, string, string]>([
  ['-logq', tex`-\log Q(y)`, tex`-\log Q(y)`],
  [
    '-(1 - exp(logq))^2*logq',
    tex`-\left(1 - Q(y)\right)^{2} \cdot \log Q(y)`,
    tex`-\left(1 - Q(y)\right)^{2} \cdot \log Q(y)`,
  ],
  [
    'softplus(logq - logp)',
    tex`\log\!\left(1 + \frac{Q(y)}{P(y)}\right)`,
    tex`\log\!\left(1 + \frac{Q(y)}{P(y)}\right)`,
  ],
  [
    'abs(r)/exp(s) + s',
    tex`\frac{\left|r\right|}{\sigma} + \log \sigma`,
    tex`\frac{\left|r\right|}{\sigma} \cdot \log e + \log \sigma`,
  ],
  ['1 - logq', tex`1 - \log Q(y)`, tex`\log e - \log Q(y)`],
  [
    's^2 + s',
    tex`\left(\log \sigma\right)^{2} + \log \sigma`,
    tex`\left(\left(\ln \sigma\right)^{2} + \ln \sigma\right)\,\log e`,
  ],
])('%s gives nats, and reads true in either unit', (text, nats, bits) => {
  const formula = parseFormula(text, { parameters: [] });
  expect(typesetInformation(formula, 'nats')).toBe(nats);
  expect(typesetInformation(formula, 'bits')).toBe(bits);
});

test('what gives no nats keeps its natural logarithms', () => {
  const spec = { over: 'train', pays: 'log1p(r^2)', parameters: {} } as const;
  expect(typesetObjective({ ...spec, unit: '1' }, undefined, undefined, 'bits')).toContain(tex`\ln`);
  expect(typesetObjective({ ...spec, unit: 'nats' }, undefined, undefined, 'bits')).toContain(tex`\log`);
});

test('KaTeX renders every formula of the language', () => {
  fc.assert(
    fc.property(arbitraryFormula, (formula) => {
      const latex = typesetExpression(formula);
      katex.renderToString(latex, strict);
      for (const base of ['nats', 'bits'] as const) katex.renderToString(typesetInformation(formula, base), strict);
      // Nothing of the code that prints it.
      expect(latex).not.toMatch(/\$|operator(?!name)|undefined|\[object/);
    }),
  );
});

test('what a mixture adds: a penalty on its scales, a floor beneath them', () => {
  expect(typesetScaleTerms({})).toBe('');
  expect(typesetScaleTerms({ scaleFloor: 0, scalePenalty: 0 })).toBe('');
  const both = typesetScaleTerms({ scaleFloor: 1 / 3, scalePenalty: 1e-7 });
  expect(both).toContain(tex`+ 10^{-7} \textstyle\sum_k`);
  expect(both).toContain(tex`\sigma_k \ge 0.3333`);
  expect(typesetScaleTerms({ scalePenalty: 2 }, 'bits')).toContain(tex`+ 2 \,\log e \textstyle\sum_k`);
  expect(katex.renderToString(both, strict)).toContain('katex');
});
