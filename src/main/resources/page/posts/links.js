/*
 * Which addresses the page follows. Posts come from strangers: only https:, the page's own paths and, where the page
 * itself is on loopback (a development wall), http: on loopback. Never javascript:, data: or anything else.
 */
const LONGEST = 4_096;

/** The address in full, or null if the page must not touch it. */
export function safeUrl(value, page = location) {
  if (typeof value !== 'string' || !value || value.length > LONGEST) return null;
  let url;
  try {
    url = new URL(value, page.href);
  } catch {
    return null;
  }
  if (url.username || url.password) return null; // https://bank.example@evil.example
  if (/^\/(?![/\\])/.test(value)) return url.origin === page.origin ? url.href : null;
  if (!/^https?:\/\//i.test(value)) return null;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(page.hostname) && isLoopback(url.hostname)) ? url.href : null;
}

/** The broker's address: ws:, wss:, or a path on the page's own origin. */
export function socketUrl(value, page = location) {
  const url = new URL(value, page.href);
  url.protocol = url.protocol.replace(/^http/, 'ws');
  return url.href;
}

function isLoopback(host) {
  return host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}
