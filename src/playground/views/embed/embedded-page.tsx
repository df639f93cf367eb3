import { useEffect, useRef } from 'preact/hooks';
import { session } from '../../session/commands.ts';
import { shownReading } from '../../session/shown-reading.ts';
import { experiment, settings } from '../../state/store.ts';
import { Claims } from '../claims.tsx';
import { Curves } from '../curves.tsx';
import { Figures } from '../figures.tsx';
import { Notices } from '../notices.tsx';
import { ObjectiveCards } from '../objective-cards.tsx';
import { Quantities } from '../quantities.tsx';
import { wholeAddress } from '../share/embed-snippet.ts';
import { Transport } from '../transport.tsx';
import { tellSize } from './tell-size.ts';

/** One panel in a frame of somebody else's page: it starts by itself, and leads to the whole page. */
export function EmbeddedPage() {
  const ref = useRef<HTMLElement>(null);
  useEffect(() => tellSize(ref.current!), []);
  const lesson = experiment.value;
  const { embed } = settings.value;
  const all = embed === 'all';
  const inPlace = lacksRuns();
  return (
    <main class="embedded" ref={ref}>
      <h1 class="visually-hidden">{lesson?.title ?? 'Objectively'}</h1>
      <Notices />
      <Transport />
      {inPlace && (
        <p class="empty">
          This lesson trains nothing, so that it has no {embed}: these are its figures, which embed=figures shows alone.
        </p>
      )}
      {(all || embed === 'cards') && <ObjectiveCards />}
      {(all || embed === 'curves') && <Curves />}
      {(all || embed === 'figures' || inPlace) && (
        <>
          <Quantities />
          <Figures />
        </>
      )}
      {(all || embed === 'claims') && <Claims />}
      <Nothing />
      <p class="embedded-foot">
        {lesson && <span>{lesson.title}</span>}
        <a href={wholeAddress(location.origin + location.pathname, settings.value)} target="_blank" rel="noopener">
          Open in Objectively
        </a>
      </p>
    </main>
  );
}

/** Whether the panel that was asked for is of runs, and the lesson has none: its figures stand in its place. */
function lacksRuns(): boolean {
  const { embed } = settings.value;
  return (embed === 'cards' || embed === 'curves') && session.plan.value?.runs.length === 0;
}

/** Why the frame is empty, where the lesson has no such panel. */
function Nothing() {
  const plan = session.plan.value;
  const { embed } = settings.value;
  if (!plan) return null;
  const finished = session.phase.value === 'finished';
  if (embed === 'figures' && finished && shownReading.value.figures.length === 0) {
    return <p class="empty">This lesson has no figures: embed its cards or its curves.</p>;
  }
  return null;
}
