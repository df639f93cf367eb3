/**
 * `npm run experiment`: the same runs as the page's, without a page.
 *
 * Exit status: 0 all claims hold, 1 a claim fails, 2 bad input, 3 a fault of ours, 130 interrupted.
 */
import { InputError } from '../input-error.ts';
import { runCommand } from './command.ts';

// A reader that closes the pipe early (`| head`) has read enough: the run goes on and its recording is written.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

let status: number;
try {
  status = await runCommand(process.argv.slice(2));
} catch (error) {
  status = error instanceof InputError ? 2 : 3;
  process.stderr.write(`${error instanceof InputError ? error.message : (error as Error).stack}\n`);
}
// exit: Dawn's threads would keep Node alive. Not before the last line is out.
process.stdout.write('', () => process.exit(status));
