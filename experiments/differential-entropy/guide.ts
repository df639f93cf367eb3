import type { GuideStep, Plan } from '../../src/experiment/experiment.ts';
import { perNat } from '../../src/experiment/information-words.ts';
import { short } from '../measure.ts';
import type { Facts } from './theory.ts';

const factsOf = (plan: Plan) => plan.facts as Facts;
const DEFAULTS = { density: 'gaussian', scale: '1', population: '', stretch: '0.1', location: '1000' };

export const guide: readonly GuideStep[] = [
  {
    text: (plan, unit) => {
      const { entropy, deviation } = factsOf(plan);
      return `A number y never comes twice, so no outcome has a probability; but it has a density, and $-\\log p(y)$ can be averaged as before. The integral gives $h(X) = ${short(unit.of(entropy))}$ ${unit.name}. Watch sample means find it: each draw strays by ${short(unit.of(deviation))}, n of them by that over $\\sqrt{n}$. Written as an expectation, it is all the same whether outcomes are words or numbers.`;
    },
  },
  {
    text: (plan, unit) => {
      const { entropy, stretch } = factsOf(plan);
      return `What they do not hide is the unit. Stretch X by $a = ${short(stretch)}$ and h becomes $h(X) + \\log a = ${short(unit.of(entropy + Math.log(stretch)))}$ ${unit.name}${entropy + Math.log(stretch) < 0 ? ', below 0' : ''}: the density is higher where it is narrower. Drag the handle a. The dots of KL do not move: in $\\log p/q$ the unit cancels.`;
    },
    action: { label: 'Measure in units a thousand times as small', set: { stretch: '1000' } },
  },
  {
    text: (plan, unit) => {
      const { gap } = factsOf(plan);
      const left =
        gap.kind === 'law'
          ? `by $\\Delta^2 J/24${perNat(unit)}$, here ${short(unit.of(gap.coefficient))}$\\,\\Delta^2$ ${unit.name}, where J is Fisher’s information`
          : 'by what its two cells at the ends add';
      return `Cut the line into cells of width Δ and X becomes an outcome of a table. Its entropy $H(X_\\Delta)$ grows without end as cells shrink, by $\\log 2$ each time they halve; $h(X)$ is what is left when $-\\log\\Delta$ is taken off. In real numbers $H(X_\\Delta) + \\log\\Delta$ comes down on $h(X)$ from above, ${left}.`;
    },
  },
  {
    text: (plan) => {
      const { floatStep } = factsOf(plan);
      return `A machine has no real numbers. A draw kept as float32 sits on a grid, and cells finer than the grid hold one float or none: $H(X_\\Delta)$ stops growing. The density’s distance from 0 says where: at $\\Delta = ${short(floatStep)}$ here. Look for the kink. Move the density nearer to 0, and the kink moves left.`;
    },
    action: { label: 'Take it to 0', set: { location: '0' } },
  },
  {
    text: 'A flat density has the same surprise everywhere, so that one draw says it all; a mixture has no closed form, and quadrature and samples must do. None has more than the Gaussian of its variance.',
    action: { label: 'Take the mixture', set: { ...DEFAULTS, density: 'mixture' } },
  },
];
