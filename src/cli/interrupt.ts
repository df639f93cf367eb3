/** Whether the reader has asked to stop. The first interrupt is noted, the second ends the process at once. */
export function watchInterrupt(): { requested: boolean } {
  const interrupt = { requested: false };
  process.once('SIGINT', () => {
    interrupt.requested = true;
    process.stderr.write('\nStopping after this slice; what was recorded is saved. Once more to stop at once.\n');
    process.once('SIGINT', () => process.exit(130));
  });
  return interrupt;
}
