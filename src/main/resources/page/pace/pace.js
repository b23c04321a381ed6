/*
 * Whether the wall moves. Whoever looks closer holds it, each for a reason; it goes on when nobody does. The reason of
 * most weight stands in <html data-paused>, for the style sheet and for tests.
 */
const REASONS = ['user', 'viewer', 'reading', 'focus', 'hover', 'hidden'];

export class Pace {
  #held = new Set();
  #listeners = [];

  /** Told whenever the wall stops or goes on, or stops for another reason. */
  onChange(listener) {
    this.#listeners.push(listener);
  }

  get reason() {
    return REASONS.find(reason => this.#held.has(reason)) ?? null;
  }

  get paused() {
    return this.#held.size > 0;
  }

  holds(reason) {
    return this.#held.has(reason);
  }

  hold(reason, held = true) {
    if (held === this.#held.has(reason)) return;
    if (held) this.#held.add(reason);
    else this.#held.delete(reason);
    for (const listener of this.#listeners) listener(this);
  }

  release(reason) {
    this.hold(reason, false);
  }
}
