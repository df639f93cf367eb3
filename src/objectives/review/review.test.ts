import { describe, expect, test } from 'vitest';
import { readOwnObjectives } from '../own.ts';
import { OBJECTIVES } from '../registry.ts';
import type { ReviewNote } from './probe.ts';
import { reviewObjective } from './review.ts';

describe('reviewObjective', () => {
  const about = (text: string): Record<ReviewNote['about'], ReviewNote> => {
    const notes = reviewObjective(readOwnObjectives(text)[0]);
    return Object.fromEntries(notes.map((note) => [note.about, note])) as Record<ReviewNote['about'], ReviewNote>;
  };

  test.each(OBJECTIVES.map((objective) => [objective.id, objective] as const))(
    'of built-in %s: its gradient is right, it has kinks just where it says so, and it is finite',
    (_, objective) => {
      const notes = Object.fromEntries(reviewObjective(objective).map((note) => [note.about, note]));
      expect(notes.gradient.verdict).toBe('fine');
      expect(notes.domain.verdict).toBe('fine');
      // Huber's parts meet with the same slope: a joint, no kink.
      if (objective.kinks && objective.id !== 'huber') expect(notes.kinks.text).toMatch(/A kink at r = 0:/);
      else expect(notes.kinks.verdict).toBe('fine');
    },
  );

  test('kinks are found where they are', () => {
    expect(about('max(r, 2*r - 1)').kinks.text).toContain('r = 1:');
    expect(about('abs(r - 2) + abs(r + 0.5)').kinks.text).toContain('r = −0.5, r = 2:');
    expect(about('r^4').kinks.verdict).toBe('fine');
    expect(about('abs(r)^1.5').kinks.verdict).toBe('fine');
  });

  test.each([
    ['sqrt(r)', 'It ends at r = 0: beyond, it has neither value nor derivative. At r = 0 it has no derivative:'],
    ['log(r)', 'It ends at r = 0: '],
    ['sqrt(r - 2)', 'It ends at r = 2: '],
    ['1/r', 'At r = 0 it has no derivative: its slope grows without bound.'],
    ['1/(r - 1)^2', 'At r = 1 it has no derivative: its slope grows without bound.'],
    ['sqrt(abs(r))', 'At r = 0 it has no derivative: its slope grows without bound.'],
    ['abs(r)^0.5 + abs(r - 3)', 'grows without bound. A kink at r = 3:'],
    ['r^2 + sqrt(s)', 'It ends at s = 0: '],
  ])('where %s has no derivative: %s', (text, sentence) => {
    expect(about(text).kinks).toMatchObject({ verdict: 'mind', text: expect.stringContaining(sentence) });
  });

  test.each(['sqrt(1 + r^2)', 'log1p(r^2)', 'exp(r/4)', 'tanh(20*r)^2', 'r^2/(2*exp(2*s)) + s'])(
    '%s has one everywhere',
    (text) => {
      expect(about(text).kinks.text).toBe('None: it has a derivative everywhere.');
    },
  );

  test.each(['abs(r)^1.5', 'abs(r)^1.01', 'max(r^2, -1)', 'log(1 + r^2 - 0.5)'])(
    'of %s nothing is seen, and no more is said',
    (text) => {
      expect(about(text).kinks.text).toBe('None seen: it has a derivative wherever it was looked at.');
    },
  );

  test.each([
    ['model: abs(logq - logp)', 'A kink at logq = logp:'],
    ['population: max(logq - logp, 0)', 'A kink at logq = logp:'],
    ['model: abs(logq - logp - 1)', 'A kink at logq = logp + 1:'],
    ['model: abs(logq + logp - 1)', 'A kink at logq = −logp + 1:'],
    ['model: log(logq - logp)', 'It ends at logq = logp:'],
    ['model: abs(logq + 2) + logp', 'A kink at logq = −2:'],
    ['abs(r) + abs(s - 1)', 'A kink at r = 0 or s = 1:'],
    ['max(r, exp(s))', 'A kink at r = 1.49182 with s = 0.4:'],
    ['abs(r - 100)', 'A kink at r = 100:'],
    ['sqrt(r^2)', 'A kink at r = 0:'],
    ['abs(r - s)', 'A kink at r = s:'],
    ['abs(r)^0.99', 'At r = 0 it has no derivative: its slope grows without bound.'],
    ['1e-20*abs(r)', 'A kink at r = 0:'],
  ])('of two variables no two places are told as one: %s', (text, sentence) => {
    expect(about(text).kinks.text).toContain(sentence);
  });

  test.each([
    ['r < 0.333 ? 0 : 1 + r^2', 'r = 0.333'],
    ['r < 2 ? r : r + 1', 'r = 2'],
    ['r^2 + r/abs(r)', 'r = 0'],
    ['abs(r) < 1e-3 ? 5 : r^2', 'r = −0.001, r = 0.001'],
    ['model: logq < logp ? logq : logq + 1', 'logq = logp'],
  ])('%s jumps: that is no kink', (text, place) => {
    const sentence = `A jump at ${place}: there it has no derivative, and training does not see the cliff.`;
    expect(about(text).kinks).toEqual({ about: 'kinks', verdict: 'mind', text: sentence });
  });

  test('what is nowhere finite is told so, and nothing else is claimed of it', () => {
    for (const text of ['log(-1 - r^2)', '1e308*exp(700 + r^2)']) {
      const notes = reviewObjective(readOwnObjectives(text)[0]);
      expect(notes).toEqual([expect.objectContaining({ about: 'domain', verdict: 'wrong' })]);
      expect(notes[0].text).toContain('Not one finite number');
    }
  });

  test('values that squares of float64 cannot hold are compared all the same', () => {
    for (const text of ['1e-200*r^2', '1e150*r^2']) {
      expect(about(text).nearest.text).toBe('Up to a factor and a constant it is L2 distortion.');
    }
    expect(about('1e308*r*r').nearest.text).toBe('It is like no built-in objective.');
    expect(about('1e150*r^2').domain.text).toMatch(/Beyond 3.4e38 at 16 of 17 places, such as r = −29 \(8.41e152\)/);
  });

  test.each(['r^2 - 1e-30*r^4', 'r < 1e9 ? r^2 : 0', 'abs(r) < 1e-3 ? 5 : r^2'])(
    '%s is the square where it was probed, and not elsewhere',
    (text) => {
      expect(about(text).nearest.text).toBe('Nearest built-in: L2 distortion (slopes agree to over 99 %).');
    },
  );

  test('one large value is not all that a likeness rests on', () => {
    expect(about('model: exp(logp - logq)').nearest.text).not.toContain('Jensen');
    expect(about('r^2 + 1e-6*s').nearest.text).toBe('It is like no built-in objective.');
  });

  test.each([
    ['r/r', 'It is 0 wherever it was looked at'],
    // E_Q[p/q] = 1, and E_Q[∇log q] = 0.
    ['model: exp(logp - logq)', 'its expectation is the same for every Q'],
    ['model: 3 + exp(2*logp - logq)', 'its expectation is the same for every Q'],
  ])('%s moves nothing', (text, sentence) => {
    expect(about(text).gradient).toMatchObject({ verdict: 'wrong', text: expect.stringContaining(sentence) });
  });

  test.each([
    'model: logq',
    'model: -logp',
    'population: exp(logp - logq)',
    'model: exp(logp - 2*logq)',
    'model: exp(-logq)',
  ])('%s moves something', (text) => {
    expect(about(text).gradient.verdict).toBe('fine');
  });

  test.each(['r^100', 'exp(exp(r/2))', 'tanh(1e4*(r - 0.9))', '1e-20*r^2'])(
    '%s is steep or flat, and its gradient right',
    (text) => {
      expect(about(text).gradient.verdict).toBe('fine');
    },
  );

  test.each([
    ['r^2 + 1e-6*s', 'It falls to −1 at r = 0, s = −1e6:'],
    ['-log1p(log1p(r^2))', 'It falls to '],
    ['r^2 + s^2 - 2.001*r*s', 'It falls to '],
    ['log(abs(r - 1/3))', ' close to r = 0.333333:'],
    ['1/(r - 2)', ' close to r = 2:'],
    ['model: logq - logp', 'only P and Q can.'],
    ['-exp(s)', 'only the model can.'],
    ['-exp(1/abs(r))', ' close to r = '],
  ])('%s falls without end', (text, sentence) => {
    expect(about(text).bound).toMatchObject({ verdict: 'mind', text: expect.stringContaining(sentence) });
  });

  test.each([
    ['1e6*tanh(1e-6*r)', '−1e6'],
    ['-exp(s)/(1 + exp(s))', '−1'],
    ['1/log1p(r^2)', '0.'],
    ['-abs(r)/(1 + abs(r))', '−1'],
    ['abs(r - 5) - 3', '−3'],
    ['(1e10*max(r, 0))^3 - 3', '−3:'],
    ['model: sqrt(logq)', '0:'],
    ['model: abs(logp - exp(logq))', '0:'],
    // P has a largest density.
    ['model: -logp', '−2.992'],
  ])('%s levels off or turns', (text, lowest) => {
    expect(about(text).bound).toMatchObject({ verdict: 'fine', text: expect.stringContaining(`below ${lowest}`) });
  });

  test.each(['sqrt(r)', 'log(r)', 'r^3', 'r'])('%s is like no built-in objective', (text) => {
    expect(about(text).nearest.text).toBe('It is like no built-in objective.');
  });

  test('stop(·) makes the gradient another function’s, and the review says so', () => {
    expect(about('r*stop(r)').gradient).toMatchObject({ verdict: 'mind' });
  });

  test('a logarithm of a residual has a domain', () => {
    const { domain } = about('log(r)');
    expect(domain.verdict).toBe('wrong');
    expect(domain.text).toMatch(/No finite number at 9 of 17 places, such as r = −29/);
  });

  test('what falls without limit is seen to', () => {
    expect(about('-abs(r)').bound.verdict).toBe('mind');
    expect(about('r^2/exp(2*s) + s').bound.text).toMatch(/It falls to .* s = −?\d+/);
    expect(about('r^2').bound.verdict).toBe('fine');
    expect(about('-r^2').bound.text).toContain('It falls to −1e12 at r = −1e6:');
    expect(about('-logq').bound.verdict).toBe('mind');
    // Beside a residual of 0, and at it.
    expect(about('1/r').bound.verdict).toBe('mind');
    expect(about('1/r').domain.text).toMatch(/No finite number at 1 of 17 places, such as r = 0 \(∞\)/);
  });

  test('a built-in objective is recognised up to a factor and a constant', () => {
    expect(about('3*r^2 + 1').nearest.text).toBe('Up to a factor and a constant it is L2 distortion.');
    expect(about('model: 2*(logq - logp)').nearest.text).toMatch(/it is Reverse KL/);
    expect(about('model: logp - logq').nearest.text).toMatch(/it is Forward KL.*, but drawn by the model/);
  });

  test.each([
    ['log1p(r^2)', 'Student-t noise of a fixed scale (slopes agree to over 99 %)'],
    ['sqrt(1 + r^2)', 'Huber'],
    ['abs(r)^1.1', 'L1 distortion'],
    ['abs(r)^1.9', 'L2 distortion'],
    ['abs(r - 0.001)', 'L1 distortion'],
    ['r^2/exp(2*s) + 1.1*s', 'Gaussian noise (slopes'],
  ])('%s pulls as a built-in objective does: %s', (text, name) => {
    expect(about(text).nearest.text).toContain(`Nearest built-in: ${name}`);
  });

  test.each(['r^4', 'r^6', 'exp(r/4)', '-r^2', 'tanh(20*r)^2'])(
    '%s, even and rising or not, pulls as none of them does',
    (text) => {
      expect(about(text).nearest.text).toBe('It is like no built-in objective.');
    },
  );
});
