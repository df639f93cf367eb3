import { Fragment } from 'preact';
import { Maths } from './maths.tsx';

/** Text in which `$…$` is TeX. */
export function Prose({ text }: { text: string }) {
  return (
    <>
      {text.split('$').map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: its index is all the identity it has.
        <Fragment key={index}>{index % 2 === 1 ? <Maths tex={part} /> : part}</Fragment>
      ))}
    </>
  );
}
