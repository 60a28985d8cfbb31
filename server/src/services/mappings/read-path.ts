/** Most values that one path gathers from lists. */
const MAX_GATHERED = 1_000;
const MAX_STEPS = 8;

/**
 * What stands at the end of a path such as `seo.metaImage`. A list on the way gives the values of
 * all its items in one list. Undefined when there is nothing; only what the document itself holds
 * is read, never what every object has.
 */
export const readPath = (document: unknown, path: string): unknown => {
  const steps = path.split('.', MAX_STEPS + 1);
  if (steps.length > MAX_STEPS) return undefined;
  return steps.reduce<unknown>(
    (value, name) => (Array.isArray(value) ? gathered(value, name) : ownValue(value, name)),
    document
  );
};

/** A property of the object itself; undefined for anything else. */
export const ownValue = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;

const gathered = (items: readonly unknown[], name: string): unknown[] => {
  const found: unknown[] = [];
  for (const item of items.slice(0, MAX_GATHERED)) {
    const value = ownValue(item, name);
    if (value === undefined || value === null) continue;
    const room = MAX_GATHERED - found.length;
    if (room <= 0) break;
    if (Array.isArray(value)) found.push(...(value.slice(0, room) as unknown[]));
    else found.push(value);
  }
  return found;
};
