import { EXPERIMENTS, findExperiment } from '../../experiments/registry.ts';
import { readArguments } from './arguments.ts';
import { describeText, helpText, listText } from './help.ts';
import { rerunRecording } from './rerun-recording.ts';
import { runAll } from './run-all.ts';
import { runExperiment } from './run-experiment.ts';

/** Does what the command line's words ask for and returns the exit status. Throws InputError for bad input. */
export async function runCommand(words: string[]): Promise<number> {
  const command = readArguments(words);
  switch (command.kind) {
    case 'list':
      process.stdout.write(listText(EXPERIMENTS));
      return 0;
    case 'help':
      process.stdout.write(helpText(EXPERIMENTS));
      return 0;
    case 'describe':
      process.stdout.write(describeText(findExperiment(command.experiment)));
      return 0;
    case 'all':
      return runAll(EXPERIMENTS, command);
    case 'rerun':
      return rerunRecording(command);
    case 'run':
      return runExperiment(findExperiment(command.experiment), command);
  }
}
