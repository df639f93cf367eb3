import type { Control } from '../../../experiment/control.ts';

/** A control in which objectives are typed. */
export type FormulasControl = Extract<Control, { kind: 'text' }> & {
  formulas: NonNullable<Extract<Control, { kind: 'text' }>['formulas']>;
};

export function takesFormulas(control: Control): control is FormulasControl {
  return control.kind === 'text' && control.formulas !== undefined;
}
