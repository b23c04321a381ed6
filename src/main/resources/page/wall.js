/*
 * The entry: asks the page's server what this wall is (wall.json), then wires the parts. Data flows one way:
 *
 *   broker → posts (what there is) → arrivals (what has loaded) → layout (where it hangs)
 *
 * No part knows the next one's insides, so a layout, a language or a source of messages can be added alone.
 */
import { buildCard } from './cards/card.js';
import { openBroker } from './connection/broker.js';
import { askWall } from './connection/settings.js';
import { Buttons } from './controls/buttons.js';
import { Kiosk } from './controls/kiosk.js';
import { Menu } from './controls/menu.js';
import { LAYOUTS } from './layouts/layouts.js';
import { Arrivals } from './pace/arrivals.js';
import { Pace } from './pace/pace.js';
import { LOOKING, watch } from './pace/watching.js';
import { readCollection } from './posts/collection.js';
import { socketUrl } from './posts/links.js';
import { Posts } from './posts/posts.js';
import { Status } from './status/status.js';
import { readView, viewUrl } from './view.js';
import { Viewer } from './viewer/viewer.js';
import { chooseWords } from './words.js';

const root = document.documentElement;
const element = document.getElementById('wall');
let view = readView(location.search, Object.keys(LAYOUTS));
history.scrollRestoration = 'manual'; // the posts of the last visit are not where they were

const wanted = view.lang ? [view.lang, ...navigator.languages] : navigator.languages;
const asked = askWall();
let words = await chooseWords(wanted); // while the answer is on its way
const first = await asked.catch(() => null);
if (first?.languages) words = await chooseWords(wanted, first.languages).catch(() => words);
root.lang = words.lang;
const status = new Status(words);
const wall = first ?? await askWall({ patiently: wait => status.show({ state: 'reconnecting', at: Date.now() + wait }) });
const veil = wall.sensitive === 'blur';

const title = words.titles[wall.title] ?? wall.title;
document.title = title;
const heading = document.getElementById('title');
heading.textContent = title;
heading.hidden = false;

const posts = new Posts();
const pace = new Pace();
const buttons = new Buttons({ words, pace });
let arrivals = hang();
watch({ wall: element, pace, kiosk: () => view.kiosk });
pace.onChange(() => arrivals.resume());

const viewer = new Viewer({
  words,
  veil,
  find: id => posts.get(id),
  opener: id => element.querySelector(`.card[data-id="${CSS.escape(id)}"] .open`),
  order: () => arrivals.ids,
  onToggle: open => pace.hold('viewer', open),
});
element.addEventListener('click', event => {
  const post = posts.get(event.target.closest('.open') && event.target.closest('.card').dataset.id);
  if (post && !view.kiosk) viewer.open(post);
});

const menu = new Menu({
  words,
  languages: wall.languages ?? [],
  view,
  layout: arrivals.layout,
  address: part => viewUrl({ ...view, ...part }, location.href),
  choose,
});
const kiosk = new Kiosk({ leave: () => choose({ kiosk: false }) });
kiosk.show(view.kiosk);

const broker = openBroker({
  url: socketUrl(wall.brokerURL),
  topics: { [wall.topic]: receive, [`${wall.topic}.status`]: body => status.tell(body) },
  onState: state => {
    status.show(state);
    if (state.state === 'live') arrivals.retry();
    else if (state.at) moved();
  },
});

/** One message of the wall's topic. Whatever is wrong with it, the next one must still be read. */
function receive(body) {
  const collection = readCollection(body);
  if (!collection) return;
  const { added, changed, deleted, dropped } = posts.apply(collection);
  status.arrived(added.length);
  for (const id of [...deleted, ...changed.filter(hidden).map(post => post.id)]) {
    arrivals.remove(id);
    if (!viewer.shows(id)) continue;
    viewer.close();
    status.announce(words.deleted);
  }
  dropped.forEach(id => arrivals.drop(id));
  for (const post of changed.filter(post => !hidden(post))) {
    arrivals.change(post);
    if (viewer.shows(post.id)) viewer.change(post);
  }
  added.filter(post => !hidden(post)).forEach(post => arrivals.add(post));
}

/** Only a wall that says so shows sensitive posts, and only then without a veil. */
function hidden(post) {
  return post.sensitive && wall.sensitive !== 'show' && wall.sensitive !== 'blur';
}

/** Hangs all there is in the layout that the view asks for. */
function hang() {
  root.dataset.layout = view.layout;
  element.dataset.layout = view.layout;
  const layout = LAYOUTS[view.layout]({ wall: element, view, pace });
  const hung = new Arrivals({
    layout,
    pace,
    words,
    build: post => buildCard(post, { words, veil, width: layout.columnWidth }),
    onShown: shown => status.count(shown),
    onWaiting: waiting => buttons.tell(waiting),
  });
  for (const post of posts.all()) if (!hidden(post)) hung.add(post);
  return hung;
}

function choose(part) {
  const before = view;
  view = { ...view, ...part };
  history.replaceState(history.state, '', viewUrl(view, location.href));
  if (view.kiosk !== before.kiosk) {
    kiosk.show(view.kiosk);
    kiosk.fillScreen(view.kiosk);
    if (view.kiosk) LOOKING.forEach(reason => pace.release(reason));
  }
  if (view.theme === 'auto') delete root.dataset.theme;
  else root.dataset.theme = view.theme;
  if (['layout', 'rows', 'cols', 'kiosk'].some(name => view[name] !== before[name])) {
    arrivals.leave();
    scrollTo(0, 0);
    arrivals = hang();
  }
  menu.update(view, arrivals.layout);
}

/** The broker is gone; perhaps it lives elsewhere now, and a page that nobody reloads has to notice. */
async function moved() {
  const now = await askWall().catch(() => null);
  if (now && (now.brokerURL !== wall.brokerURL || now.topic !== wall.topic)) location.reload();
}

// A laptop wakes, a network returns, a frozen tab thaws: try at once instead of waiting for a timer to notice.
for (const [target, event] of [[window, 'online'], [window, 'pageshow'], [document, 'resume'], [document, 'visibilitychange']]) {
  target.addEventListener(event, () => document.hidden || broker.nudge());
}
window.addEventListener('offline', () => status.refresh());
