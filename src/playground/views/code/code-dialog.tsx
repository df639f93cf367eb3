import { useMemo, useState } from 'preact/hooks';
import type { Language } from '../../../export-code/language.ts';
import { LANGUAGES } from '../../../export-code/languages.ts';
import { printScript } from '../../../export-code/print-script.ts';
import { session } from '../../session/commands.ts';
import { shownReplica } from '../../session/shown-replica.ts';
import { openDialog } from '../../state/dialogs.ts';
import { describeError } from '../../state/notices.ts';
import { settings } from '../../state/store.ts';
import { Choice } from '../choice.tsx';
import { DialogFrame } from '../dialog-frame.tsx';
import { Copyable } from '../share/copyable.tsx';
import { wholeAddress } from '../share/embed-snippet.ts';

const LABELS = Object.fromEntries(LANGUAGES.map(({ id, label }) => [id, label])) as Record<Language['id'], string>;

/** One run of the plan as a script that runs elsewhere: the same objective, model, data, start and optimizer. */
export function CodeDialog() {
  const [id, setId] = useState<Language['id']>('pytorch');
  const plan = session.plan.value;
  const dialog = openDialog.value;
  const run = plan?.runs[dialog?.kind === 'code' ? dialog.run : 0];
  const replica = shownReplica.value;
  const language = LANGUAGES.find((each) => each.id === id)!;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what an imported signal holds is taken for constant.
  const text = useMemo(() => {
    if (!run) return { problem: 'There is no run to print.' };
    const address = wholeAddress(location.origin + location.pathname, settings.peek());
    try {
      return { script: printScript(run.spec, language, { title: run.label, replica, address }) };
    } catch (error) {
      return { problem: describeError(error, 'Printing the script') };
    }
  }, [run, language, replica]);
  return (
    <DialogFrame title={`Open ${run?.label ?? ''} in …`}>
      <div class="dialog-part first">
        <Choice
          label="Language"
          options={LANGUAGES.map((each) => each.id)}
          value={id}
          names={LABELS}
          onChange={setId}
        />
        {text.script ? (
          <Copyable
            label={language.fileName}
            text={text.script}
            rows={22}
            help={`Replica ${replica + 1}, from the same start on the same data. It prints the training losses that are recorded here. Run it with: ${language.howToRun}`}
          />
        ) : (
          <p class="problem" role="alert">
            {text.problem}
          </p>
        )}
      </div>
    </DialogFrame>
  );
}
