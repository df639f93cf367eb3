import './styles/tokens.css';
import './styles/layout.css';
import './styles/controls.css';
import './styles/charts.css';
import './styles/text.css';
import { render } from 'preact';
import { App } from './app.tsx';
import { start } from './session/commands.ts';
import { describeError, notify } from './state/notices.ts';
import { connectTheme } from './state/store.ts';
import { connectVerdicts } from './state/verdicts.ts';

connectTheme();
connectVerdicts();
render(<App />, document.getElementById('page')!);
start().catch((error) => notify('wrong', describeError(error, 'Opening the page')));
