/** How tightly a piece of code binds: what binds less than its place asks for is put in parentheses. */
export const BINDS = { sum: 1, product: 2, atom: 3 } as const;

/** An expression in some language. `scalar`: a plain number there, not an array. */
export interface Code {
  text: string;
  binds: number;
  scalar: boolean;
}

/** A name, or a call. */
export function atom(text: string, scalar = false): Code {
  return { text, binds: BINDS.atom, scalar };
}

/** A number; a negative one is in parentheses wherever it would be an operand. */
export function numberCode(value: number): Code {
  return { text: String(value), binds: value < 0 ? BINDS.sum : BINDS.atom, scalar: true };
}

/** `code` as an operand that must bind as tightly as this. */
export function operand(code: Code, binds: number): string {
  return code.binds < binds ? `(${code.text})` : code.text;
}
