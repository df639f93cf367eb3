/** Ids of recordings that were saved as files from this tab. */
const saved = new Set<string>();

export function savedAsFile(ids: readonly string[]): void {
  for (const id of ids) saved.add(id);
}

/**
 * Asks before the tab is closed while it holds recordings that the browser had no room for and that are in no file. Only where
 * the browser keeps recordings at all: whoever browses in private has been told that nothing stays.
 */
export function askBeforeLosing(inMemory: () => readonly string[]): void {
  addEventListener('beforeunload', (event) => {
    if (inMemory().some((id) => !saved.has(id))) event.preventDefault();
  });
}
