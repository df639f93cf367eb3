import type { Evidence, Plan } from '../../src/experiment/experiment.ts';
import type { Figure } from '../../src/experiment/figure.ts';
import { inNats } from '../../src/experiment/information-in-prose.ts';
import type { Quantity, RecordedRun } from '../../src/recording/recording.ts';
import { median } from '../../src/statistics/median.ts';
import { short } from '../measure.ts';
import { column } from './approach.ts';
import { densityEnds, type End } from './density-claims.ts';
import { pair } from './pair.ts';
import { massOn } from './table-claims.ts';
import { densityRate, type Facts, learningRateOf, nearlyLikeliest, type Side, tableRate } from './theory.ts';

/** Bars of more outcomes than this say nothing. */
const MOST_BARS = 64;

export function quantities({ runs }: Evidence, plan: Plan): Quantity[] {
  const facts = plan.facts as Facts;
  const [tables, densities] = [pair(runs, facts, 'table'), pair(runs, facts, 'density')];
  const { table, density } = facts;
  const found: Quantity[] = [];
  const add = (name: string, label: string, value: number) => found.push({ name, label, value, unit: 'nats' });
  if (table && tables.reverse && tables.forward) {
    const at = { steps: tables.reverse.steps.at(-1) ?? 0 };
    add('minusLogMax', 'Table: −log max P', table.floor);
    add('reverseCrossEntropy', 'Table: H(Q, P), even start', tables.reverse.replicas[0].loss);
    const value = tables.reverse.replicas[0].loss - table.floor;
    found.push({ name: 'reverseGap', label: 'Table: left above −log max P', value, unit: 'nats', at });
    const { replicas } = tables.reverse;
    const gathered = replicas.filter((replica) => massOn(replica, nearlyLikeliest(table)) > 0.5).length;
    found.push({
      name: 'replicasOnLikeliest',
      label: 'Tables mostly on the likeliest',
      value: gathered,
      unit: `of ${replicas.length}`,
    });
    add('entropy', 'Table: H(P)', table.entropy);
    add('crossEntropy', 'Table: H(P, Q), even start', tables.forward.replicas[0].loss);
  }
  if (density && densities.reverse) {
    add('minusLogMaxDensity', 'Density: −log max P', density.modes[0].level);
    add(
      'reverseCrossEntropyDensity',
      'Density: H(Q, P), best',
      Math.min(...densities.reverse.replicas.map(({ loss }) => loss)),
    );
  }
  return found;
}

export function figures({ runs }: Evidence, plan: Plan): Figure[] {
  const facts = plan.facts as Facts;
  return [...tableBars(runs, facts), ...approach(runs, facts), ...modeBars(runs, facts)];
}

function tableBars(runs: readonly RecordedRun[], facts: Facts): Figure[] {
  const { table } = facts;
  if (!table || table.probabilities.length > MOST_BARS) return [];
  const series = facts.runs.flatMap(({ side, direction }, i) => {
    const parameters = side === 'table' ? runs[i]?.replicas[0]?.parameters : undefined;
    const label = direction === 'reverse' ? 'Q of H(Q, P)' : 'Q of H(P, Q)';
    return parameters?.kind === 'table' ? [{ label, role: i, values: parameters.probabilities }] : [];
  });
  return [
    {
      kind: 'bars',
      id: 'table',
      title: 'P, and the Q of either direction',
      caption: 'Where $P$ draws, $Q$ becomes $P$. Where $Q$ draws, the tallest bar of $P$ takes all.',
      labels: table.labels,
      series: [{ label: 'P', role: 'data', values: table.probabilities }, ...series],
      unit: '1',
      // Outcomes that were left out would be lost in the dragged table.
      ...(table.impossible === 0 ? { edits: 'table' } : {}),
    },
  ];
}

