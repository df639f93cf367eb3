import '../styles/keys-and-signs.css';
import { DialogFrame } from './dialog-frame.tsx';

const KEYS: readonly { keys: readonly string[]; does: string }[] = [
  { keys: ['Space'], does: 'play, pause; again, once all has ended; replay, where an ended run is looked back at' },
  { keys: ['→'], does: 'one step; where an ended run is looked back at, its next record' },
  { keys: ['R'], does: 'back to step 0, with the same start' },
  { keys: ['?'], does: 'this sheet' },
  { keys: ['Tab'], does: 'from one control to the next' },
  {
    keys: ['←', '→', 'Home', 'End'],
    does: 'in a figure: from value to value; on a handle: move it; on the time slider: through the recording',
  },
  { keys: ['Esc'], does: 'shut what is open' },
];

const SIGNS: readonly { sign: string; means: string }[] = [
  {
    sign: 'colour',
    means:
      'An objective: its card, its curve, its row in the tables. A figure that compares other things says in its legend what they are.',
  },
  {
    sign: 'dash-dot',
    means:
      'The seventh objective and those after it, whose colours begin again: dots between the dashes tell the curves apart.',
  },
  { sign: 'grey', means: 'Data, the population that they are drawn from, or what is no one objective’s.' },
  {
    sign: 'dashed',
    means:
      'Theory: a level that a curve must, or can, reach. Its label says how we know it: proved, stationary, best of N. Several in one figure differ in their dashes.',
  },
  { sign: 'dotted', means: 'A prediction: a slope, or a path, that a curve should follow.' },
  {
    sign: '▲ ▼ ✕',
    means: 'Values that an axis has no place for: ∞; −∞, and on a log axis 0 or less; what is not a number.',
  },
  { sign: 'faint', means: 'Other replicas: the same model from other random starts.' },
  {
    sign: 'red',
    means:
      'Something went wrong: a loss without a floor, a held-out loss that rises again, a number that is none, a claim that fails.',
  },
  {
    sign: 'log',
    means:
      'The logarithm in the unit of information that is chosen at the top: natural in nats, to base 2 in bits. ln is natural in both.',
  },
];

/** The keys, and what colours, lines and log mean. */
export function HelpDialog() {
  return (
    <DialogFrame title="Keys and signs">
      <dl class="keys">
        {KEYS.map(({ keys, does }) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <section class="dialog-part">
        <h3>What the signs mean</h3>
        <dl class="keys signs">
          {SIGNS.map(({ sign, means }) => (
            <div key={sign}>
              <dt>
                <span class={`sign ${sign}`} aria-hidden="true" />
                {sign}
              </dt>
              <dd>{means}</dd>
            </div>
          ))}
        </dl>
      </section>
    </DialogFrame>
  );
}
