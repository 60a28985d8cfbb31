/**
 * `npm run entry-size`: what every page of Strapi's admin must fetch because the plugin is there:
 * the entry of dist/admin and whatever it imports at once, gzipped. Lazy chunks do not count, nor do
 * the packages that Strapi brings along. Fails above the limit.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { ROOT } from './setup/paths.mjs';

const LIMIT_BYTES = 10 * 1024;
const STATIC_IMPORT =
  /(?:^|[;\n])\s*(?:import|export)\s*(?:[\w*{}\s,$]+\s*from\s*)?["'](\.[^"']+)["']/g;

/** A file and every file that it imports at once. */
const filesFrom = (path, known = new Set()) => {
  if (known.has(path)) return known;
  known.add(path);
  for (const [, name] of readFileSync(path, 'utf8').matchAll(STATIC_IMPORT)) {
    filesFrom(join(dirname(path), name), known);
  }
  return known;
};

const files = [...filesFrom(join(ROOT, 'dist', 'admin', 'index.mjs'))];
const sizes = files.map((path) => gzipSync(readFileSync(path)).length);
const total = sizes.reduce((sum, size) => sum + size, 0);
files.forEach((path, index) => console.log(`  ${path.slice(ROOT.length + 1)}  ${sizes[index]} B`));
console.log(`entry-size: ${total} of ${LIMIT_BYTES} bytes gzipped, ${files.length} files`);
if (total > LIMIT_BYTES) process.exitCode = 1;
