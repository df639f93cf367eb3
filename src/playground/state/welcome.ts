import { signal } from '@preact/signals';

const KEY = 'objectively.welcomed';

/** Whether to say what this is: until it was read and put away, in this browser. */
export const welcome = signal(read());

export function dismissWelcome(): void {
  welcome.value = false;
  try {
    localStorage.setItem(KEY, 'yes');
  } catch {
    // Storage is off: it is said again at the next visit.
  }
}

function read(): boolean {
  try {
    return localStorage.getItem(KEY) === null;
  } catch {
    return true;
  }
}
