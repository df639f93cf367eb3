/** Names whose hyphen is their own. */
const AS_THEY_ARE: readonly string[] = ['k-means++'];

/** An option as its menu says it: "on points". */
export function optionWords(option: string): string {
  return AS_THEY_ARE.includes(option) ? option : option.replaceAll('-', ' ');
}

/** Help that speaks of options, in the words of their menu. */
export function helpInWords(help: string, options: readonly string[]): string {
  return options
    .filter((option) => option.includes('-'))
    .reduce((text, option) => text.replaceAll(option, optionWords(option)), help);
}
