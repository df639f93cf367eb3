/** Prose without its TeX's marks, where nothing can be typeset: `$-\log_2 P$` is read as "-log_2 P". */
export function plainText(prose: string): string {
  return prose.replace(/\$([^$]*)\$/g, (_, tex: string) => tex.replace(/[\\{}]/g, ''));
}
