/*
 * What there is on the wall: reads ActivityStreams collections and keeps the newest posts, by order of arrival.
 * Knows nothing of the DOM or the broker. The same messages may come again after a reconnect, in whole or in part,
 * so applying one twice changes nothing; a deleted post stays out even if its Create comes after.
 *
 * Messages come from outside: a field may be missing, of another type or unknown. What cannot be read is left out.
 */
export const LIMIT = 300; // posts in the page
const LONGEST_MESSAGE = 1_000_000;
const LONGEST_TEXT = 1_500;
const LONGEST_NAME = 120;
const LONGEST_ID = 2_048;

/** A message's activities, or null if it is not a collection. */
export function readCollection(body) {
  if (typeof body !== 'string' || body.length > LONGEST_MESSAGE) return null;
  try {
    const collection = JSON.parse(body);
    return collection?.type === 'OrderedCollection' ? list(collection.orderedItems) : null;
  } catch {
    return null;
  }
}

export class Posts {
  #posts = new Map(); // id → post, oldest arrival first
  #known; // ids that came before, so that a post pushed out by newer ones does not come in again as new
  #deleted;
  #arrivals = 0;
  #limit;

  constructor({ limit = LIMIT, memory = 5_000 } = {}) {
    this.#limit = limit;
    this.#known = new Bounded(memory);
    this.#deleted = new Bounded(memory);
  }

  get size() {
    return this.#posts.size;
  }

  /**
   * Applies activities, oldest first. Returns what that changed: posts added and changed, ids of posts deleted (whether
   * still held or not: the page may show one that newer posts have pushed out) and of posts so pushed out.
   */
  apply(activities) {
    const added = new Map();
    const changed = new Map();
    const deleted = [];
    const dropped = [];
    const drop = id => {
      this.#posts.delete(id);
      changed.delete(id);
      if (!added.delete(id)) dropped.push(id);
    };

    for (const activity of activities) {
      const id = idOf(activity?.object);
      if (!id) continue;
      if (activity.type === 'Delete') {
        for (const posts of [this.#posts, added, changed]) posts.delete(id);
        this.#deleted.add(id);
        deleted.push(id);
      } else if (activity.type === 'Create' || activity.type === 'Update') {
        if (this.#deleted.has(id)) continue;
        const held = this.#posts.get(id);
        if (!held && this.#known.has(id)) continue;
        const post = readPost(activity, id);
        if (held) {
          // The publisher may send a post again as it now is; an edit that came first must not be undone by that.
          if (activity.type === 'Create' ? post.updated <= held.updated : post.updated < held.updated) continue;
          if (!differs(held, post)) continue;
          post.arrival = held.arrival;
          this.#posts.set(id, post);
          (added.has(id) ? added : changed).set(id, post);
        } else if (post.pictures.length) {
          // An Update of a post never seen is a post whose Create was shed on the way: better late than missing.
          post.arrival = ++this.#arrivals;
          this.#known.add(id);
          this.#posts.set(id, post);
          added.set(id, post);
          if (this.#posts.size > this.#limit) drop(this.#posts.keys().next().value);
        }
      }
    }
    return { added: [...added.values()], changed: [...changed.values()], deleted, dropped };
  }
}

/** A set that forgets its oldest members. */
class Bounded {
  #members = new Set();
  #size;

  constructor(size) {
    this.#size = size;
  }

  has(member) {
    return this.#members.has(member);
  }

  add(member) {
    this.#members.add(member);
    if (this.#members.size > this.#size) this.#members.delete(this.#members.values().next().value);
  }
}

function readPost(activity, id) {
  const note = activity.object;
  const author = list(note.attributedTo)[0];
  const [lang, content] = contentOf(note);
  return {
    id,
    url: link(note.url),
    content: content.trim(),
    lang,
    published: time(note.published) || time(activity.published),
    updated: time(note.updated),
    sensitive: note.sensitive === true,
    warning: text(note.summary, LONGEST_TEXT),
    source: text(activity.generator?.name ?? activity.generator, LONGEST_NAME),
    author: {
      name: text(author?.name, LONGEST_NAME) || text(author?.preferredUsername, LONGEST_NAME),
      handle: text(author?.preferredUsername, LONGEST_NAME),
      url: link(author?.url),
      icon: link(list(author?.icon)[0]),
    },
    pictures: list(note.attachment).filter(isImage).map(image => ({
      url: link(image.url),
      preview: link(list(image.preview)[0]),
      alt: typeof image.name === 'string' ? text(image.name, LONGEST_TEXT) : null, // "" says there is nothing to say
    })).filter(picture => picture.url || picture.preview),
  };
}

function isImage(attachment) {
  return attachment?.type === 'Image' || String(attachment?.mediaType).startsWith('image/');
}

/** The text in the language it was written in: contentMap names it, content may be all there is. */
function contentOf(note) {
  const [lang, inLang] = Object.entries(note.contentMap ?? {}).find(([, value]) => typeof value === 'string') ?? [];
  const content = typeof note.content === 'string' ? note.content : inLang ?? '';
  return [/^[a-z]{2,3}(-[a-z0-9]{1,8})*$/i.test(lang) && inLang === content ? lang : '', text(content, LONGEST_TEXT)];
}

function idOf(object) {
  const id = typeof object === 'string' ? object : object?.id;
  return typeof id === 'string' && id && id.length <= LONGEST_ID ? id : null;
}

/** Plain text, cut to size, without the two characters that make text read backwards (a name that ends in gpj.exe). */
function text(value, longest) {
  if (typeof value !== 'string') return '';
  value = value.replace(/[\u202D\u202E]/g, '');
  return value.length <= longest ? value : `${value.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** ActivityStreams lets a link be a string, an object with href or url, or several of them. */
function link(value) {
  for (let depth = 0; depth < 4 && typeof value === 'object'; depth++) {
    value = Array.isArray(value) ? value[0] : value?.href ?? value?.url;
  }
  return typeof value === 'string' ? value : '';
}

function time(value) {
  return (typeof value === 'string' && Date.parse(value)) || 0;
}

function list(value) {
  return Array.isArray(value) ? value : value == null ? [] : [value];
}

function differs(held, post) {
  return JSON.stringify({ ...held, arrival: 0 }) !== JSON.stringify({ ...post, arrival: 0 });
}
