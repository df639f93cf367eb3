import { signal } from '@preact/signals';
import { memo } from 'preact/compat';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ObjectiveSpec } from '../../recording/spec.ts';
import { Maths } from './maths.tsx';

/** Loaded apart: parsing a formula needs a library that the first paint does not. */
const typeset = signal<((objective: ObjectiveSpec) => string) | null>(null);
let asked = false;

function load(): void {
  if (asked) return;
  asked = true;
  void import('../../formula/typeset.ts').then(({ typesetObjective }) => {
    typeset.value = typesetObjective;
  });
}

/** An objective as it runs: who draws, and what is paid. Typeset once, not at every frame of training. */
export const Formula = memo(function Formula({ objective }: { objective: ObjectiveSpec }) {
  load();
  const room = useRef<HTMLParagraphElement>(null);
  const content = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const observer = new ResizeObserver(() => fitTo(room.current!, content.current!));
    observer.observe(room.current!);
    observer.observe(content.current!);
    return () => observer.disconnect();
  }, []);
  return (
    <p class="formula" ref={room}>
      <span class="formula-content" ref={content}>
        {typeset.value ? <Maths tex={typeset.value(objective)} /> : <span class="maths" aria-busy="true" />}
      </span>
    </p>
  );
});

/** Below this share of its size a formula is hard to read: it scrolls instead. */
const SMALLEST = 0.72;

/** Scales a long formula down to its card; one that still is too long scrolls, with a shade at its cut end. */
function fitTo(room: HTMLElement, content: HTMLElement): void {
  const scale = Number(content.style.getPropertyValue('--fit') || 1);
  const natural = content.offsetWidth / scale;
  const wanted = natural > 0 ? Math.min(1, Math.max(SMALLEST, (room.clientWidth - 1) / natural)) : 1;
  if (Math.abs(wanted - scale) > 0.005) content.style.setProperty('--fit', wanted.toFixed(3));
  room.classList.toggle('cut', natural * wanted > room.clientWidth + 1);
}
