import { readControls } from '../../experiment/controls.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import type { PlanRequest } from '../../training/protocol.ts';
import type { OwnData } from '../state/own-data.ts';

/** What the worker must know to plan a lesson: control texts, and the text of the data that they choose. */
export async function planRequest(
  experiment: Experiment,
  controls: Record<string, string>,
  own: OwnData | null,
): Promise<PlanRequest> {
  const name = experiment.dataset(readControls(experiment.controls, controls));
  let data: PlanRequest['data'] = null;
  if (own) data = { name: own.name, text: own.text, columns: own.columns, own: true };
  else if (name !== null) data = { name, text: await shippedText(name), columns: null, own: false };
  return { experiment: experiment.id, controls, data };
}

const shipped = new Map<string, Promise<string>>();

function shippedText(name: string): Promise<string> {
  let text = shipped.get(name);
  if (!text) {
    text = load(name);
    // A failed download may succeed when it is tried again.
    text.catch(() => shipped.delete(name));
    shipped.set(name, text);
  }
  return text;
}

async function load(name: string): Promise<string> {
  const { findDataset } = await import('../../datasets/catalogue.ts');
  const address = `${import.meta.env.BASE_URL}data/${findDataset(name).file}`;
  const response = await fetch(address).catch(() => null);
  if (!response?.ok) {
    const why = response ? `the server answers ${response.status}` : 'see whether there is a network';
    throw new Error(`the data set ${name} could not be loaded: ${why}.`);
  }
  return response.text();
}
