import type { Control } from '../../experiment/control.ts';
import { formatCount } from '../format/numbers.ts';
import { fillFromFile } from './text-files.ts';

/** Under a control for long text: how long it is, and a file to take it from. */
export function TextFile({ control, text }: { control: Control; text: string }) {
  return (
    <div class="text-file">
      <label class="file-button">
        Choose a .txt file
        <input
          class="visually-hidden"
          type="file"
          accept=".txt,text/plain"
          aria-label={`${control.label} from a .txt file`}
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            if (file) void fillFromFile(control.name, file);
            currentTarget.value = '';
          }}
        />
      </label>
      <span class="unit">{formatCount(text.length)} characters</span>
    </div>
  );
}
