/** As a name of a file that every system takes. */
export function fileName(name: string): string {
  return name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '-').replace(/[. ]+$/, '') || 'run';
}
