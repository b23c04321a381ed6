/*
 * A browser's WebSocket with nobody at the other end but the test, which says what the broker says. Like the real one it
 * opens and closes in its own time, tells listeners and on… handlers alike, and refuses what a browser refuses.
 */
const NUL = '\0';

export class Socket extends EventTarget {
  static CONNECTING = 0;
  static OPEN = 1;
  static CLOSING = 2;
  static CLOSED = 3;

  static opened = []; // all there were, the latest last
  static secure = false; // whether the page came over https, which then opens no ws:

  static get latest() {
    return Socket.opened.at(-1);
  }

  readyState = Socket.CONNECTING;
  binaryType = 'blob';
  bufferedAmount = 0;
  sent = [];
  #handlers = {};

  constructor(url, protocols = []) {
    super();
    let parsed;
    try {
      parsed = new URL(url);
    } catch {
      throw new DOMException(`The URL '${url}' is invalid.`, 'SyntaxError');
    }
    if (!/^wss?:$/.test(parsed.protocol)) throw new DOMException(`'${parsed.protocol}' is not allowed.`, 'SyntaxError');
    if (Socket.secure && parsed.protocol === 'ws:') throw new DOMException('An insecure connection may not be initiated.', 'SecurityError');
    this.url = parsed.href;
    this.protocols = [protocols].flat();
    Socket.opened.push(this);
  }

  send(data) {
    if (this.readyState === Socket.CONNECTING) throw new DOMException('Still in CONNECTING state.', 'InvalidStateError');
    if (this.readyState === Socket.OPEN) this.sent.push(data);
  }

  /** A side that wants to close waits for the other, here for as long as the test likes. */
  close() {
    if (this.readyState >= Socket.CLOSING) return;
    const opening = this.readyState === Socket.CONNECTING;
    this.readyState = Socket.CLOSING;
    if (opening) queueMicrotask(() => this.hangsUp(1006));
  }

  // What the other end does

  opens() {
    this.readyState = Socket.OPEN;
    this.protocol = this.protocols[0] ?? '';
    this.#tell(new Event('open'));
  }

  says(data) {
    if (this.readyState === Socket.OPEN || this.readyState === Socket.CLOSING) this.#tell(Object.assign(new Event('message'), { data }));
  }

  hangsUp(code = 1006) {
    if (this.readyState === Socket.CLOSED) return;
    const opened = this.readyState === Socket.OPEN;
    this.readyState = Socket.CLOSED;
    if (!opened) this.#tell(new Event('error'));
    this.#tell(Object.assign(new Event('close'), { code, reason: '', wasClean: code === 1000 }));
  }

  /** Opens, and lets the page in as ActiveMQ does. */
  letsIn({ heartBeat = '10000,10000' } = {}) {
    this.opens();
    this.frame('CONNECTED', { version: '1.2', 'heart-beat': heartBeat, server: 'ActiveMQ/6.2.7' });
  }

  refuses(message) {
    this.frame('ERROR', { message });
  }

  /** A message of a topic, to whoever has subscribed to it. */
  delivers(topic, body) {
    const { headers } = this.frames('SUBSCRIBE').find(({ headers }) => headers.destination === `/topic/${topic}`);
    this.frame('MESSAGE', { subscription: headers.id, 'message-id': '1', destination: `/topic/${topic}` }, body);
  }

  beats() {
    this.says('\n');
  }

  frame(command, headers, body = '') {
    const lines = Object.entries(headers).map(([name, value]) => `${name}:${value.replaceAll(':', '\\c')}`);
    this.says(`${[command, ...lines].join('\n')}\n\n${body}${NUL}`);
  }

  /** What the page has sent of a command. */
  frames(command) {
    return this.sent.filter(data => data.startsWith(`${command}\n`)).map(data => {
      const [, ...lines] = data.slice(0, data.indexOf('\n\n')).split('\n');
      return { headers: Object.fromEntries(lines.map(line => line.split(/:(.*)/s).slice(0, 2))) };
    });
  }

  #tell(event) {
    this.dispatchEvent(event);
  }

  static {
    for (const type of ['open', 'message', 'error', 'close']) {
      Object.defineProperty(Socket.prototype, `on${type}`, {
        get() {
          return this.#handlers[type] ?? null;
        },
        set(handler) {
          if (!(type in this.#handlers)) this.addEventListener(type, event => this.#handlers[type]?.call(this, event));
          this.#handlers[type] = handler;
        },
      });
    }
  }
}

/** Gives the page these sockets until the test ends. */
export function listen(test, { secure = false } = {}) {
  const { WebSocket: real } = globalThis;
  Object.assign(Socket, { opened: [], secure });
  globalThis.WebSocket = Socket;
  test.after(() => { globalThis.WebSocket = real; });
  return Socket;
}
