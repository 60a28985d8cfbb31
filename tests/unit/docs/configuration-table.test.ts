import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

import { configSchema } from '../../../server/src/config/schema';

interface Node {
  properties?: Record<string, Node>;
  additionalProperties?: Node | boolean;
  default?: unknown;
}

/** Names that people choose stand in angle brackets, as in the README. */
const CHOSEN: Record<string, string> = {
  contentTypes: '<uid>',
  platforms: '<id>',
  'ai.providers': '<vendor>',
};
/** One setting to a reader, however it is made up inside. */
const ONE_SETTING = ['contentTypes.<uid>', 'ai.providers.<vendor>.price'];

/** Every setting by its path, with its default where it has a plain one. */
const settingsOf = (node: Node, path = ''): [string, unknown][] => {
  if (ONE_SETTING.includes(path)) return [[path, undefined]];
  const inside = Object.entries(node.properties ?? {});
  const chosen = CHOSEN[path];
  if (chosen !== undefined && typeof node.additionalProperties === 'object') {
    return settingsOf(node.additionalProperties, `${path}.${chosen}`);
  }
  if (inside.length === 0) return [[path, node.default]];
  return inside.flatMap(([name, below]) => settingsOf(below, path ? `${path}.${name}` : name));
};

const schema: Node = z.toJSONSchema(configSchema, { io: 'input', unrepresentable: 'any' }) as Node;
const settings = new Map(settingsOf(schema));

/** The rows of the table below "### Config". */
const rows = (): string[][] => {
  const readme = readFileSync(join(__dirname, '../../../README.md'), 'utf8');
  const [, section = ''] = readme.split('### Config\n');
  const [table = ''] = section.split('\n### ');
  const lines = table.split('\n').filter((line) => line.startsWith('| `'));
  return lines.map((line) =>
    line
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim())
  );
};

const codes = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);

/** `site.name`, `.timezone` is short for `site.name`, `site.timezone`. */
const keysOf = (cell: string): string[] => {
  let group = '';
  return codes(cell).map((code) => {
    if (code.startsWith('.')) return `${group}${code}`;
    group = code.slice(0, code.lastIndexOf('.'));
    return code;
  });
};

const general = (key: string) => key.replace('platforms.linkedin.', 'platforms.<id>.');

const documented = rows().flatMap(([keys = '', defaults = '']) => {
  const values = [...defaults.matchAll(/`([^`]+)`|–/g)].map(([, code]) => code);
  const names = keysOf(keys);
  return names.map((key, place) => ({
    key: general(key),
    value: values.length === names.length ? values[place] : undefined,
    isSaid: values.length === names.length,
  }));
});

describe("the README's configuration table", () => {
  it('has rows, and the schema has settings', () => {
    expect(documented.length).toBeGreaterThan(30);
    expect(settings.size).toBeGreaterThan(30);
  });

  it('names every setting', () => {
    const isNamed = (path: string) =>
      documented.some(({ key }) => path === key || path.startsWith(`${key}.`));
    expect([...settings.keys()].filter((path) => !isNamed(path))).toEqual([]);
  });

  it('names nothing that does not exist', () => {
    const exists = (key: string) =>
      [...settings.keys()].some((path) => path === key || path.startsWith(`${key}.`));
    expect(documented.map(({ key }) => key).filter((key) => !exists(key))).toEqual([]);
  });

  it('gives the defaults that hold', () => {
    const wrong = documented.flatMap(({ key, value, isSaid }) => {
      const holds = settings.get(key);
      if (!['string', 'number', 'boolean'].includes(typeof holds)) return [];
      return isSaid && value === String(holds) ? [] : [{ key, value, holds }];
    });
    expect(wrong).toEqual([]);
  });
});
