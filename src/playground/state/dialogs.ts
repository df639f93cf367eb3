import { signal } from '@preact/signals';

/** What lies over the page, one at a time. `code`: the run of the plan that is printed. */
export type Dialog = { kind: 'share' } | { kind: 'help' } | { kind: 'code'; run: number };

export const openDialog = signal<Dialog | null>(null);

export function showDialog(dialog: Dialog): void {
  openDialog.value = dialog;
}
