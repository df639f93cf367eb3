import type { Evidence, Plan } from '../../src/experiment/experiment.ts';
import type { BarsFigure, Figure, GridFigure, LinesFigure, TableFigure } from '../../src/experiment/figure.ts';
import { type Findings, foundRows } from '../../src/experiment/findings.ts';
import { inNats } from '../../src/experiment/information-in-prose.ts';
import type { Quantity } from '../../src/recording/recording.ts';
import { FAMILIES, type FamilyName, IDENTITIES } from './families.ts';
import { worstRows } from './study.ts';
import type { Facts } from './theory.ts';

/** What a family's identities hold for. */
const FAMILY_WORDS: Readonly<Record<FamilyName, string>> = {
  pairs: 'pairs of tables',
  joints: 'joint tables',
  densities: 'densities on the line',
  planes: 'densities in the plane',
};

/** Cells of a joint table that a figure can show. */
const MOST_CELLS = 900;

export function quantities({ findings }: Evidence, plan: Plan): Quantity[] {
  const { pair, ofJoint } = plan.facts as Facts;
  const nats = (name: string, label: string, value: number): Quantity => ({ name, label, value, unit: 'nats' });
  const equations = worstRows(findings).filter(
    ({ identity, draws }) => draws > 0 && IDENTITIES[identity].relation === '=',
  );
  return [
    nats('entropy', 'H(P)', pair.entropy),
    nats('crossEntropy', 'H(P, Q)', pair.crossEntropy),
    nats('klDivergence', 'KL(P, Q)', pair.divergence),
    nats('jointEntropy', 'H(x, y)', ofJoint.hxy),
    nats('conditionalEntropy', 'H(y | x)', ofJoint.hyGivenX),
    nats('mutualInformation', 'I(x, y)', ofJoint.divergence),
    ...(equations.length
      ? [
          nats(
            'worstDifference',
            'Largest difference of two sides',
            Math.max(...equations.map(({ violation }) => violation)),
          ),
        ]
      : []),
  ];
}

export function figures({ findings }: Evidence, plan: Plan): Figure[] {
  const facts = plan.facts as Facts;
  const cells = facts.joint.length * facts.joint[0].length;
  return [page(findings, facts), bars(facts), ...(cells <= MOST_CELLS ? [joint(facts)] : []), history(findings)];
}

function page(findings: Findings, { own }: Facts): TableFigure {
  const rows = worstRows(findings);
  return {
    kind: 'table',
    id: 'page',
    title: 'The summary, line by line',
    caption:
      'Left and right on your own tables; then the worst of all draws. Of an inequality, a number below 0 is how much room there was at the closest draw.',
    columns: [
      { label: 'identity' },
      { label: 'left', unit: 'nats' },
      { label: 'right', unit: 'nats' },
      { label: 'draws' },
      { label: 'worst', unit: 'nats' },
      { label: 'at draw' },
    ],
    rows: IDENTITIES.map(({ id, formula }, identity) => {
      const { draws, violation, draw } = rows[identity] ?? { draws: 0 };
      return [formula, ...(own[id] ?? ['', '']), draws, ...(draws > 0 ? [violation, draw] : ['', ''])];
    }),
  };
}

function bars({ labels, probabilities, model }: Facts): BarsFigure {
  return {
    kind: 'bars',
    id: 'tables',
    title: 'Your P and Q',
    caption: 'Drag a bar of $P$ and see both sides of every line move together.',
    labels,
    series: [
      { label: 'P', role: 'data', values: probabilities },
      { label: 'Q', role: 0, values: model },
    ],
    unit: '1',
    edits: 'table',
  };
}

function joint({ joint: values }: Facts): GridFigure {
  return {
    kind: 'grid',
    id: 'joint',
    title: 'Your joint table',
    caption: 'If every row had the same shape, $x$ would say nothing of $y$ and $I(x,y)$ would be 0.',
    x: { label: 'y', ticks: values[0].map((_, y) => String(y)) },
    y: { label: 'x', ticks: values.map((_, x) => String(x)) },
    values,
    unit: '1',
  };
}

function history(findings: Findings): LinesFigure {
  const rows = foundRows<'identity' | 'draws' | 'violation'>(findings, 'history');
  const equations = IDENTITIES.map((identity, index) => ({ ...identity, index })).filter(
    ({ relation }) => relation === '=',
  );
  const largest = Math.max(
    0,
    ...rows.filter(({ identity }) => IDENTITIES[identity].relation === '=').map(({ violation }) => violation),
  );
  return {
    kind: 'lines',
    id: 'history',
    title: 'The equations’ worst difference',
    caption: `The worst of more draws can only be worse${largest > 0 ? `; so far it is ${inNats(largest)}` : ''}. It is arithmetic’s, not the theorem’s: float64 keeps sixteen digits, sums lose some of them, and integrals what their quadrature misses.`,
    x: { label: 'draws', scale: 'log' },
    y: { label: 'largest difference', unit: 'nats', scale: 'log' },
    lines: equations.map(({ formula, index, family }) => ({
      label: formula,
      role: FAMILIES.findIndex(({ name }) => name === family),
      mark: 'line',
      family: FAMILY_WORDS[family],
      named: true,
      points: rows
        .filter(({ identity, violation }) => identity === index && violation > 0)
        .map(({ draws, violation }) => [draws, violation]),
    })),
  };
}
