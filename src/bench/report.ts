import { prepareProblem } from '../training/prepare-problem.ts';
import { deviations, MEAN_TOLERANCE } from './agreement.ts';
import type { Devices, Outcome } from './job.ts';
import { PATHS, type PathId, PEERS } from './paths.ts';
import { type Round, ranIn, rowsOf } from './result.ts';
import { measuredRatio, TARGETS } from './targets.ts';
import { floorSeconds, type UnitRates } from './units.ts';
import { countWork } from './work.ts';
import { checkSteps, findWorkload, type Workload } from './workloads.ts';

/** Where and with what the benchmark ran. */
export interface Circumstances {
  /** "Xeon …, 2 threads". */
  machine: string;
  runtime: string;
  adapter: string;
  /** Package → version. */
  versions: Record<string, string>;
  date: string;
}

/** The whole report in Markdown, which reads well on a terminal too. */
export function reportText(circumstances: Circumstances, devices: Devices, rounds: readonly Round[]): string {
  const workloads = [...new Set(rounds.map(({ workload }) => workload))].map(findWorkload);
  const sections = workloads.map((workload) =>
    workloadText(
      workload,
      devices,
      rounds.filter((round) => round.workload === workload.id),
    ),
  );
  return [headText(circumstances, devices), ...sections, targetsText(rounds)].filter(Boolean).join('\n\n');
}

function headText({ machine, runtime, adapter, versions, date }: Circumstances, { cpu, gpu }: Devices): string {
  const packages = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  const lines = [
    `${date} · ${machine} · ${runtime} · adapter: ${adapter} · ${packages.join(', ')}`,
    '',
    `Units: CPU, one thread of ${cpu.threads}: ${ratesText(cpu.rates)}.`,
  ];
  if (gpu) lines.push(`GPU: ${ratesText(gpu.rates)}.`);
  return lines.join('\n');
}

function ratesText({ transcendentals, multiplyAdds, bytes }: UnitRates): string {
  return `${short(transcendentals)} exp/s, ${short(multiplyAdds)} multiply-adds/s, ${short(bytes)} B/s from a small buffer`;
}

function workloadText(workload: Workload, devices: Devices, rounds: readonly Round[]): string {
  const head = ['replica-steps/s', ...rounds.map(({ replicas }) => `R = ${replicas.toLocaleString('en')}`)];
  const paths = PATHS.filter((path) => rounds.some(({ outcomes }) => outcomes[path]));
  const speeds = paths.map((path) => [path, ...rounds.map((round) => speedText(path, round))]);
  const floors = (['webgpu', 'cpu'] as const)
    .map((kind) => [`floor, ${kind}`, ...rounds.map((round) => floorText(kind, round, devices))])
    .filter((row) => row.slice(1).some(Boolean));
  const losses = ['losses agree to', ...rounds.map(agreementText)];
  return [
    `### (${workload.id}) ${workload.title}`,
    '',
    table(head, [...speeds, ...floors, losses]),
    ...bulleted([...rounds.flatMap(mismatches), ...rounds.flatMap(notes)]),
  ].join('\n');
}

/** "12,345 (×3.1)": the speed, and its ratio to the fastest peer's. */
function speedText(path: PathId, round: Round): string {
  const outcome = round.outcomes[path];
  if (!outcome?.ran) return outcome ? '–' : '';
  const best = Math.max(
    ...ranIn(round)
      .filter(([other]) => PEERS.includes(other))
      .map(([, { replicaStepsPerSecond }]) => replicaStepsPerSecond),
  );
  const ratio = best > 0 ? ` (×${figures(outcome.replicaStepsPerSecond / best)})` : '';
  return `${figures(outcome.replicaStepsPerSecond)}${ratio}`;
}

