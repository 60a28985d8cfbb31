import { richTextKindOf, type RichTextKind } from '../rich-text';
import { isHidden, kindOf } from './attribute-kind';
import type { Attribute, AttributeSchema, Schemas } from './schemas';

/** An attribute of a component that holds words, or components that do. */
export interface TextAttribute {
  name: string;
  /** `line` is a single plain line, such as a title of a section. */
  kind: 'line' | 'text' | 'component' | 'zone';
  /** Of a text: how it is written. */
  textKind?: RichTextKind | undefined;
  /** Of a component: its uid. */
  component?: string;
}

/** How deep components in components are read. */
export const MAX_COMPONENT_DEPTH = 4;

/** Last words in the names of plain lines that are not there to be read. */
const NO_PROSE = new Set(
  (
    'url uri href link slug path anchor id uid key icon color colour variant layout theme style ' +
    'class classname css target rel embed lang language locale email phone type size align alignment'
  ).split(' ')
);
const LAST_WORD = /(?:[A-Z]?[a-z0-9]+|[A-Z0-9]+)$/;

/** The words of a component in their order; enumerations, addresses and custom fields are none. */
export const textAttributesOf = (schema: AttributeSchema): TextAttribute[] =>
  Object.entries(schema.attributes).flatMap(([name, attribute]): TextAttribute[] => {
    if (isHidden(name, attribute)) return [];
    const { component } = attribute;
    const type = kindOf(attribute);
    switch (type) {
      case 'text':
      case 'richtext':
      case 'blocks':
        return [{ name, kind: 'text', textKind: richTextKindOf(type) }];
      case 'string':
        return attribute.customField || !isProse(name) ? [] : [{ name, kind: 'line' }];
      case 'component':
        return component ? [{ name, kind: 'component', component }] : [];
      case 'dynamiczone':
        return [{ name, kind: 'zone' }];
      default:
        return [];
    }
  });

const isProse = (name: string): boolean =>
  !NO_PROSE.has((LAST_WORD.exec(name)?.[0] ?? '').toLowerCase());

/** Whether there are words anywhere in the components of an attribute. */
export const hasText = (attribute: Attribute, schemas: Schemas): boolean =>
  reachesText(attribute, { schemas, seen: new Set() });

/** Components that are looked into for words before there are said to be none. */
const MAX_LOOKS = 40;

/** Each component is looked into once, so that cycles and wide schemas end. */
const reachesText = (
  attribute: Attribute,
  search: { schemas: Schemas; seen: Set<string> }
): boolean =>
  componentsOf(attribute).some((uid) => {
    if (search.seen.has(uid) || search.seen.size >= MAX_LOOKS) return false;
    search.seen.add(uid);
    const component = search.schemas.componentOf(uid);
    if (!component) return false;
    const inside = textAttributesOf(component);
    return (
      inside.some(({ kind }) => kind === 'line' || kind === 'text') ||
      inside.some(({ name }) => {
        const nested = component.attributes[name];
        return nested !== undefined && reachesText(nested, search);
      })
    );
  });

/** The components that a component or a dynamic zone may hold. */
export const componentsOf = ({ type, component, components }: Attribute): readonly string[] => {
  if (type === 'component') return component ? [component] : [];
  return type === 'dynamiczone' ? (components ?? []) : [];
};
