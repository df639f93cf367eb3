/** Recordings are one list for all tabs: each says when it has changed them, and reads anew when another has. */
const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('objectively.recordings');

export function tellOtherTabs(): void {
  channel?.postMessage('changed');
}

export function hearOtherTabs(listener: () => void): void {
  channel?.addEventListener('message', listener);
}
