package catwalk.kit;

import java.time.Duration;

/**
 * The clock of a browser's pages: it goes as ever, and jumps ahead where a test says so. Timers that come due meanwhile
 * fire in their order, each at its own time. Animations keep the real time.
 */
public final class PageClock {
    private static final String SCRIPT = """
            (() => {
              const real = { now: Date.now, clock: performance.now.bind(performance), set: setTimeout, clear: clearTimeout };
              const timers = new Map(); // id → { due, every, fire, real }
              let ahead = 0;
              let last = 0;
              const now = () => real.clock() + ahead;
              Date.now = () => real.now() + Math.round(ahead);
              performance.now = now;
              const run = id => {
                const timer = timers.get(id);
                if (!timer) return;
                if (timer.every === null) timers.delete(id);
                else arm(id, timer, timer.every);
                timer.fire();
              };
              const arm = (id, timer, wait) => {
                real.clear.call(window, timer.real);
                timer.due = now() + wait;
                timer.real = real.set.call(window, () => run(id), wait);
              };
              const add = (fire, wait, every) => {
                const id = ++last;
                const timer = { fire, every };
                timers.set(id, timer);
                arm(id, timer, wait);
                return id;
              };
              const remove = id => {
                real.clear.call(window, timers.get(id)?.real);
                timers.delete(id);
              };
              window.setTimeout = (run, wait = 0, ...args) => add(() => run(...args), Math.max(0, wait), null);
              window.setInterval = (run, wait = 0, ...args) => add(() => run(...args), Math.max(1, wait), Math.max(1, wait));
              window.clearTimeout = window.clearInterval = remove;
              window.advance = millis => {
                const goal = now() + millis;
                for (;;) {
                  const next = [...timers].sort(([, a], [, b]) => a.due - b.due)[0];
                  if (!next || next[1].due > goal) break;
                  ahead += Math.max(0, next[1].due - now());
                  run(next[0]);
                }
                ahead += Math.max(0, goal - now());
              };
              window.pass = async (millis, step) => {
                for (let left = millis; left > 0; left -= step) {
                  advance(Math.min(step, left));
                  await new Promise(requestAnimationFrame);
                }
              };
              window.oversleep = millis => {
                ahead += millis;
                const late = [...timers].filter(([, { due }]) => due <= now()).sort(([, a], [, b]) => a.due - b.due);
                for (const [id] of late) run(id);
              };
            })()
            """;

    private final Browser browser;

    /** For every page that the browser opens from now on. */
    public PageClock(Browser browser) {
        this.browser = browser;
        new DevTools(browser).onEveryPage(SCRIPT);
    }

    /** Jumps ahead, for the page that is open. */
    public void advance(Duration time) {
        browser.eval("advance(arguments[0])", time.toMillis());
    }

    /** Lets time pass in steps, between which the page may do what it waits for, such as to meet a network's refusal. */
    public void pass(Duration time, Duration step) {
        browser.driver()
                .executeAsyncScript(
                        "pass(arguments[0], arguments[1]).then(arguments[2])", time.toMillis(), step.toMillis());
    }

    /** Jumps ahead as for a machine that slept: no timer fires meanwhile, and each that is due once on waking, late. */
    public void sleep(Duration time) {
        browser.eval("oversleep(arguments[0])", time.toMillis());
    }
}
