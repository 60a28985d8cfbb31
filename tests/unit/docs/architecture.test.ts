import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { DELIVERY_STATES } from '../../../contracts/deliveries';
import { isFinished, TRANSITIONS } from '../../../server/src/services/deliveries/state-machine';

const ROOT = join(__dirname, '../../..');
const page = readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8');

const diagram = /```mermaid\nstateDiagram-v2\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
const drawn = diagram
  .split('\n')
  .map((line) => line.trim())
  .filter((line) => line !== '');

const ways = Object.values(TRANSITIONS).flatMap(({ from, to }) =>
  from.filter((state) => state !== to).map((state) => `${state} --> ${to}`)
);

describe("the architecture page's state diagram", () => {
  it('draws every way from one state to another, and no other', () => {
    const ends = DELIVERY_STATES.filter(isFinished).map((state) => `${state} --> [*]`);
    const expected = new Set(['[*] --> queued', ...ways, ...ends]);
    expect(drawn.length).toBe(new Set(drawn).size);
    expect([...drawn].sort()).toEqual([...expected].sort());
  });

  it('knows every state of the contracts', () => {
    const states = new Set(drawn.flatMap((line) => line.split(' --> ')));
    states.delete('[*]');
    expect([...states].sort()).toEqual([...DELIVERY_STATES].sort());
  });
});

it('the architecture page names only folders and files that exist', () => {
  const parts = page.slice(page.indexOf('## Parts'), page.indexOf('Imports go one way'));
  const folders = [...parts.matchAll(/^(\w[\w-]*)\/(?:src\/)?\s/gm)].map(([, name = '']) => name);
  const servers = [...parts.matchAll(/^ {2}((?:[\w-]+\/ ?)+)/gm)].flatMap(([, names = '']) =>
    names.split(/\/ ?/).filter(Boolean)
  );
  const named = [...page.matchAll(/`((?:services|platforms|routes|llm|server)\/[\w./-]+)`/g)];
  const inServer = [...servers, ...named.map(([, path = '']) => path.replace('server/src/', ''))];
  expect(folders.length).toBeGreaterThan(8);
  expect(inServer.length).toBeGreaterThan(20);
  const missing = [
    ...folders.filter((name) => !existsSync(join(ROOT, name))),
    ...inServer.filter((name) => !existsSync(join(ROOT, 'server/src', name))),
  ];
  expect(missing).toEqual([]);
});
