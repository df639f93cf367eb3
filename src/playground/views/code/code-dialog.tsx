import { DialogFrame } from '../dialog-frame.tsx';

export function CodeDialog() {
  return <DialogFrame title="Open in …">{null}</DialogFrame>;
}
