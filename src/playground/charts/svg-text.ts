/** An element of an SVG document as text. What stands in it as a string is escaped; elements inside come as a list. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  content: string | readonly string[] = '',
): string {
  const said = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value))}"`);
  const inside = typeof content === 'string' ? escaped(content) : content.filter(Boolean).join('\n');
  return `<${name}${said.join('')}>${inside}</${name}>`;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character]);
}

/** About how wide a text is at a size, where nothing can be measured: rather too much than too little. */
export function textWidth(text: string, size: number): number {
  return [...text].length * size * 0.58;
}
