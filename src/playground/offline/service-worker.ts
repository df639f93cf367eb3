/**
 * Keeps the built page for when there is no network. Bundled by itself: scripts/offline.ts puts VERSION and FILES, which is
 * everything that was built, before it. Only files of this folder's own address are answered; nothing is sent anywhere.
 *
 * A page always comes from the network where there is one, so that nobody stays behind on an old version. Files whose name
 * holds a hash of their content cannot grow old: they come from the cache. The version before this one is kept as well, since
 * a tab that was opened with it may still ask for a part that it had not needed so far.
 */
declare const VERSION: string;
declare const FILES: readonly string[];

const worker = self as unknown as ServiceWorkerGlobalScope;
const scope = worker.registration.scope;
const PREFIX = `objectively ${scope} `;
/** Waited for the network before the kept page is shown, milliseconds: a network that is there and says nothing is none. */
const PATIENCE = 4000;
/** However a file was asked for, it is the same file: servers are apt to say that it varies. */
const HOWEVER = { ignoreSearch: true, ignoreVary: true };

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(activate()));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(scope)) return;
  event.respondWith(answer(request));
});

async function install(): Promise<void> {
  const cache = await caches.open(PREFIX + VERSION);
  // no-cache: what the browser's own cache holds may be of another version.
  await cache.addAll(FILES.map((file) => new Request(scope + file, { cache: 'no-cache' })));
  await worker.skipWaiting();
}

async function activate(): Promise<void> {
  const older = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== PREFIX + VERSION);
  await Promise.all(older.slice(0, -1).map((name) => caches.delete(name)));
  await worker.clients.claim();
}

async function answer(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const kept = () => (request.mode === 'navigate' ? keptPage() : keptFile(request));
  if (pathname.includes('/assets/')) return (await kept()) ?? fetch(request);
  try {
    return await fetch(request, request.mode === 'navigate' ? { signal: AbortSignal.timeout(PATIENCE) } : {});
  } catch (error) {
    const found = await kept();
    if (found) return found;
    throw error;
  }
}

async function keptPage(): Promise<Response | undefined> {
  const cache = await caches.open(PREFIX + VERSION);
  return cache.match(scope, HOWEVER);
}

/** Of this version, else of the one before. */
async function keptFile(request: Request): Promise<Response | undefined> {
  const cache = await caches.open(PREFIX + VERSION);
  return (await cache.match(request, HOWEVER)) ?? caches.match(request, HOWEVER);
}
