/*
 * A post's pictures in their frame. Each loads until it can be painted at once, so that nothing is seen half drawn and a
 * broken or never-ending picture not at all; until then its place is kept, in its blurhash's colours where it has one.
 */
import { safeUrl } from '../posts/links.js';

const PATIENCE = 15_000;
const PREVIEW_WIDTH = 640; // device pixels up to which a post's smaller picture is enough
const BLUR = 32; // pixels of a blurhash's longer side

/** The decoded image of the first address that gives one, or null. */
export async function loadPicture(urls, alt) {
  for (const url of urls) {
    const image = new Image();
    image.alt = alt;
    image.decoding = 'async';
    image.referrerPolicy = 'no-referrer';
    image.draggable = false;
    image.src = url;
    if (await decoded(image)) return image;
    image.removeAttribute('src'); // ends a download that never would
  }
  return null;
}

async function decoded(image) {
  let timer;
  const patience = new Promise(resolve => { timer = setTimeout(resolve, PATIENCE); });
  try {
    await Promise.race([image.decode(), patience]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
  // A hidden tab may load but not decode: what has loaded will do.
  return image.complete && image.naturalWidth > 0 && image.naturalHeight > 0;
}

/** A picture's addresses, the best first for this many CSS pixels. */
export function addresses({ url, preview }, width) {
  const urls = [safeUrl(url), safeUrl(preview)];
  if (width * devicePixelRatio <= PREVIEW_WIDTH) urls.reverse();
  return [...new Set(urls.filter(Boolean))];
}

/** What is seen in a picture's place before it has loaded. */
export function placeholder({ blurhash, ratio }) {
  const place = document.createElement('canvas');
  place.className = 'placeholder';
  place.setAttribute('aria-hidden', 'true');
  if (blurhash) paint(place, blurhash, ratio);
  return place;
}

async function paint(canvas, blurhash, shape) {
  const ratio = shape ?? 1;
  try {
    const { decode } = await import('../blurhash/index.js'); // most posts come without one
    const [width, height] = ratio > 1 ? [BLUR, Math.ceil(BLUR / ratio)] : [Math.ceil(BLUR * ratio), BLUR];
    const pixels = new ImageData(decode(blurhash, width, height), width, height);
    Object.assign(canvas, { width, height });
    canvas.getContext('2d').putImageData(pixels, 0, 0);
  } catch {
    // no blurhash after all: the frame's own colour will do
  }
}
