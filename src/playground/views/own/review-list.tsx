import type { ReviewNote } from '../../../objectives/review/probe.ts';
import { formatSentence } from '../../format/sentence.ts';
import { settings } from '../../state/store.ts';

const SIGNS: Record<ReviewNote['verdict'], string> = { fine: '✓', mind: '!', wrong: '×' };

const TOPICS: Record<ReviewNote['about'], string> = {
  gradient: 'Gradient',
  kinks: 'Kinks',
  domain: 'Domain',
  bound: 'Bound',
  nearest: 'Likeness',
};

/** What a look at the formula found before it trains anything: a line each, with its verdict. */
export function ReviewList({ notes }: { notes: readonly ReviewNote[] }) {
  return (
    <ul class="review" aria-label="Review">
      {notes.map(({ about, verdict, text }) => (
        <li key={about} class={verdict}>
          <span class="verdict">
            <span aria-hidden="true">{SIGNS[verdict]}</span> {verdict}
          </span>
          <span>
            <strong>{TOPICS[about]}.</strong> {formatSentence(text, settings.value.units)}
          </span>
        </li>
      ))}
    </ul>
  );
}
