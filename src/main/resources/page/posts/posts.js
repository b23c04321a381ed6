/*
 * What there is on the wall: the newest posts, by order of arrival. Knows nothing of the DOM or the broker. The same
 * messages may come again after a reconnect, in whole or in part, so applying one twice changes nothing; a deleted post
 * stays out even if its Create comes after.
 */
import { idOf, readPost } from './collection.js';

export const LIMIT = 300; // posts in the page

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

  get(id) {
    return this.#posts.get(id);
  }

  /** All of them, the oldest arrival first. */
  all() {
    return [...this.#posts.values()];
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
        if (typeof activity.object === 'string') continue; // names the post and says nothing of it
        const held = this.#posts.get(id);
        if (!held && this.#known.has(id)) continue;
        const post = readPost(activity, id);
        if (held) {
          // The publisher may send a post again as it now is; an edit that came first must not be undone by that.
          if (activity.type === 'Create' ? post.updated <= held.updated : post.updated < held.updated) continue;
          if (!differs(held, post)) continue;
          if (!post.pictures.length) { // edited away; they may come back
            for (const posts of [this.#posts, added, changed]) posts.delete(id);
            this.#known.delete(id);
            deleted.push(id);
            continue;
          }
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

  delete(member) {
    this.#members.delete(member);
  }

  add(member) {
    this.#members.add(member);
    if (this.#members.size > this.#size) this.#members.delete(this.#members.values().next().value);
  }
}

function differs(held, post) {
  return JSON.stringify({ ...held, arrival: 0 }) !== JSON.stringify({ ...post, arrival: 0 });
}
