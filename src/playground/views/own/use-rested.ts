import { useEffect, useState } from 'preact/hooks';

/** The text as it was when it last rested for so long: what is judged is not judged in the middle of a word. */
export function useRested(text: string, milliseconds: number): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), milliseconds);
    return () => clearTimeout(timer);
  }, [text, milliseconds]);
  return rested;
}
