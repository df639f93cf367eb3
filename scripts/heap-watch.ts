import type { Page } from 'playwright-core';

/** A look at the heaps of the page and of its training worker together, MiB: that is where records are kept. */
export async function heapWatch(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  const workers: string[] = [];
  const answers = new Map<number, (result: unknown) => void>();
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    if (/\/worker-[^/]*$/.test(targetInfo.url)) workers.push(sessionId);
  });
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result } = JSON.parse(message);
    answers.get(id)?.(result);
  });
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  let asked = 0;
  const ask = (sessionId: string, method: string) => {
    const id = ++asked;
    const answer = new Promise<unknown>((resolve) => answers.set(id, resolve));
    const message = JSON.stringify({ id, method });
    return session.send('Target.sendMessageToTarget', { sessionId, message }).then(() => answer);
  };
  return async () => {
    if (workers.length !== 1) throw new Error(`The page has ${workers.length} training workers; one was expected.`);
    await session.send('HeapProfiler.collectGarbage');
    await ask(workers[0], 'HeapProfiler.collectGarbage');
    const heaps = [await session.send('Runtime.getHeapUsage'), await ask(workers[0], 'Runtime.getHeapUsage')];
    return (heaps as { usedSize: number }[]).reduce((sum, { usedSize }) => sum + usedSize, 0) / 2 ** 20;
  };
}
