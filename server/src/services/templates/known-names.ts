import type { Variable } from 'liquidjs';

/** What can follow a name: nothing but its length, places of a list, the names of a group. */
type Kind = 'text' | 'list' | 'attributes' | 'sets' | readonly string[];

const KNOWN = new Map<string, Kind>([
  ['title', 'text'],
  ['summary', 'text'],
  ['body', 'text'],
  ['link', 'text'],
  ['hashtags', 'list'],
  ['tags', 'list'],
  ['author', 'text'],
  ['locale', 'text'],
  ['language', 'text'],
  ['site', ['name', 'timezone']],
  ['platform', ['id', 'label']],
  ['account', ['handle', 'name']],
  ['sets', 'sets'],
  ['entry', 'attributes'],
]);

const IN_LISTS = ['first', 'last', 'size'];

/**
 * What is wrong with a name that a template uses; null when it exists.
 *
 * @param slugs the hashtag sets of the site
 */
export const nameProblem = ({ segments }: Variable, slugs: readonly string[]): string | null => {
  const [root, ...rest] = segments;
  if (typeof root !== 'string') return null;
  const kind = KNOWN.get(root);
  if (!kind) return unknownName(root);
  if (kind === 'text') return inText(root, rest);
  if (kind === 'list') return inList(root, rest);
  const [name, ...further] = rest;
  if (name === undefined) return `"${root}" stands for several values: write ${exampleOf(root)}.`;
  // Worked out when it is rendered, `sets[tags.first]`; then it is there or empty.
  if (typeof name === 'object') return null;
  const path = `${root}.${name}`;
  if (kind === 'attributes') return inText(path, further);
  if (kind === 'sets') return inSet(String(name), { path, further, slugs });
  if (kind.includes(String(name))) return inText(path, further);
  return `"${root}" has no "${name}"; it has ${listed(kind)}.`;
};

type Segments = Variable['segments'];

const inText = (path: string, [next, ...more]: Segments): string | null =>
  next === undefined || (next === 'size' && more.length === 0)
    ? null
    : `"${path}" is a single value; nothing stands below it.`;

const inList = (path: string, [next, ...more]: Segments): string | null => {
  if (next === undefined || next === 'size') return inText(path, more);
  const isPlace = typeof next !== 'string' || IN_LISTS.includes(next);
  return isPlace ? inText(path, more) : `"${path}" is a list; it has ${listed(IN_LISTS)}.`;
};

const inSet = (
  slug: string,
  { path, further, slugs }: { path: string; further: Segments; slugs: readonly string[] }
): string | null => {
  if (slugs.includes(slug)) return inList(path, further);
  const known = slugs.length > 0 ? `There are ${listed(slugs)}.` : 'This site has none yet.';
  return `There is no hashtag set "${slug}". ${known}`;
};

const unknownName = (name: string): string =>
  `There is no "${name}". There are ${listed([...KNOWN.keys()])}; an attribute of the entry is entry.${name}.`;

const exampleOf = (root: string): string => {
  const kind = KNOWN.get(root);
  if (kind === 'attributes') return 'entry. and the name of an attribute';
  if (kind === 'sets') return 'sets. and the name of a hashtag set';
  return Array.isArray(kind) ? kind.map((name) => `${root}.${name}`).join(' or ') : root;
};

const listed = (names: readonly string[]): string => names.join(', ');
