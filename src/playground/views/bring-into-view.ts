const calm = matchMedia('(prefers-reduced-motion: reduce)');

/** Scrolls to where the reader's eyes are wanted, and moves the focus there. */
export function bringIntoView(element: HTMLElement): void {
  element.focus({ preventScroll: true });
  // nearest: the panel scrolls, and the page beside it stays where it is.
  element.scrollIntoView({ behavior: calm.matches ? 'auto' : 'smooth', block: 'nearest' });
}

/** Back to the button that chose a recording to be compared. */
export function goToCompare(id: string): void {
  const item = document.querySelector(`[data-recording="${CSS.escape(id)}"]`);
  const button = item?.querySelector<HTMLElement>('.compare');
  if (button) bringIntoView(button);
}
