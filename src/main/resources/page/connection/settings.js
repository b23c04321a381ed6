/* What this wall is, as the page's server says in wall.json: title, topic, where the broker is. */
const FIRST_WAIT = 500;
const LONGEST_WAIT = 10_000;

/**
 * @param patiently  where given, it is asked until there is an answer, and told how long each next wait is; else a
 *                   missing answer is an error
 */
export async function askWall({ patiently } = {}) {
  for (let wait = FIRST_WAIT; ; wait = Math.min(wait * 2, LONGEST_WAIT)) {
    try {
      const answer = await fetch('wall.json', { cache: 'no-store', signal: AbortSignal.timeout(8_000) });
      const wall = await answer.json();
      if (wall.topic && wall.brokerURL) return { title: 'Catwalk', sensitive: 'hide', ...wall };
      throw new Error('wall.json names no topic or no broker');
    } catch (problem) {
      if (!patiently) throw problem;
      console.warn(`wall.json: ${problem.message}; asking again in ${wait} ms`);
      patiently(wait);
      await new Promise(resolve => setTimeout(resolve, wait));
    }
  }
}
