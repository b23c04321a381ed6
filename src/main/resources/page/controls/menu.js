/*
 * The menu: how the wall hangs, how it looks, in which language. Its entries are links to the views they lead to, so
 * that they can be copied, and opened elsewhere; a click changes the wall in place.
 */
import { LAYOUTS } from '../layouts/layouts.js';
import { THEMES } from '../view.js';

export class Menu {
  #links = []; // { link, part }

  /**
   * @param view, layout what is looked at; a change has to be told by update
   * @param address gives the address of a view that differs in one part
   * @param choose changes a part of the view
   */
  constructor({ words, languages, view, layout, address, choose }) {
    Object.assign(this, { address });
    this.menu = document.getElementById('menu');
    label('layout-label', words.layout);
    label('theme-label', words.theme);
    label('language-label', words.language);
    this.#fill('layouts', Object.keys(LAYOUTS), name => ({ layout: name }), (link, name) => {
      link.dataset.layout = name;
      link.append(words.layouts[name] ?? name);
    });
    this.#fill('themes', THEMES, name => ({ theme: name }), (link, name) => {
      link.dataset.theme = name;
      link.append(words.themes[name]);
    });
    this.#fill('languages', languages, lang => ({ lang }), (link, lang) => {
      link.hreflang = lang;
      link.lang = lang;
      link.append(new Intl.DisplayNames(lang, { type: 'language' }).of(lang));
      if (lang === words.lang) link.setAttribute('aria-current', 'true');
    });
    const kiosk = document.getElementById('kiosk-link');
    kiosk.textContent = words.kiosk;
    this.#links.push({ link: kiosk, part: { kiosk: true } });

    for (const name of ['rows', 'cols']) {
      const input = document.getElementById(name);
      label(`${name}-label`, words[name]);
      input.addEventListener('change', () => choose({ [name]: input.validity.valid ? Number(input.value) || null : null }));
    }
    this.menu.addEventListener('click', event => {
      const { link, part } = this.#links.find(each => each.link === event.target.closest('a')) ?? {};
      if (!link || part.lang || event.ctrlKey || event.metaKey || event.shiftKey) return; // a language is a page of its own
      event.preventDefault();
      if (part.kiosk) this.menu.hidePopover();
      choose(part);
    });
    this.update(view, layout);
  }

  /** @param layout what hangs; a grid says how many rows and columns it has chosen by itself */
  update(view, layout) {
    for (const { link, part } of this.#links) {
      link.href = this.address(part);
      const [[name, value]] = Object.entries(part);
      if (name === 'layout' || name === 'theme') {
        if (view[name] === value) link.setAttribute('aria-current', 'true');
        else link.removeAttribute('aria-current');
      }
    }
    document.getElementById('grid-size').hidden = view.layout !== 'grid';
    for (const name of ['rows', 'cols']) {
      const input = document.getElementById(name);
      input.value = view[name] ?? '';
      input.placeholder = layout[name] ?? '';
    }
  }

  #fill(id, names, part, write) {
    document.getElementById(id).replaceChildren(...names.map(name => {
      const link = document.createElement('a');
      write(link, name);
      this.#links.push({ link, part: part(name) });
      const item = document.createElement('li');
      item.append(link);
      return item;
    }));
  }
}

function label(id, text) {
  document.getElementById(id).textContent = text;
}
