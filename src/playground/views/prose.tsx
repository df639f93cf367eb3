import { Fragment } from 'preact';
import { Maths } from './maths.tsx';

/** A longer formula may have to be broken across lines itself. */
const SHORT = 40;

/** Text in which `$…$` is TeX. A browser may break a line between a formula and the comma after it: here they stay together. */
export function Prose({ text }: { text: string }) {
  const parts = text.split('$');
  const closing = (index: number) => {
    const isFormula = index % 2 === 1 && parts[index].length <= SHORT;
    return (isFormula && parts[index + 1]?.match(/^[,.;:)!?’]+/)?.[0]) || '';
  };
  return (
    <>
      {parts.map((part, index) => {
        if (index % 2 === 0) {
          const rest = index > 0 ? part.slice(closing(index - 1).length) : part;
          // biome-ignore lint/suspicious/noArrayIndexKey: its index is all the identity it has.
          return <Fragment key={index}>{rest}</Fragment>;
        }
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: its index is all the identity it has.
          <span key={index} class={closing(index) ? 'unbroken' : undefined}>
            <Maths tex={part} />
            {closing(index)}
          </span>
        );
      })}
    </>
  );
}
