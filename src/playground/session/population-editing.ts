import { computed, effect } from '@preact/signals';
import { settings } from '../state/store.ts';
import { session } from './commands.ts';
import { type PlaneMode, planeModesText } from './plane-population.ts';
import { type Mode, modesText } from './population.ts';
import { setChecked } from './set-checked.ts';
import { SharedDraft } from './shared-draft.ts';

/** So long after the last key, a population is taken: each taking begins the lesson anew. */
export const MODES_REST_MILLISECONDS = 700;

/** The population's modes as they are being dragged, in all panels. */
export const modesDraft: SharedDraft<readonly Mode[]> = new SharedDraft(
  (modes) => {
    if (!setChecked('population', modesText(modes))) modesDraft.drop();
  },
  () => session.plan.value,
);

/** The same of a population in the plane. */
export const planeModesDraft: SharedDraft<readonly PlaneMode[]> = new SharedDraft(
  (modes) => {
    if (!setChecked('population', planeModesText(modes))) planeModesDraft.drop();
  },
  () => session.plan.value,
);

/** Of another lesson nothing is in hand. */
const lesson = computed(() => settings.value.lesson);
effect(() => {
  void lesson.value;
  modesDraft.drop();
  planeModesDraft.drop();
});
