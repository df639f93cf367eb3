import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type Dialog, openDialog } from '../state/dialogs.ts';
import { describeError, notify } from '../state/notices.ts';

/** Each is loaded when it is first opened. */
const VIEWS: Record<Dialog['kind'], () => Promise<ComponentType>> = {
  share: () => import('./share/share-dialog.tsx').then(({ ShareDialog }) => ShareDialog),
  help: () => import('./help-dialog.tsx').then(({ HelpDialog }) => HelpDialog),
  code: () => import('./code/code-dialog.tsx').then(({ CodeDialog }) => CodeDialog),
};

/** The dialog that is open, if one is. */
export function Dialogs() {
  const kind = openDialog.value?.kind ?? null;
  const [views, setViews] = useState<Partial<Record<Dialog['kind'], ComponentType>>>({});
  const View = kind && views[kind];
  useEffect(() => {
    if (!kind || View) return;
    VIEWS[kind]()
      .then((view) => setViews((others) => ({ ...others, [kind]: view })))
      .catch((error) => {
        openDialog.value = null;
        notify('wrong', 'dialog', describeError(error, 'Opening the dialog'));
      });
  }, [kind, View]);
  return View ? <View /> : null;
}
