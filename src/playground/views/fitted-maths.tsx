import { useLayoutEffect, useRef } from 'preact/hooks';
import { Maths } from './maths.tsx';

/** A formula on a line of its own, scaled down to the room it has; null: not known yet, its room is kept. */
export function FittedMaths({ tex, display }: { tex: string | null; display?: boolean }) {
  const room = useRef<HTMLParagraphElement>(null);
  const content = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const observer = new ResizeObserver(() => fitTo(room.current!, content.current!));
    observer.observe(room.current!);
    observer.observe(content.current!);
    return () => observer.disconnect();
  }, []);
  return (
    <p class={display ? 'formula display' : 'formula'} ref={room}>
      <span class="formula-content" ref={content}>
        {tex === null ? <span class="maths" aria-busy="true" /> : <Maths tex={tex} />}
      </span>
    </p>
  );
}

/** Below this share of its size a formula is hard to read: it scrolls instead. */
const SMALLEST = 0.72;

/** Scales a long formula down to its card; one that still is too long scrolls, with a shade at its cut end. */
function fitTo(room: HTMLElement, content: HTMLElement): void {
  // At full size: once a formula has been broken into lines, its width says nothing but how much room there is.
  content.style.setProperty('--fit', '1');
  const natural = content.offsetWidth;
  const wanted = natural > 0 ? Math.min(1, Math.max(SMALLEST, (room.clientWidth - 1) / natural)) : 1;
  content.style.setProperty('--fit', wanted.toFixed(3));
  room.classList.toggle('cut', natural * wanted > room.clientWidth + 1);
}
