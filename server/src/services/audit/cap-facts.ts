import type { AuditFacts } from '../../../../contracts/audit';

type Json = AuditFacts[string];

/** Most bytes of JSON that the facts of one side take. */
export const MAX_FACTS_BYTES = 8_192;

/** Tells how many fields found no room. */
export const LEFT_OUT = '…';

const MAX_NAME_LENGTH = 80;
const MAX_TEXT_LENGTH = 300;
const MAX_ITEMS = 20;
/** Room for the field that tells what was left out. */
const RESERVED_BYTES = 100;

/** The facts as they are if they fit; else with long parts cut, then with as many fields as fit. */
export const capFacts = (facts: AuditFacts): AuditFacts => {
  if (sizeOf(facts) <= MAX_FACTS_BYTES) return facts;
  const kept: AuditFacts = {};
  let free = MAX_FACTS_BYTES - RESERVED_BYTES;
  let leftOut = 0;
  for (const [name, value] of Object.entries(facts)) {
    const field = { [cutText(name, MAX_NAME_LENGTH)]: cutValue(value) };
    const size = sizeOf(field);
    if (size > free) {
      leftOut += 1;
      continue;
    }
    free -= size;
    Object.assign(kept, field);
  }
  return leftOut === 0 ? kept : { ...kept, [LEFT_OUT]: `${leftOut} more` };
};

const sizeOf = (facts: AuditFacts): number => Buffer.byteLength(JSON.stringify(facts));

const cutValue = (value: Json): Json => {
  if (typeof value === 'string') return cutText(value, MAX_TEXT_LENGTH);
  if (Array.isArray(value)) return cutList(value);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [cutText(name, MAX_NAME_LENGTH), cutValue(part)])
  );
};

const cutList = (items: Json[]): Json[] => {
  const kept = items.slice(0, MAX_ITEMS).map(cutValue);
  const leftOut = items.length - kept.length;
  return leftOut > 0 ? [...kept, `${LEFT_OUT} ${leftOut} more`] : kept;
};

/** At most `length` UTF-16 units, with an ellipsis where something is missing. */
export const cutText = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
