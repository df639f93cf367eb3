import { useEffect, useState } from 'preact/hooks';
import { guideText } from '../../experiment/guide-text.ts';
import { informationWords } from '../format/units.ts';
import { session } from '../session/commands.ts';
import { showDialog } from '../state/dialogs.ts';
import { experiment, settings } from '../state/store.ts';
import { GuideAction } from './guide-action.tsx';
import { NextLesson } from './next-lesson.tsx';
import { Prose } from './prose.tsx';

/** The lesson's guided text: one short step at a time, with verbs that act. */
export function Guide() {
  const lesson = experiment.value;
  const [at, setAt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another lesson begins at its first step.
  useEffect(() => setAt(0), [lesson?.id]);
  const plan = session.plan.value;
  // The guide reads what its own lesson's plan knows.
  if (!lesson || !plan || session.lesson.value !== lesson.id) {
    const failed = session.phase.value === 'failed';
    return (
      <p class="empty">{failed ? 'The guide tells of runs, and none could be prepared.' : 'The guide is loading.'}</p>
    );
  }
  const last = lesson.guide.length - 1;
  const step = lesson.guide[Math.min(at, last)];
  const unit = informationWords(settings.value.units);
  if (!step) return <p class="empty">This lesson has no guide.</p>;
  return (
    <div class="guide">
      <div class="guide-step" aria-live="polite">
        {guideText(step, plan, unit)
          .split('\n\n')
          .map((paragraph) => (
            <p key={paragraph}>
              <Prose text={paragraph} />
            </p>
          ))}
        {step.action && <GuideAction key={at} lesson={lesson} action={step.action} />}
      </div>
      <div class="guide-marks" aria-hidden="true">
        {lesson.guide.map((_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: its index is all the identity it has.
          <span key={index} class={index <= at ? 'done' : ''} />
        ))}
      </div>
      <div class="guide-nav">
        <button type="button" disabled={at === 0} onClick={() => setAt(at - 1)}>
          Back
        </button>
        <span>
          {at + 1} of {lesson.guide.length}
        </span>
        <button type="button" disabled={at === last} onClick={() => setAt(at + 1)}>
          Next
        </button>
      </div>
      <p class="source">Source: {lesson.source}</p>
      <NextLesson />
      {/* A phone's header has no room for it. */}
      <p class="narrow sheet-help">
        <button type="button" class="text-button" onClick={() => showDialog({ kind: 'help' })}>
          Keys and signs
        </button>
      </p>
    </div>
  );
}
