/*
 * Time that passes only when a test says so: timers and Date.now. The timers of node:test would do, but those of Debian's
 * node 18 leave the date alone, and what the page does between two timers may take a few promises.
 */
const REPLACED = ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'];
const turn = setImmediate;

export class Clock {
  #now = Date.UTC(2026, 6, 4, 12);
  #timers = new Map(); // id → { at, run, every? }
  #ids = 0;

  /** Until the test ends. */
  constructor(test) {
    const real = Object.fromEntries(REPLACED.map(name => [name, globalThis[name]]));
    const realNow = Date.now;
    test.after(() => {
      Object.assign(globalThis, real);
      Date.now = realNow;
    });
    Date.now = () => this.#now;
    globalThis.setTimeout = (run, wait = 0) => this.#set({ run, wait });
    globalThis.setInterval = (run, wait = 0) => this.#set({ run, wait, every: Math.max(1, wait) });
    globalThis.clearTimeout = globalThis.clearInterval = id => { this.#timers.delete(id); };
  }

  get now() {
    return this.#now;
  }

  /** How many timers are set. */
  get waiting() {
    return this.#timers.size;
  }

  /** Lets so many milliseconds pass, and all happen that is due in them. */
  async pass(milliseconds) {
    if (!Number.isFinite(milliseconds)) throw new RangeError(`${milliseconds} ms cannot pass`);
    const until = this.#now + milliseconds;
    await settle();
    for (;;) {
      const [id, timer] = [...this.#timers].reduce((a, b) => (b[1].at < (a[1]?.at ?? Infinity) ? b : a), []);
      if (!timer || timer.at > until) break;
      this.#now = timer.at;
      if (timer.every) timer.at += timer.every;
      else this.#timers.delete(id);
      timer.run();
      await settle();
    }
    this.#now = until;
  }

  /** As long as a laptop sleeps no timer runs; all that came due meanwhile is late. */
  sleep(milliseconds) {
    this.#now += milliseconds;
  }

  #set({ run, wait, every }) {
    const id = ++this.#ids;
    this.#timers.set(id, { run, every, at: this.#now + Math.max(1, wait) });
    return id;
  }
}

/** Lets promises that need no time come to their end. */
export function settle() {
  return new Promise(resolve => turn(resolve));
}
