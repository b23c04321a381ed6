/*
 * Loads a picture until it can be painted at once, so that a card never appears half drawn and a broken or
 * never-ending picture never appears at all.
 */
const PATIENCE = 15_000;

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
