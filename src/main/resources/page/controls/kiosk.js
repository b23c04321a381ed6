/*
 * A screen nobody touches: no controls, no pointer (styles/kiosk.css), and it must not go dark. Escape leads back.
 */
export function enterKiosk({ leave }) {
  keepAwake();
  addEventListener('keydown', event => event.key === 'Escape' && leave());
}

/** The browser ends a wake lock whenever the page is hidden. */
async function keepAwake() {
  if (!navigator.wakeLock) return; // only where the page is secure: https, or loopback
  const ask = () => document.hidden || navigator.wakeLock.request('screen').catch(() => {}); // the battery may be low
  document.addEventListener('visibilitychange', ask);
  await ask();
}
