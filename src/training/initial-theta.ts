import { STREAM, Stream } from '../information/random.ts';
import { InputError } from '../input-error.ts';
import { initialiseMixture } from '../models/mixture/initialise.ts';
import { initialiseNetwork } from '../models/network/initialise.ts';
import { sharedRows } from '../models/share.ts';
import { conditionalModel, densityModel, mixtureOptions, type Problem } from './problem.ts';

/** θ at step 0, [replica × parameter], the same for every objective and on every path. */
export function initialTheta(problem: Problem): Float64Array {
  const { spec } = problem;
  const { layout } = problem.family === 'density' ? densityModel(problem) : conditionalModel(problem);
  const theta = new Float64Array(spec.replicas * layout.size);
  for (let replica = 0; replica < spec.replicas; replica++) {
    const row = theta.subarray(replica * layout.size, (replica + 1) * layout.size);
    if (spec.initial.kind === 'given') row.set(givenRow(spec.initial.parameters, replica, spec.replicas, layout.size));
    else if (spec.model.kind === 'mixture') {
      const needsData = spec.initial.kind !== 'prior';
      if (needsData && !spec.data) {
        throw new InputError({
          what: `start "${spec.initial.kind}" places means on training points`,
          got: 'no data',
          expected: 'data, or start "prior"',
        });
      }
      const shape = { ...mixtureOptions(problem), layout };
      initialiseMixture(spec.initial, shape, sharedRows(spec, replica), spec.seed, replica, row);
    } else if (spec.initial.kind !== 'prior') {
      throw new InputError({
        what: 'the start does not fit the model',
        got: spec.initial.kind,
        expected: '"prior" or "given"',
      });
    } else if (spec.model.kind === 'categorical') {
      const draw = new Stream(spec.seed, STREAM.initialise, replica);
      for (let k = 0; k < row.length; k++) row[k] = spec.initial.spread * draw.normal();
    } else initialiseNetwork(spec.initial.spread, layout, spec.seed, replica, row);
  }
  return theta;
}

function givenRow(parameters: readonly number[][], replica: number, replicas: number, size: number): number[] {
  const row = parameters.length === 1 ? parameters[0] : parameters[replica];
  if ((parameters.length !== 1 && parameters.length !== replicas) || row.length !== size) {
    throw new InputError({
      what: 'the given start has the wrong shape',
      got: `${parameters.length} × ${parameters[0].length}`,
      expected: `1 or ${replicas} rows of ${size} parameters`,
    });
  }
  return row;
}
