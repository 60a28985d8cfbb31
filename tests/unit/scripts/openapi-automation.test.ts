import { readFileSync } from 'node:fs';

import { AUTOMATION_DESCRIPTIONS } from '../../../scripts/docs/openapi/automation-routes';
import { AUTOMATION_FILE, currentAutomationDocument } from '../../../scripts/docs/openapi/file';
import { nameOf } from '../../../scripts/docs/openapi/operation';
import { automationRoutes, scopeOf } from '../../../server/src/routes/automation';

interface Operation {
  'x-token-action': string;
  parameters?: { $ref?: string }[];
  responses: Record<string, { headers?: object }>;
}

interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: Record<string, Record<string, unknown>>;
}

const document = JSON.parse(readFileSync(AUTOMATION_FILE, 'utf8')) as Document;

const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    name: `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`,
    operation,
  }))
);

const refsIn = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === '$ref' ? [String(inner)] : refsIn(inner)
  );
};

describe('docs/openapi-automation.json', () => {
  it('is what `npm run docs:openapi` writes', () => {
    expect(document).toEqual(JSON.parse(JSON.stringify(currentAutomationDocument())));
  });

  it('describes every route with the action that a token needs', () => {
    const routes = automationRoutes.map((route) => [nameOf(route), scopeOf(route)]);
    const described = operations.map(({ name, operation }) => [name, operation['x-token-action']]);
    expect(described.sort()).toEqual(routes.sort());
    expect(Object.keys(AUTOMATION_DESCRIPTIONS).sort()).toEqual(routes.map(([name]) => name));
  });

  it('refers to all that it holds, and to nothing else', () => {
    const refs = new Set(refsIn(document));
    const held = Object.entries(document.components).flatMap(([kind, named]) =>
      kind === 'securitySchemes'
        ? []
        : Object.keys(named).map((name) => `#/components/${kind}/${name}`)
    );
    expect([...refs].sort()).toEqual(held.sort());
  });

  it('takes an Idempotency-Key where something is changed, and only there', () => {
    for (const route of automationRoutes) {
      const { operation } = operations.find(({ name }) => name === nameOf(route)) ?? {};
      const names = (operation?.parameters ?? []).map(({ $ref = '' }) => $ref.split('/').pop());
      expect(names.includes('Idempotency-Key')).toBe(route.isChange);
      expect(Object.keys(operation?.responses ?? {}).includes('422')).toBe(route.isChange);
    }
  });
});
