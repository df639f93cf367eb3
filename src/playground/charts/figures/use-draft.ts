import { useEffect, useRef, useState } from 'preact/hooks';

/** So long after the last key, the value that keys have come to is taken: each value begins the lesson anew. */
const REST_MILLISECONDS = 600;

export interface Draft<Value> {
  /** Null where nothing is being edited. */
  readonly value: Value | null;
  /** Shown while the pointer drags; `release` takes it. */
  drag(value: Value): void;
  /** Shown at each key; taken when keys rest. */
  key(value: Value): void;
  release(): void;
}

/**
 * A value being edited in a figure: shown at once, taken on release or when keys rest, and kept until the plan that has
 * it (a new `plan`) draws its own. `take` says whether the value could be had.
 */
export function useDraft<Value>(plan: unknown, take: (value: Value) => boolean): Draft<Value> {
  const [value, setValue] = useState<Value | null>(null);
  const held = useRef<{ value: Value; timer?: ReturnType<typeof setTimeout> } | null>(null);
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => () => clearTimeout(held.current?.timer), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new plan has taken the value; what is in hand stays.
  useEffect(() => {
    if (!held.current) setValue(null);
  }, [plan]);

  const hold = (next: Value, rest?: number) => {
    clearTimeout(held.current?.timer);
    held.current = { value: next, timer: rest === undefined ? undefined : setTimeout(release, rest) };
    setValue(next);
  };
  function release(): void {
    if (!held.current) return;
    const { value: wanted, timer } = held.current;
    clearTimeout(timer);
    held.current = null;
    if (!latest.current(wanted)) setValue(null);
  }
  return { value, drag: (next) => hold(next), key: (next) => hold(next, REST_MILLISECONDS), release };
}
