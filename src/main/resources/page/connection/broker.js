/*
 * The connection to the broker, STOMP over WebSocket, kept up for as long as the page is open. It asks for recent
 * posts on every (re)connect (activemq.retroactive), so what was missed comes again; posts.js drops what came twice.
 *
 * Reconnecting is done here rather than by the STOMP client, because the page shows when the next attempt is due
 * and must be able to make it now (nudge). Every attempt is a client of its own: nothing is left of the last one.
 */
import '../stompjs/stomp.umd.min.js'; // one file, where its modules are ten with three times the bytes

const { Client, Versions } = globalThis.StompJs;
const HEART_BEAT = 10_000;
const OPENING = 8_000; // how long the broker may take to let us in
const REFUSAL = 250; // how long it may take to say no
const ROOM = '256'; // messages on their way to us: as many as the broker remembers, or it would drop some of them
const SILENCE = 2.5 * HEART_BEAT; // longer than any attempt takes, and than a broker that is there keeps quiet
const STEADY = 2_000; // a connection that lasts this long resets the backoff
const FIRST_WAIT = 500;
const LONGEST_WAIT = 10_000;

/**
 * @param url      ws: or wss: address of the broker
 * @param topics   what to read: { 'wall.cats': body => … }
 * @param onState  told { state: connecting | live | reconnecting | refused, at?: time of the next attempt, reason? }
 */
export function openBroker({ url, topics, onState }) {
  const tell = state => guarded(() => onState(state)); // what cannot be shown must not keep us from trying again
  let client = null;
  let timer = null;
  let failures = 0;
  let refusal = null;
  let heard = 0;

  function attempt() {
    clearTimeout(timer);
    if (failures) tell({ state: refusal ? 'refused' : 'reconnecting', reason: refusal });
    else tell({ state: 'connecting' });

    let socket;
    try {
      socket = new WebSocket(url, Versions.default.protocolVersions());
    } catch (problem) { // an address the browser will not open: ws: from an https: page, a malformed one
      return lost(null, problem.message);
    }
    const mine = new Client({
      webSocketFactory: () => socket,
      reconnectDelay: 0,
      heartbeatIncoming: HEART_BEAT,
      heartbeatOutgoing: HEART_BEAT,
      discardWebsocketOnCommFailure: true,
      onConnect: () => subscribe(mine),
      onStompError: frame => lost(mine, frame.headers.message || 'refused'),
      onWebSocketClose: () => lost(mine),
    });
    client = mine;
    heard = Date.now();
    answerHeartBeats(mine, socket);
    timer = setTimeout(() => lost(mine), OPENING);
    mine.activate();
  }

  /*
   * A refusal comes as an ERROR; that none came is how we know we are in. A receipt would say so, but with one
   * ActiveMQ holds the subscription back for a moment and meanwhile drops all but the last 64 recent messages.
   */
  function subscribe(mine) {
    for (const [topic, read] of Object.entries(topics)) {
      mine.subscribe(`/topic/${topic}`, message => {
        if (mine === client) guarded(() => read(message.body)); // one that cannot be shown must not end the stream
      }, { 'activemq.retroactive': 'true', 'activemq.prefetchSize': ROOM });
    }
    clearTimeout(timer);
    timer = setTimeout(() => live(mine), REFUSAL);
  }

  function live(mine) {
    if (mine !== client) return;
    refusal = null;
    tell({ state: 'live' });
    timer = setTimeout(() => { failures = 0; }, STEADY);
  }

  function lost(mine, reason = null) {
    if (mine !== client) return; // an earlier attempt's last words
    client = null;
    clearTimeout(timer);
    mine?.deactivate({ force: true });
    refusal = reason;
    if (mine && Date.now() - heard > SILENCE) failures = 0; // the machine slept: what failed before says nothing of now
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** failures++) * (0.6 + 0.4 * Math.random());
    timer = setTimeout(attempt, wait);
    tell({ state: refusal ? 'refused' : 'reconnecting', reason: refusal, at: Date.now() + wait });
  }

  /*
   * A hidden tab's timers are slowed to one a minute, and a broker that hears nothing for 20 s hangs up. Messages
   * still come on time, so each of them (a heart-beat at the latest) may carry one of ours back.
   */
  function answerHeartBeats(mine, socket) {
    let sent = 0;
    socket.addEventListener('message', () => {
      heard = Date.now();
      if (mine === client && mine.connected && heard - sent > HEART_BEAT / 2 && socket.readyState === WebSocket.OPEN) {
        sent = heard;
        socket.send('\n');
      }
    });
  }

  /** Something changed for the better (woke up, back online): do not wait for a timer. */
  function nudge() {
    if (!client) attempt();
    else if (Date.now() - heard > SILENCE) lost(client);
  }

  attempt();
  return { nudge };
}

function guarded(run) {
  try {
    run();
  } catch (problem) {
    console.error(problem);
  }
}
