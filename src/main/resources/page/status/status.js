/*
 * Says in words how the wall is doing: the pill in the header, and the middle of the page while it is empty.
 * The state itself stands in <html data-state>, for the style sheet and for tests.
 */
const QUIET = 60_000; // ms without a post after which a live wall says so
const WARM_UP = 20_000; // ms after connecting before a rate means anything; recent posts come in the first of them

export class Status {
  #state = { state: 'connecting' };
  #shown = 0;
  #arrivals = []; // times of the last minute's posts
  #since = 0;

  constructor(words) {
    this.words = words;
    const pill = document.getElementById('pill').content.cloneNode(true);
    this.label = pill.querySelector('.state');
    this.detail = pill.querySelector('.detail');
    this.sources = pill.querySelector('.sources');
    document.getElementById('status').replaceChildren(pill);
    this.empty = document.getElementById('empty');
    setInterval(() => this.refresh(), 1_000);
    this.refresh();
  }

  /** The connection's state, as broker.js tells it. */
  show(state) {
    if (state.state === 'live' && this.#state.state !== 'live') {
      this.#since = Date.now();
      this.#arrivals = [];
    }
    this.#state = state;
    this.refresh();
  }

  /** What the publisher tells of its sources, a message of wall.<name>.status: who waits, and for how long money lasts. */
  tell(body) {
    const { sources = {} } = JSON.parse(body);
    const { words } = this;
    const told = Object.entries(sources).flatMap(([name, { state, until, budget = {} }]) => {
      const source = words.source(name);
      const left = Math.min(budget.leftToday ?? Infinity, budget.leftThisMonth ?? Infinity);
      return [
        ...(state === 'waiting' ? [words.waits(source, words.clock(new Date(until)))] : []),
        ...(Number.isFinite(left) ? [words.left(source, left)] : []),
      ];
    });
    put(this.sources, told.join(' · '));
  }

  /** How many cards hang. */
  count(shown) {
    this.#shown = shown;
    this.refresh();
  }

  /** So many posts came. */
  arrived(count) {
    const now = Date.now();
    if (now - this.#since < 2_000) return; // recent posts, not news
    for (let i = 0; i < count; i++) this.#arrivals.push(now);
  }

  refresh() {
    const { state, at } = this.#state;
    const { words } = this;
    const offline = state !== 'live' && !navigator.onLine;
    const label = offline ? words.offline : words.states[state];
    document.documentElement.dataset.state = state;
    put(this.label, label);
    put(this.detail, state === 'live' ? this.#rate() : at ? words.retry(Math.ceil((at - Date.now()) / 1_000)) : '');
    this.empty.hidden = this.#shown > 0;
    put(this.empty.querySelector('.words'), state === 'live' ? words.waiting : label);
  }

  #rate() {
    const now = Date.now();
    const watched = Math.min(60_000, now - this.#since - 2_000);
    this.#arrivals = this.#arrivals.filter(time => now - time < 60_000);
    if (watched < WARM_UP) return '';
    if (!this.#arrivals.length) return watched < QUIET ? '' : this.words.quiet;
    return this.words.rate(Math.max(1, Math.round(this.#arrivals.length * 60_000 / watched)));
  }
}

/** Only real changes reach the DOM: a screen reader announces every write to a live region. */
function put(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
