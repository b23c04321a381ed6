/*
 * Says in words how the wall is doing: the pill in the header, the middle of the page while it is empty, and, for who
 * cannot see them, the announcer. The state itself stands in <html data-state>, for the style sheet and for tests.
 */
import { Drawer } from './drawer.js';
import { Rate } from './rate.js';
import { stateOf } from './states.js';

const RECENT = 2_000; // ms after connecting in which recent posts come: they are no news

export class Status {
  #connection = { state: 'connecting' };
  #since = 0;
  #lastPost = 0;
  #told = 0; // when the publisher last told how it fares
  #publisher = null; // what it told
  #shown = 0;
  #state = null;
  #rate = new Rate();

  constructor(words) {
    this.words = words;
    this.pill = document.getElementById('pill');
    this.empty = document.getElementById('empty');
    this.announcer = document.getElementById('announcer');
    this.drawer = new Drawer(words);
    setInterval(() => this.refresh(), 1_000);
    this.refresh();
  }

  /** The connection's state, as broker.js tells it. */
  show(connection) {
    if (connection.state === 'live' && this.#connection.state !== 'live') {
      this.#since = Date.now();
      this.#rate.begin(this.#since + RECENT);
    }
    this.#connection = connection;
    this.refresh();
  }

  /** What the publisher tells, a message of wall.<name>.status. */
  tell(body) {
    this.#publisher = JSON.parse(body);
    this.#told = Date.now();
    this.refresh();
  }

  /** How many cards hang. */
  count(shown) {
    this.#shown = shown;
    this.empty.hidden = shown > 0;
  }

  /** So many posts came. */
  arrived(count) {
    const now = Date.now();
    if (!count || now - this.#since < RECENT) return;
    this.#lastPost = now;
    this.#rate.add(count);
  }

  /** Something that has to be said aloud, once. */
  announce(text) {
    put(this.announcer, text);
  }

  refresh() {
    const { words } = this;
    const { state: connection, at } = this.#connection;
    const state = stateOf({
      connection,
      online: navigator.onLine,
      since: this.#since,
      lastPost: this.#lastPost,
      told: this.#told,
      sources: this.#publisher?.sources,
      now: Date.now(),
    });
    const label = words.states[state];
    if (state !== this.#state) {
      document.documentElement.dataset.state = state;
      // a wall of few posts would say by turns that it is quiet and that it is not
      if (!(this.#state === 'quiet' && state === 'live')) this.announce(label);
      this.#state = state;
    }
    put(this.pill.querySelector('.state'), label);
    const perMinute = this.#rate.perMinute();
    const waits = at && connection !== 'live' ? words.retry(Math.max(0, Math.ceil((at - Date.now()) / 1_000))) : '';
    put(this.pill.querySelector('.detail'), waits || (state === 'live' && perMinute ? words.rate(perMinute) : ''));
    this.empty.hidden = this.#shown > 0;
    put(this.empty.querySelector('.words'), connection === 'live' ? words.waiting : label);
    this.drawer.update({ label, publisher: this.#publisher, perMinute, rate: this.#rate, shown: this.#shown });
  }
}

/** Only real changes reach the DOM: a screen reader announces every write to a live region. */
function put(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
