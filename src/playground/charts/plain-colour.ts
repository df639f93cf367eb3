export interface PlainColour {
  /** As #rrggbb. */
  hex: string;
  /** From 0 to 1. */
  opacity: number;
}

/**
 * A computed colour in the words that every SVG viewer knows: a browser gives mixed colours as `color(srgb …)`. Null where nothing
 * is painted.
 */
export function plainColour(computed: string): PlainColour | null {
  const numbers = (computed.match(/[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);
  const [red, green, blue, opacity = 1] = numbers;
  if (blue === undefined || opacity === 0) return null;
  const scale = computed.startsWith('color(') ? 255 : 1;
  const two = (part: number) =>
    Math.min(255, Math.round(part * scale))
      .toString(16)
      .padStart(2, '0');
  return { hex: `#${two(red)}${two(green)}${two(blue)}`, opacity };
}
