/*
 * The status drawer: how the wall fares, for whoever runs it. All it shows has come to the page already, over the status
 * topic; it is drawn only while somebody looks.
 */
import { drawChart } from './chart.js';

const FIGURES = ['viewers', 'published', 'waiting', 'shed', 'malformed'];

export class Drawer {
  #latest = null;

  constructor(words) {
    this.words = words;
    this.drawer = document.getElementById('drawer');
    this.drawer.querySelector('h2').textContent = words.status;
    this.drawer.querySelector('.close').setAttribute('aria-label', words.close);
    this.drawer.querySelector('.sources-title').textContent = words.sourcesTitle;
    for (const name of FIGURES) this.drawer.querySelector(`.${name}`).previousElementSibling.textContent = words.figures[name];
    this.drawer.addEventListener('toggle', () => this.#draw());
  }

  /** @param publisher what it last told; null where nothing came */
  update(latest) {
    this.#latest = latest;
    this.#draw();
  }

  #draw() {
    if (!this.drawer.matches(':popover-open') || !this.#latest) return;
    const { drawer, words } = this;
    const { label, publisher, perMinute, rate } = this.#latest;
    const text = (selector, value) => { drawer.querySelector(selector).textContent = value; };
    text('.now', label);
    text('.rate', perMinute === null ? words.counting : words.rate(perMinute));
    drawChart(drawer.querySelector('.chart'), rate.steps(), words.chart);
    const posts = { viewers: publisher?.viewers, ...publisher?.posts };
    for (const name of FIGURES) text(`.${name}`, Number.isFinite(posts[name]) ? words.number(posts[name]) : '–');
    const sources = Object.entries(publisher?.sources ?? {}).filter(([, source]) => typeof source?.state === 'string');
    drawer.querySelector('.sources').replaceChildren(...sources.map(([name, source]) => this.#source(name, source)));
    text('.silent', publisher ? '' : words.silent);
    drawer.querySelector('.sources-title').hidden = publisher && !sources.length; // replay is no source that could fail
  }

  /** Whoever may publish may tell it: what is not as it should be is left out. */
  #source(name, { state, until, reason, behindSeconds, budget }) {
    const { words } = this;
    const item = document.createElement('li');
    Object.assign(item.dataset, { source: name, state });
    const due = state === 'waiting' && typeof until === 'string' ? Date.parse(until) : NaN;
    const left = [budget?.leftToday, budget?.leftThisMonth].filter(Number.isFinite);
    const how = Object.hasOwn(words.sourceStates, state) ? words.sourceStates[state] : state;
    const lines = [
      [words.source(name), 'name'],
      [Number.isNaN(due) ? how : words.waits(words.clock(due)), 'how'],
      [state === 'behind' && Number.isFinite(behindSeconds) ? words.behind(behindSeconds) : '', 'behind'],
      [typeof reason === 'string' ? reason : '', 'reason'],
      [left.length ? words.left(Math.min(...left)) : '', 'budget'],
    ];
    item.append(...lines.filter(([line]) => line).map(([line, kind]) => {
      const part = document.createElement('span');
      part.className = kind;
      part.textContent = line;
      return part;
    }));
    return item;
  }
}
