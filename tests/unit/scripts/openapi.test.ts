import { readFileSync } from 'node:fs';

import { nameOf } from '../../../scripts/docs/openapi/document';
import { currentDocument, FILE } from '../../../scripts/docs/openapi/file';
import { DESCRIPTIONS } from '../../../scripts/docs/openapi/routes';
import { adminRoutes } from '../../../server/src/routes/admin';

interface Operation {
  operationId: string;
  security?: unknown[];
  'x-permission'?: string;
  parameters?: { $ref?: string }[];
  responses: Record<string, unknown>;
}

interface Document {
  paths: Record<string, Record<string, Operation>>;
}

const document = JSON.parse(readFileSync(FILE, 'utf8')) as Document;

const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    name: `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`,
    path,
    operation,
  }))
);

const refsIn = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === '$ref' ? [String(inner)] : refsIn(inner)
  );
};

const isThere = (ref: string): boolean => {
  const steps = ref.replace(/^#\//, '').split('/');
  let place: unknown = document;
  for (const step of steps) place = (place as Record<string, unknown> | undefined)?.[step];
  return place !== undefined;
};

describe('docs/openapi.json', () => {
  it('is what `npm run docs:openapi` writes', () => {
    expect(document).toEqual(JSON.parse(JSON.stringify(currentDocument())));
  });

  it('describes every route, and none that is not there', () => {
    const routes = adminRoutes.map(nameOf).sort();
    expect(Object.keys(DESCRIPTIONS).sort()).toEqual(routes);
    expect(operations.map(({ name }) => name).sort()).toEqual(routes);
  });

  it('refers only to what it holds', () => {
    const refs = refsIn(document);
    expect(refs.length).toBeGreaterThan(100);
    expect(refs.filter((ref) => !isThere(ref))).toEqual([]);
  });

  it('gives each operation a name of its own', () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('names every parameter of a path', () => {
    for (const { path, operation } of operations) {
      const named = (operation.parameters ?? []).map(({ $ref = '' }) => $ref.split('/').pop());
      for (const [, name] of path.matchAll(/\{(\w+)\}/g)) expect(named).toContain(name);
    }
  });

  it('asks for a permission everywhere but at the callback', () => {
    const open = operations.filter(({ operation }) => operation['x-permission'] === undefined);
    expect(open.map(({ name }) => name)).toEqual(['GET /platforms/:platform/callback']);
    expect(open.map(({ operation }) => operation.security)).toEqual([[]]);
  });

  it('says for each route how it succeeds', () => {
    for (const { operation } of operations) {
      const good = Object.keys(operation.responses).filter((code) => Number(code) < 400);
      expect(good).toHaveLength(1);
    }
  });
});
