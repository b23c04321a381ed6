/*
 * What the wall is in, in one word, which words.states says aloud. The connection's own state comes first; a wall that is
 * connected may still be quiet, or behind.
 */
const QUIET = 60_000; // ms without a post
const SILENT = 30_000; // ms without a word of the publisher, who says something every 5 s

/**
 * @param connection  the broker's: connecting | live | reconnecting | refused
 * @param online      whether the browser has a network at all
 * @param since       when the connection became live
 * @param lastPost    when the last post came; 0 for none
 * @param told        when the publisher last told how it fares; 0 for never, as where something else publishes
 * @param sources     what it told of its sources
 */
export function stateOf({ connection, online, since, lastPost, told, sources = {}, now }) {
  if (connection !== 'live') return online ? connection : 'offline';
  if (told && now - Math.max(told, since) > SILENT) return 'behind';
  if (Object.values(sources ?? {}).some(source => source?.state === 'behind')) return 'behind';
  return now - Math.max(lastPost, since) > QUIET ? 'quiet' : 'live';
}
