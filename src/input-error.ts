/**
 * An error that a person can mend: bad options, files, formulas, URLs or recordings.
 *
 * The message is one sentence or two: what was wrong, what was got, what was expected, what to do.
 * The command line prints it and exits with 2; the page shows it as a notice. Any other error is a bug of ours.
 */
export class InputError extends Error {
  override readonly name = 'InputError';
  /** The character of the text at which the mistake is, from 1, where it is at one. */
  readonly at: number | undefined;

  constructor(parts: { what: string; got?: unknown; expected?: string; remedy?: string; at?: number }) {
    const sentences = [parts.what];
    if ('got' in parts) sentences.push(`got ${describe(parts.got)}`);
    if (parts.expected) sentences.push(`expected ${parts.expected}`);
    super(`${sentences.join('; ')}.${parts.remedy ? ` ${parts.remedy}` : ''}`);
    this.at = parts.at;
  }
}

function describe(value: unknown): string {
  if (typeof value === 'number') return String(value);
  const text = typeof value === 'string' ? `"${value}"` : stringify(value);
  if (text === undefined) return String(value);
  const shown = printable(text);
  return shown.length > 80 ? `${shown.slice(0, 77)}…` : shown;
}

/** A terminal may obey control characters, and a page shows nothing of them. */
function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  return text.replace(/[\0-\x1f\x7f-\x9f]/g, (character) => {
    const known: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
    return known[character] ?? `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
  });
}

function stringify(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    // Nested deeper than the stack, or in a circle.
    return 'something too deep to show';
  }
}
