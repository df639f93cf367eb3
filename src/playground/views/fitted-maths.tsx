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
  const scale = Number(content.style.getPropertyValue('--fit') || 1);
  const natural = content.offsetWidth / scale;
  const wanted = natural > 0 ? Math.min(1, Math.max(SMALLEST, (room.clientWidth - 1) / natural)) : 1;
  if (Math.abs(wanted - scale) > 0.005) content.style.setProperty('--fit', wanted.toFixed(3));
  room.classList.toggle('cut', natural * wanted > room.clientWidth + 1);
}
