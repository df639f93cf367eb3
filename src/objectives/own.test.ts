import { describe, expect, test } from 'vitest';
import { InputError } from '../input-error.ts';
import { readOwnObjectives } from './own.ts';
import { OBJECTIVES } from './registry.ts';
import type { ReviewNote } from './review/probe.ts';
import { reviewObjective } from './review/review.ts';

describe('readOwnObjectives', () => {
  test('who draws, unit and nodes follow from the text', () => {
    const read = (text: string) =>
      readOwnObjectives(text).map(({ id, over, pays, nodes, unit, family }) => [id, over, pays, nodes, unit, family]);
    expect(read('abs(r)^1.5')).toEqual([['custom', 'train', 'abs(r)^1.5', 'drawer', '1', 'residual']]);
    expect(read('3*abs(r); r^2/2 ; r^2/exp(s) + s')).toEqual([
      ['custom-1', 'train', '3*abs(r)', 'drawer', 'y', 'residual'],
      ['custom-2', 'train', 'r^2/2', 'drawer', 'y²', 'residual'],
      ['custom-3', 'train', 'r^2/exp(s) + s', 'drawer', 'nats', 'residual'],
    ]);
    expect(read('model: logq - logp')).toEqual([['custom', 'model', 'logq - logp', 'drawer', 'nats', 'density']]);
    expect(read('model: (logq - logp)^2')).toEqual([['custom', 'model', '(logq - logp)^2', 'both', '1', 'density']]);
    expect(read('population:-logq')).toEqual([['custom', 'population', '-logq', 'drawer', 'nats', 'density']]);
    expect(read('r > 0 ? r : -2*r')).toEqual([['custom', 'train', 'r > 0 ? r : -2*r', 'drawer', 'y', 'residual']]);
    expect(read(' ; ')).toEqual([]);
  });

  test.each([
    ['cube(r)', 'cube is not a function (character 1)'],
    ['r**2', 'character'],
    ['everyone: r', 'Nobody of this name draws; got "everyone"; expected one of train, population, model'],
    ['model: abs(r)', 'A residual is drawn by the training set, not by the model'],
    ['r*logq', 'mixes a residual with the probabilities'],
    ['2 + pi', 'The formula is the same for every model'],
    ['r;r;r;r;r', 'too many objectives of your own; got 5; expected at most 4'],
    ['constructor(r)', 'constructor is not a function'],
  ])('%s is refused: %s', (text, sentence) => {
    expect(() => readOwnObjectives(text)).toThrow(InputError);
    expect(() => readOwnObjectives(text)).toThrow(sentence);
  });
});

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

  test.each(['sqrt(1 + r^2)', 'log1p(r^2)', 'exp(r/4)', 'abs(r)^1.5', 'tanh(20*r)^2'])(
    '%s has one everywhere',
    (text) => {
      expect(about(text).kinks.text).toBe('None: it has a derivative everywhere.');
    },
  );

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
