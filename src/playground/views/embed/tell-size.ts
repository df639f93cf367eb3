/**
 * Tells the page around the frame how tall the content is, now and whenever that changes. To whoever it is: a height is no
 * secret. Returns how to stop.
 */
export function tellSize(content: HTMLElement): () => void {
  if (window.parent === window) return () => {};
  let told = 0;
  const observer = new ResizeObserver(() => {
    const height = Math.ceil(content.getBoundingClientRect().height);
    if (height === told) return;
    told = height;
    window.parent.postMessage({ type: 'objectively:size', height }, '*');
  });
  observer.observe(content);
  return () => observer.disconnect();
}
