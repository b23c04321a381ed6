/* Activities as the wall's topic carries them. */
let published = Date.UTC(2026, 6, 4);

export function note(id, changes = {}) {
  return {
    type: 'Note',
    id,
    url: `https://social.example/${id}`,
    published: new Date(published += 1_000).toISOString(),
    content: 'my cat sleeps',
    contentMap: { en: 'my cat sleeps' },
    attributedTo: { type: 'Person', id: 'urn:mina', name: 'Mina', preferredUsername: 'mina.example', url: 'https://social.example/mina' },
    attachment: [image()],
    ...changes,
  };
}

export function image(changes = {}) {
  return { type: 'Image', mediaType: 'image/jpeg', url: 'https://pictures.example/1.jpg', name: 'a cat', width: 1200, height: 900, ...changes };
}

export const create = (id, changes) => ({ type: 'Create', object: note(id, changes) });
export const update = (id, changes) => ({ type: 'Update', object: note(id, changes) });
export const remove = id => ({ type: 'Delete', object: { type: 'Tombstone', id } });
