/*
 * What the build prints of the page's unit tests: each failure where it is and why, what is left to do, and one line of
 * sums. The reporters that come with node 18 either tell every test or no reasons.
 */
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inspect } from 'node:util';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const SUMS = /^(tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) [\d.]+$/; // node's own

export default async function* report(events) {
  const sums = { passed: 0, failed: 0, skipped: 0, todo: 0 };
  for await (const { type, data } of events) {
    if (type === 'test:stdout' || type === 'test:stderr') yield data.message;
    if (type === 'test:diagnostic' && !SUMS.test(data.message)) yield `${data.message}\n`;
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    if (data.details?.type === 'suite') continue;
    if (isFile(data) && type === 'test:pass') continue; // node 18 counts a file as a test around its tests
    if (isFile(data) && data.details.error?.failureType === 'subtestsFailed') continue;
    if (data.todo !== undefined) {
      sums.todo++;
      yield `to do: ${data.name}${data.todo === true || !data.todo ? '' : ` (${data.todo})`}\n`;
    } else if (data.skip !== undefined) {
      sums.skipped++;
      yield `skipped: ${data.name}\n`;
    } else if (type === 'test:pass') {
      sums.passed++;
    } else {
      sums.failed++;
      yield `\nFAILED: ${data.name}\n${why(data.details.error)}\n`;
    }
  }
  yield `${Object.entries(sums).filter(([, count]) => count).map(([name, count]) => `${count} ${name}`).join(', ') || 'no tests'}\n`;
}

function isFile({ name }) {
  return name.endsWith('.test.js');
}

/** The reason, and where in the tests and the page: node's own frames say nothing. */
function why(error) {
  const cause = error.cause ?? error;
  if (!(cause instanceof Error)) return `  ${inspect(cause)}`;
  const frames = (cause.stack ?? '').split('\n').filter(line => /^\s+at .*file:/.test(line));
  const places = frames.map(line => line.replace(/file:\/\/([^)]*)/, (_, path) => relative(ROOT, path)));
  return [cause.message, ...places].map(line => line.replace(/^/gm, '  ')).join('\n');
}