/** "1.2M (7 %)": what the device could do at most, and how much of it the fused path does. */
function floorText(kind: 'webgpu' | 'cpu', { workload, replicas, outcomes }: Round, { cpu, gpu }: Devices): string {
  const fused = outcomes[`fused-${kind}`];
  const rates = kind === 'cpu' ? cpu.rates : gpu?.rates;
  if (!rates || !fused?.ran) return '';
  // One replica is one thread's work on a CPU, and its share of the whole device on a GPU.
  const threads = kind === 'cpu' ? Math.min(cpu.threads, replicas) : 1;
  const most = threads / floorSeconds(countWork(prepareProblem(findWorkload(workload).spec(1))), rates);
  return `${short(most)} (${figures((100 * fused.replicaStepsPerSecond) / most)} %)`;
}

function agreementText(round: Round): string {
  const compared = deviations(round);
  if (!compared?.others.length) return '';
  const verdict = compared.others.every(({ agrees }) => agrees)
    ? Math.max(...compared.others.map(({ worst }) => worst)).toExponential(0)
    : 'MISMATCH';
  return `${verdict} after ${checkSteps(round.replicas)} steps`;
}

/** Paths whose losses are not those of the reference, as sentences. */
export function mismatches(round: Round): string[] {
  const compared = deviations(round);
  const { tolerance } = findWorkload(round.workload);
  return (compared?.others ?? [])
    .filter(({ agrees }) => !agrees)
    .map(
      ({ path, worst, mean }) =>
        `(${round.workload}) R = ${round.replicas}: the losses of ${path} differ from those of ${compared?.reference}, one ` +
        `replica's by ${worst.toExponential(1)} and their mean by ${mean.toExponential(1)}; expected at most ` +
        `${tolerance} and ${MEAN_TOLERANCE}.`,
    );
}

function notes({ replicas, outcomes }: Round): string[] {
  return (Object.entries(outcomes) as [PathId, Outcome][]).flatMap(([path, outcome]) => {
    if (!outcome.ran) return [`${path}, R = ${replicas}: not run: ${outcome.reason}`];
    if (outcome.variants.length < 2) return [];
    const speeds = outcome.variants.map((variant) => `${figures(variant.replicaStepsPerSecond)} ${variant.name}`);
    return [`${path}, R = ${replicas}: ${speeds.join('; ')}`];
  });
}

function bulleted(lines: string[]): string[] {
  return lines.length ? ['', ...lines.map((line) => `- ${line}`)] : [];
}

function targetsText(rounds: readonly Round[]): string {
  const rows = rowsOf(rounds);
  const measured = TARGETS.flatMap((target) => {
    const ratio = measuredRatio(target, rows);
    if (ratio === null) return [];
    const { workload, replicas, paths, against } = target;
    const ours = paths.length > 1 ? 'the faster fused path' : paths[0];
    const what = `(${workload}) R = ${replicas.toLocaleString('en')}: ${ours} to ${against.length > 2 ? 'the best peer' : against.join(' or ')}`;
    return [[what, `×${figures(target.ratio)}`, `×${figures(ratio)}`, ratio >= target.ratio ? 'yes' : 'no']];
  });
  return measured.length ? `### Targets\n\n${table(['ratio', 'target', 'measured', 'reached'], measured)}` : '';
}

function table(head: string[], rows: string[][]): string {
  const widths = head.map((cell, column) => Math.max(cell.length, ...rows.map((row) => row[column].length)));
  const line = (cells: string[]) => `| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`;
  return [line(head), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...rows.map(line)].join('\n');
}

/** Three significant figures, with separators: 0.0123, 4.56, 12,300. */
function figures(value: number): string {
  const rounded = Number(value.toPrecision(3));
  return rounded >= 1000 ? rounded.toLocaleString('en') : String(rounded);
}

/** "3.4M", "12G": for orders of magnitude. */
function short(value: number): string {
  const units: [number, string][] = [
    [1e12, 'T'],
    [1e9, 'G'],
    [1e6, 'M'],
    [1e3, 'k'],
  ];
  const [size, unit] = units.find(([least]) => value >= least) ?? [1, ''];
  return `${Number((value / size).toPrecision(2))}${unit}`;
}
