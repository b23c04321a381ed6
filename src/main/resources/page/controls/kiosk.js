/*
 * A screen nobody touches: no controls, no pointer (styles/modes.css), and it must not go dark. Escape leads back. It begins
 * and ends in place, for a page that loads anew no longer fills the screen.
 */
const root = document.documentElement;

export class Kiosk {
  #on = false;
  #lock = null;

  /** @param leave asks for an end */
  constructor({ leave }) {
    const end = () => this.#on && leave();
    addEventListener('keydown', event => event.key === 'Escape' && end());
    // in a screen that the page fills, Escape is the browser's, which only tells that it no longer does
    document.addEventListener('fullscreenchange', () => document.fullscreenElement || end());
    document.addEventListener('visibilitychange', () => this.#keepAwake()); // the browser ends a lock of what is hidden
  }

  show(on) {
    this.#on = on;
    root.toggleAttribute('data-kiosk', on);
    this.#keepAwake();
  }

  /** Only who clicks may ask for it. */
  fillScreen(on) {
    if (on) root.requestFullscreen?.().catch(() => {});
    else if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
  }

  async #keepAwake() {
    this.#lock?.release().catch(() => {});
    this.#lock = null;
    if (!this.#on || document.hidden || !navigator.wakeLock) return; // only where the page is secure: https, or loopback
    const lock = await navigator.wakeLock.request('screen').catch(() => null); // the battery may be low
    if (this.#on) this.#lock = lock;
    else lock?.release().catch(() => {});
  }
}
