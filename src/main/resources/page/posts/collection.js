/*
 * Reads messages of the wall's topic: ActivityStreams collections of activities, and the posts in them. They come from
 * outside: a field may be missing, of another type or unknown. What cannot be read is left out.
 */
const LONGEST_MESSAGE = 1_000_000;
const LONGEST_TEXT = 1_500;
const LONGEST_NAME = 120;
const LONGEST_ID = 2_048;
const LONGEST_BLURHASH = 200; // 9 × 9 components take 166

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

/** What an activity says of the post of this id. */
export function readPost(activity, id) {
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
    license: { name: text(note.license?.name, LONGEST_NAME), url: link(note.license?.url) },
    pictures: list(note.attachment).filter(isImage).map(image => ({
      url: link(image.url),
      preview: link(list(image.preview)[0]),
      alt: typeof image.name === 'string' ? text(image.name, LONGEST_TEXT) : null, // "" says there is nothing to say
      ratio: ratio(image),
      focus: focus(image.focalPoint),
      blurhash: typeof image.blurhash === 'string' && image.blurhash.length <= LONGEST_BLURHASH ? image.blurhash : null,
    })).filter(picture => picture.url || picture.preview),
  };
}

function isImage(attachment) {
  return attachment?.type === 'Image' || (typeof attachment?.mediaType === 'string' && attachment.mediaType.startsWith('image/'));
}

/** Width by height, where both are told; null otherwise. */
function ratio({ width, height }) {
  if (![width, height].every(side => typeof side === 'number' && side > 0)) return null;
  return width / height > 0 && Number.isFinite(width / height) ? width / height : null;
}

/**
 * What must stay visible when a picture is cropped, as CSS says it: Mastodon counts from the middle, up and to the
 * right, from -1 to 1.
 */
function focus(point) {
  const [x, y] = list(point);
  if (![x, y].every(part => typeof part === 'number' && Math.abs(part) <= 1)) return null;
  return `${((x + 1) * 50).toFixed(1)}% ${((1 - y) * 50).toFixed(1)}%`;
}

/** The text in the language it was written in: contentMap names it, content may be all there is. */
function contentOf(note) {
  const map = typeof note.contentMap === 'object' ? note.contentMap ?? {} : {};
  const texts = Object.entries(map).filter(([, value]) => typeof value === 'string');
  const [lang, inLang] = texts.find(([, value]) => value === note.content) ?? texts[0] ?? [];
  const content = typeof note.content === 'string' ? note.content : inLang ?? '';
  return [/^[a-z]{2,3}(-[a-z0-9]{1,8})*$/i.test(lang) && inLang === content ? lang : '', text(content, LONGEST_TEXT)];
}

/** The id of an activity's object, or null if it has none. */
export function idOf(object) {
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
