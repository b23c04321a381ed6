/* The page's files as they are served: the repository's, and what the build has put beside them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const PAGE = join(ROOT, 'target/classes/page');
if (!existsSync(join(PAGE, 'stompjs'))) throw new Error('The page is not assembled: ./mvnw process-resources');

export const under = path => join(PAGE, path);

export const read = path => readFileSync(under(path), 'utf8');

/** Paths of all files of these kinds in a folder and those below. */
export function files(kinds, folder = '') {
  return readdirSync(under(folder), { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? files(kinds, path) : kinds.includes(extname(path)) ? [path] : [];
  }).sort();
}

export const foreign = path => /^(stompjs|blurhash)\//.test(path);

/** These modules and all that a browser loads before they run. */
export function loadedBy(...modules) {
  const found = new Set();
  const visit = path => {
    if (found.has(path)) return;
    found.add(path);
    for (const [, address] of read(path).matchAll(/^(?:import|export)\s(?:[^'";]*?\sfrom\s)?\s*['"]([^'"]+)['"]/gm)) {
      visit(relative(PAGE, join(dirname(under(path)), address)));
    }
  };
  modules.forEach(visit);
  return [...found].sort();
}

/** The kinds of sources that a wall can read: x-stream of x-stream-source.kamelet.yaml. */
export function sources() {
  return readdirSync(join(ROOT, 'routes/sources')).map(file => /^(.+)-source\.kamelet\.yaml$/.exec(file)?.[1]).filter(Boolean);
}
