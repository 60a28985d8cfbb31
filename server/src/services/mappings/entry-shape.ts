import { richTextKindOf, type RichTextKind } from '../rich-text';
import { kindOf } from './attribute-kind';
import { isDeadEnd, resolvePath } from './resolve-path';
import type { Schemas, TypeSchema } from './schemas';
import { textAttributesOf, type TextAttribute } from './text-attributes';

/** What stands at the end of a path. */
export interface PathContent {
  /** Uid, where it is a component or a list of one kind. */
  component: string | null;
  /** How it holds its text; undefined when that cannot be told. */
  textKind: RichTextKind | undefined;
}

/** What a document does not tell of itself. */
export interface EntryShape {
  /** The words of a component in their order; none for an unknown one. */
  textAttributesOf(this: void, componentUid: string): readonly TextAttribute[];
  contentAt(this: void, path: string): PathContent;
}

const UNKNOWN: PathContent = { component: null, textKind: undefined };

export const shapeOf = (type: TypeSchema, schemas: Schemas): EntryShape => ({
  textAttributesOf(componentUid) {
    const component = schemas.componentOf(componentUid);
    return component ? textAttributesOf(component) : [];
  },
  contentAt(path) {
    const end = resolvePath(type, path, schemas);
    if (isDeadEnd(end)) return UNKNOWN;
    const { attribute } = end;
    const component = attribute.type === 'component' ? attribute.component : null;
    return { component: component ?? null, textKind: richTextKindOf(kindOf(attribute)) };
  },
});

/** Of an entry whose schema is not known: without components. */
export const PLAIN_SHAPE: EntryShape = { textAttributesOf: () => [], contentAt: () => UNKNOWN };
