import { InputError } from '../input-error.ts';
import { didYouMean } from '../nearest-name.ts';
import { parseDecimal } from '../parse-decimal.ts';
import type { Control, ControlValues } from './control.ts';

type Value = number | string | string[];

/**
 * Checks control texts, as they come from a URL or from `--set`, against the experiment's controls.
 * Throws InputError, naming what is allowed, for an unknown name and for a value outside its control's range.
 */
export function readControls(controls: readonly Control[], entries: Readonly<Record<string, string>>): ControlValues {
  const byName = new Map(controls.map((control) => [control.name, control]));
  for (const name of Object.keys(entries)) {
    if (!byName.has(name)) throw unknownControl(name, [...byName.keys()]);
  }
  const set = new Map(Object.entries(entries));
  const values = new Map<string, Value>();
  for (const control of controls) {
    const text = set.get(control.name);
    values.set(control.name, text === undefined ? defaultValue(control) : readValue(control, text));
  }

  function value(name: string, ...kinds: Control['kind'][]): Value {
    const control = byName.get(name);
    if (!control || !kinds.includes(control.kind)) throw new Error(`No ${kinds.join(' or ')} control named ${name}`);
    return values.get(name)!;
  }
  return {
    number: (name) => value(name, 'number', 'integer') as number,
    choice: (name) => value(name, 'choice') as string,
    choices: (name) => [...(value(name, 'choices') as string[])],
    text: (name) => value(name, 'text') as string,
    isSet: (name) => set.has(name),
    entries: Object.fromEntries(set),
  };
}

/** What a control accepts, in words: "a number from 0 to 1", "one of adam, sgd". */
export function describeAllowed(control: Control): string {
  switch (control.kind) {
    case 'number':
      return `a number ${describeRange(control)}`;
    case 'integer':
      return `a whole number ${describeRange(control)}`;
    case 'choice':
      return `one of ${control.options.join(', ')}`;
    case 'choices':
      return `a comma-separated list of ${control.options.join(', ')}, none twice`;
    case 'text':
      return 'text';
  }
}

function describeRange({ min, max }: { min: number; max: number }): string {
  if (max === Number.POSITIVE_INFINITY) return `from ${min} up`;
  return `from ${min} to ${max}`;
}

function defaultValue(control: Control): Value {
  return control.kind === 'choices' ? splitChoices(control.default) : control.default;
}

function readValue(control: Control, text: string): Value {
  switch (control.kind) {
    case 'number':
    case 'integer': {
      const value = parseDecimal(text);
      const fits = value !== undefined && value >= control.min && value <= control.max;
      if (!fits || (control.kind === 'integer' && !Number.isSafeInteger(value))) throw badValue(control, text);
      return value;
    }
    case 'choice':
      if (!control.options.includes(text)) throw badValue(control, text, didYouMean(text, control.options));
      return text;
    case 'choices': {
      const chosen = splitChoices(text);
      const unknown = chosen.find((choice) => !control.options.includes(choice));
      if (unknown !== undefined) throw badValue(control, text, didYouMean(unknown, control.options));
      if (new Set(chosen).size < chosen.length) throw badValue(control, text);
      return chosen;
    }
    case 'text':
      control.check(text);
      return text;
  }
}

function splitChoices(text: string): string[] {
  return text.split(',').map((choice) => choice.trim());
}

function badValue(control: Control, got: string, remedy?: string): InputError {
  return new InputError({
    what: `${control.name} cannot have this value`,
    got,
    expected: describeAllowed(control),
    remedy: remedy ?? `Its default is ${control.default || 'empty'}.`,
  });
}

function unknownControl(got: string, names: string[]): InputError {
  return new InputError({
    what: 'There is no control of this name',
    got,
    expected: `one of ${names.join(', ')}`,
    remedy: didYouMean(got, names),
  });
}
