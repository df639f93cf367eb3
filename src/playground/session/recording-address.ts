import type { Recording } from '../../recording/recording.ts';
import { notify } from '../state/notices.ts';
import { DEFAULT_SETTINGS } from '../state/settings.ts';
import { leftOutOfUrl, writeUrl } from '../state/url.ts';

type Setting = NonNullable<Recording['experiment']>;

/** The query that sets the page up as it was for a recording. */
export function addressOf({ id, controls }: Setting): string {
  return writeUrl({ ...DEFAULT_SETTINGS, lesson: id, controls });
}

/** `inFlight`: what was changed while it trained, which no address can say. */
export async function copyAddress(setting: Setting, inFlight: readonly string[]): Promise<void> {
  const address = new URL(addressOf(setting), location.href).href;
  const leftOut = leftOutOfUrl(setting);
  const without = [
    ...(leftOut.length > 0 ? [` It leaves out ${leftOut.join(', ')}, which is too long for it.`] : []),
    ...(inFlight.length > 0 ? [` It leaves out what was changed in flight: ${inFlight.join(', ')}.`] : []),
  ].join('');
  try {
    await navigator.clipboard.writeText(address);
    const text = `The address that sets the page up like this recording is on the clipboard.${without}`;
    notify('note', 'share', `${text} Data of your own are not in it: they are in the JSON file.`);
  } catch {
    notify('note', 'share', `Copy this address: ${address}${without}`);
  }
}