/** What is left above the floor, against the step: straight lines of slope −1. */
function approach(runs: readonly RecordedRun[], facts: Facts): Figure[] {
  const lines = facts.runs.flatMap(({ side, direction }, i) =>
    direction === 'reverse' && runs[i] ? gapLines(runs[i], i, side, facts) : [],
  );
  if (!lines.length) return [];
  return [
    {
      kind: 'lines',
      id: 'approach',
      title: 'What is left above −log max P',
      caption: `Ten times the steps, a tenth of the rest: the best Q is at infinity, and gradient descent only ever comes nearer. Tables and densities do it at the same pace.${ownModes(runs, facts)}`,
      x: { label: 'step', scale: 'log' },
      y: { label: 'loss above its limit', unit: 'nats', scale: 'log' },
      lines,
    },
  ];
}

/** What a density's gap is measured from, where its replicas end at several levels. */
function ownModes(runs: readonly RecordedRun[], facts: Facts): string {
  const ends = reverseEnds(runs, facts);
  const higher = ends.filter(({ mode }) => mode !== 0).length;
  return higher
    ? ` ${higher} of ${ends.length} densities end at another mode than the highest, and are measured from −log P there.`
    : '';
}

/** Where each density that draws has come to; none in a lesson without. */
function reverseEnds(runs: readonly RecordedRun[], facts: Facts): End[] {
  const index = facts.runs.findIndex(({ side, direction }) => side === 'density' && direction === 'reverse');
  return facts.density && runs[index] ? densityEnds(runs[index], facts.density) : [];
}

function gapLines(run: RecordedRun, role: number, side: Side, facts: Facts) {
  const { table, density, plain } = facts;
  const floors =
    side === 'table' ? run.replicas.map(() => table!.floor) : densityEnds(run, density!).map(({ level }) => level);
  const columns = floors.map((floor, replica) => {
    const { steps, values } = column(run, 'loss', replica);
    return { steps, gaps: values.map((value) => value - floor) };
  });
  const { steps } = columns[0];
  // Tables from random starts may be held up elsewhere.
  const shown = side === 'table' ? columns.slice(0, 1) : columns;
  const rows = steps.map((step, i) => [step, median(shown.map(({ gaps }) => gaps[i]))]);
  const points = rows.filter(([step, gap]) => step > 0 && gap > 0);
  if (!points.length) return [];
  const measured = {
    label: side === 'table' ? `${run.label}, even start` : `${run.label}, median`,
    role,
    mark: 'line' as const,
    points,
  };
  const first = run.replicas[0].parameters;
  const ties = side === 'table' && table!.likeliest.length === table!.probabilities.length;
  if (!plain || ties || (side === 'table' && !table!.clear)) return [measured];
  const constant =
    side === 'density'
      ? densityRate(density!)
      : tableRate(table!, first.kind === 'table' ? first.probabilities : []).most;
  const rate = learningRateOf(run.spec);
  const ends = [Math.max(1, points[0][0]), points[points.length - 1][0]];
  return [
    measured,
    {
      label: `${inNats(constant)}/(ηt)`,
      role: 'theory' as const,
      mark: 'line' as const,
      points: ends.map((step) => [step, constant / (rate * Math.max(step, 1))]),
    },
  ];
}

function modeBars(runs: readonly RecordedRun[], facts: Facts): Figure[] {
  const { density } = facts;
  const index = facts.runs.findIndex(({ side, direction }) => side === 'density' && direction === 'reverse');
  const ends = reverseEnds(runs, facts);
  if (!density || density.modes.length < 2 || !ends.length) return [];
  const highest = ends.filter(({ mode }) => mode === 0).length;
  return [
    {
      kind: 'bars',
      id: 'modes',
      title: 'Which mode a replica ends on',
      caption: `From left to right: the modes of $P$ by their $y$, the highest first. Only the start decides: ${highest} of ${ends.length} are on the highest.`,
      labels: density.modes.map(({ at }) =>
        at.length === 1 ? `y = ${short(at[0])}` : `(${at.map(short).join(', ')})`,
      ),
      series: [
        {
          label: 'replicas',
          role: index,
          values: density.modes.map((_, mode) => ends.filter((end) => end.mode === mode).length),
        },
      ],
      unit: 'replicas',
    },
  ];
}
