import { notify } from '../state/notices.ts';

/**
 * Keeps the page for when there is no network, once it has loaded and the browser has nothing better to do. Where that
 * cannot be (no service workers, a private window, plain HTTP) the page works as before, with a network.
 */
export function connectOffline(): void {
  // Not PROD, which says how the build's own process was started.
  if (import.meta.env.MODE !== 'production' || !('serviceWorker' in navigator)) return;
  const register = () => {
    const script = new URL('service-worker.js', document.baseURI);
    navigator.serviceWorker.register(script).then(checkOnReturn, () => {});
  };
  if (document.readyState === 'complete') register();
  else addEventListener('load', register, { once: true });
  navigator.serviceWorker.addEventListener('controllerchange', () => void tellOfNewVersion());
}

/** A lecture's tab stays open for days: on return to it the browser looks for a newer version. */
function checkOnReturn(registration: ServiceWorkerRegistration): void {
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') registration.update().catch(() => {});
  });
}

/** A worker has taken over: the first one, which brings no news, or a newer one, which may be of this very page. */
async function tellOfNewVersion(): Promise<void> {
  const response = await fetch(location.pathname, { cache: 'no-cache' }).catch(() => null);
  if (!response?.ok) return;
  const html = await response.text();
  const ours = [...document.querySelectorAll<HTMLScriptElement>('script[type=module][src]')];
  if (ours.every((script) => html.includes(script.getAttribute('src')!))) return;
  notify('note', 'version', 'A new version is there: reload to have it. What was recorded is kept.', {
    action: { label: 'Reload', run: () => location.reload() },
  });
}
