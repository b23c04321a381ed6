/*
 * The entry: asks the page's server what this wall is (wall.json), then wires the parts. Data flows one way:
 *
 *   broker → posts (what there is) → arrivals (what has loaded) → layout (where it hangs)
 *
 * No part knows the next one's insides, so a layout, a language or a source of messages can be added alone.
 */
import { Arrivals } from './pace/arrivals.js';
import { openBroker } from './connection/broker.js';
import { buildCard } from './cards/card.js';
import { Mosaic } from './layouts/columns.js';
import { socketUrl } from './posts/links.js';
import { readCollection } from './posts/collection.js';
import { Posts } from './posts/posts.js';
import { Status } from './status/status.js';
import { chooseWords } from './words.js';

history.scrollRestoration = 'manual'; // the posts of the last visit are not where they were

const words = await chooseWords();
document.documentElement.lang = words.lang;
const status = new Status(words);
const wall = await settings();
const title = words.titles[wall.title] ?? wall.title;

document.title = title;
const heading = document.getElementById('title');
heading.textContent = title;
heading.hidden = false;

const layout = new Mosaic(document.getElementById('wall'));
const posts = new Posts();
const arrivals = new Arrivals({
  layout,
  build: post => buildCard(post, { words, veil: wall.sensitive === 'blur', width: layout.columnWidth }),
  button: document.getElementById('newer'),
  words,
  onShown: shown => status.count(shown),
});

const broker = openBroker({
  url: socketUrl(wall.brokerURL),
  topics: { [wall.topic]: receive, [`${wall.topic}.status`]: body => status.tell(body) },
  onState: state => status.show(state),
});

/** One message of the wall's topic. Whatever is wrong with it, the next one must still be read. */
function receive(body) {
  const collection = readCollection(body);
  if (!collection) return;
  const { added, changed, deleted, dropped } = posts.apply(collection);
  status.arrived(added.length);
  deleted.forEach(id => arrivals.remove(id));
  dropped.forEach(id => arrivals.drop(id));
  changed.forEach(post => (hidden(post) ? arrivals.remove(post.id) : arrivals.change(post)));
  added.forEach(post => hidden(post) || arrivals.add(post));
}

/** Only a wall that says so shows sensitive posts, and only then without a veil. */
function hidden(post) {
  return post.sensitive && wall.sensitive !== 'show' && wall.sensitive !== 'blur';
}

/** wall.json, asked for until it is answered: a page left open must start even if its server is slow to. */
async function settings() {
  for (let wait = 500; ; wait = Math.min(wait * 2, 10_000)) {
    try {
      const answer = await fetch('wall.json', { cache: 'no-store', signal: AbortSignal.timeout(8_000) });
      const wall = await answer.json();
      if (wall.topic && wall.brokerURL) return { title: 'Catwalk', sensitive: 'hide', ...wall };
      throw new Error('wall.json names no topic or no broker');
    } catch (problem) {
      console.warn(`wall.json: ${problem.message}; asking again in ${wait} ms`);
      status.show({ state: 'reconnecting', at: Date.now() + wait });
      await new Promise(resolve => setTimeout(resolve, wait));
    }
  }
}

// A laptop wakes, a network returns, a frozen tab thaws: try at once instead of waiting for a timer to notice.
for (const [target, event] of [[window, 'online'], [window, 'pageshow'], [document, 'resume'], [document, 'visibilitychange']]) {
  target.addEventListener(event, () => document.hidden || broker.nudge());
}
window.addEventListener('offline', () => status.refresh());
