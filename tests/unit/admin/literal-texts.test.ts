import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import ts from 'typescript';

const SOURCES = path.join(__dirname, '../../../admin/src');

/** Attributes whose values a person sees or hears. */
const SPOKEN = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-roledescription',
  'aria-valuetext',
  'description',
  'error',
  'hint',
  'label',
  'placeholder',
  'subtitle',
  'title',
]);

const HAS_LETTERS = /\p{L}/u;

const literalOf = (node: ts.Node): string | undefined => {
  if (ts.isJsxText(node)) return node.text.trim();
  if (!ts.isStringLiteralLike(node)) return undefined;
  const isChild = ts.isJsxExpression(node.parent) && !ts.isJsxAttribute(node.parent.parent);
  if (isChild) return node.text;
  const holder = ts.isJsxExpression(node.parent) ? node.parent.parent : node.parent;
  return ts.isJsxAttribute(holder) && SPOKEN.has(holder.name.getText()) ? node.text : undefined;
};

/** Words in a component that did not come from the translations. */
const literalsIn = (name: string, text: string): string[] => {
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const walk = (node: ts.Node): void => {
    const literal = literalOf(node);
    if (literal !== undefined && HAS_LETTERS.test(literal)) found.push(`${name}: ${literal}`);
    ts.forEachChild(node, walk);
  };
  walk(file);
  return found;
};

describe('components of the admin', () => {
  it('say nothing that is not in the translations', () => {
    const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' });
    const components = files.filter((file) => file.endsWith('.tsx'));
    expect(components.length).toBeGreaterThan(100);
    const literals = components.flatMap((file) =>
      literalsIn(file, readFileSync(path.join(SOURCES, file), 'utf8'))
    );
    expect(literals).toEqual([]);
  });

  it('are caught where they do', () => {
    expect(
      literalsIn('bad.tsx', `<p title="A hint" data-id="x">Words {'more'} {12} <b>·</b></p>`)
    ).toEqual(['bad.tsx: A hint', 'bad.tsx: Words', 'bad.tsx: more']);
  });
});
