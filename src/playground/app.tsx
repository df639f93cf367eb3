import { useEffect } from 'preact/hooks';
import { session } from './session/commands.ts';
import { earlierData } from './session/earlier-data.ts';
import { embedded } from './state/store.ts';
import { Claims } from './views/claims.tsx';
import { CrossEvaluationTable } from './views/cross-evaluation.tsx';
import { Curves } from './views/curves.tsx';
import { Dialogs } from './views/dialogs.tsx';
import { DropTarget } from './views/drop-target.tsx';
import { EmbeddedPage } from './views/embed/embedded-page.tsx';
import { Figures } from './views/figures.tsx';
import { connectDrop } from './views/file-drop.ts';
import { Header } from './views/header.tsx';
import { Heading } from './views/heading.tsx';
import { connectKeyboard } from './views/keyboard.ts';
import { LessonList } from './views/lesson-list.tsx';
import { Notices } from './views/notices.tsx';
import { ObjectiveCards } from './views/objective-cards.tsx';
import { Quantities } from './views/quantities.tsx';
import { SidePanel } from './views/side-panel.tsx';
import { Transport } from './views/transport.tsx';
import { Welcome } from './views/welcome.tsx';

/** The whole page, or one panel of it in a frame of somebody else's. */
export function App() {
  useEffect(connectKeyboard, []);
  useEffect(connectDrop, []);
  return (
    <>
      {embedded.value ? (
        <EmbeddedPage />
      ) : (
        <>
          <Page />
          <Dialogs />
        </>
      )}
      <DropTarget />
    </>
  );
}

/** What is still on the page of data or settings before the latest. */
function earlierClass(): string {
  if (earlierData.value !== null) return 'of-earlier-data';
  return session.plan.value && session.phase.value === 'preparing' ? 'of-earlier-plan' : '';
}

/** One screen tells one story: question, transport, competitors side by side, what is measured, their curves, the claims. */
function Page() {
  return (
    <>
      <a class="skip" href="#story">
        Skip to the lesson
      </a>
      <Header />
      <div class="columns">
        <LessonList />
        <main id="story" tabIndex={-1} class={earlierClass()}>
          <Welcome />
          <Heading />
          <Transport />
          <ObjectiveCards />
          <Quantities />
          <Curves />
          <Figures />
          <CrossEvaluationTable />
          <Claims />
          <Notices />
        </main>
        <SidePanel />
      </div>
    </>
  );
}
