/* How many posts a minute, over the last ten: counted as they come, in steps that the chart draws. */
const STEP = 10_000; // ms
const STEPS = 60;
const WARM_UP = 20_000; // ms before a rate means anything

export class Rate {
  #steps = new Map(); // number of the step since 1970 → posts
  #since = null;

  /** From here on it counts; before came what was there already. */
  begin(now = Date.now()) {
    this.#since ??= now;
  }

  add(count, now = Date.now()) {
    if (this.#since === null || now < this.#since) return;
    const step = Math.floor(now / STEP);
    this.#steps.set(step, (this.#steps.get(step) ?? 0) + count);
    for (const old of this.#steps.keys()) if (old <= step - STEPS) this.#steps.delete(old);
  }

  /** In the last minute, or as many as that would make; null while it is too early to say. */
  perMinute(now = Date.now()) {
    if (this.#since === null) return null;
    if (now - this.#since < WARM_UP) return null;
    const watched = Math.min(5 * STEP + now % STEP, now - this.#since); // the sixth step has only begun
    return Math.round(this.#last(6, now) * 60_000 / watched);
  }

  /** Posts in each step of the last ten minutes, the newest last. */
  steps(now = Date.now()) {
    const step = Math.floor(now / STEP);
    return Array.from({ length: STEPS }, (_, index) => this.#steps.get(step - STEPS + 1 + index) ?? 0);
  }

  #last(count, now) {
    return this.steps(now).slice(-count).reduce((sum, posts) => sum + posts, 0);
  }
}
