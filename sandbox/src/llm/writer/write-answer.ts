import type { Asked } from '../engine/asked';
import type { Behaviour } from '../engine/behaviours';
import { conform } from '../schema/conform';
import { isObject, type JsonSchema } from '../schema/json-schema';
import { bend } from './bend';
import { lie } from './lies';
import { problemIn, readTask } from './read-task';
import { writeHonestly } from './write-honestly';

/** What the model says, made of nothing but the request and what it is to get wrong. */
export const writeAnswer = (asked: Asked, behaviour: Behaviour): string => {
  if (behaviour.kind === 'text') return behaviour.text;
  if (!asked.schema) return 'ok';
  const value = spoil(conform(asked.schema, contentFor(asked, behaviour)), behaviour);
  const json = JSON.stringify(value);
  if (behaviour.kind === 'malformed-json') {
    return `Sure! Here is what I wrote:\n${json.slice(0, -2).replace('"', '')} – enjoy`;
  }
  if (behaviour.kind !== 'fenced-json') return json;
  return `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``;
};

const contentFor = (asked: Asked, behaviour: Behaviour): unknown => {
  const task = readTask(asked.user);
  if (!task || !hasTargets(asked.schema)) return undefined;
  const honest = writeHonestly(task, problemIn(asked.user));
  if (behaviour.kind === 'lie') return lie(honest, { task, system: asked.system, behaviour });
  return bend(honest, { task, behaviour, maxOutputTokens: asked.maxOutputTokens });
};

const hasTargets = (schema: JsonSchema | null): boolean =>
  isObject(schema?.['properties']) && 'targets' in schema['properties'];

const spoil = (value: unknown, { kind }: Behaviour): unknown => {
  if (kind === 'wrong-types') return wrongTypes(value);
  if (kind === 'extra-fields') return withExtras(value);
  return value;
};

/** Texts become numbers, lists of texts become a text, what else there is stays. */
const wrongTypes = (value: unknown): unknown => {
  if (typeof value === 'string') return value.length;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) {
    const isPlain = value.every((item) => typeof item === 'string');
    return isPlain ? value.join(', ') : value.map(wrongTypes);
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, wrongTypes(inner)])
  );
};

const withExtras = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withExtras);
  if (!isObject(value)) return value;
  const inner = Object.entries(value).map(([name, item]) => [name, withExtras(item)] as const);
  return { ...Object.fromEntries(inner), link: 'https://tide-deals.example/extra' };
};
