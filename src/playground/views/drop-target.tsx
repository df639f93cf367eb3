import { takesData } from '../state/takes-data.ts';
import { fileOver } from './file-drop.ts';
import { takesText } from './text-files.ts';

/** Over the whole page while a file is dragged over it: where it may be dropped, which is anywhere, and what it would become. */
export function DropTarget() {
  if (!fileOver.value) return null;
  return (
    <div class="drop-target">
      <div class="sheet">
        <h2>Drop it anywhere</h2>
        <ul>
          {takesData.value && (
            <li>
              <strong>.csv</strong> a table: this lesson’s data
            </li>
          )}
          {takesText() && (
            <li>
              <strong>.txt</strong> a text: what this lesson measures
            </li>
          )}
          <li>
            <strong>.json</strong> a recording: kept with the others
          </li>
        </ul>
      </div>
    </div>
  );
}
