import type { Core } from '@strapi/types';

/** What we read of an attribute in a schema of Strapi. */
export interface Attribute {
  type: string;
  /** UID of a custom field, e.g. `plugin::ckeditor5.CKEditor`; Strapi replaces the type at boot. */
  customField?: string;
  private?: boolean;
  required?: boolean;
  /** Media. */
  multiple?: boolean;
  allowedTypes?: readonly string[];
  /** Relation: `oneToOne`, `manyToMany`… and the content-type at its end. */
  relation?: string;
  target?: string;
  /** Component. */
  component?: string;
  repeatable?: boolean;
  /** Dynamic zone. */
  components?: readonly string[];
  /** Of a uid: the attribute that it is made of. */
  targetField?: string;
}

/** A component. */
export interface AttributeSchema {
  attributes: Readonly<Record<string, Attribute>>;
}

/** A content-type. */
export interface TypeSchema extends AttributeSchema {
  uid: string;
  kind?: string;
  info: { displayName: string; singularName: string; pluralName: string };
  options?: { draftAndPublish?: boolean };
  pluginOptions?: { i18n?: { localized?: boolean } };
}

/** Every schema of an app, by uid. */
export interface Schemas {
  typeOf(this: void, uid: string): TypeSchema | null;
  componentOf(this: void, uid: string): AttributeSchema | null;
}

export const schemasOf = (strapi: Core.Strapi): Schemas => {
  const types = () => strapi.contentTypes as unknown as Record<string, TypeSchema>;
  const components = () => strapi.components as unknown as Record<string, AttributeSchema>;
  return {
    typeOf: (uid) => ownOf(types(), uid),
    componentOf: (uid) => ownOf(components(), uid),
  };
};

/** An attribute of this name, and nothing that every object has. */
export const attributeOf = ({ attributes }: AttributeSchema, name: string): Attribute | null =>
  ownOf(attributes, name);

export const isLocalized = ({ pluginOptions }: TypeSchema): boolean =>
  pluginOptions?.i18n?.localized === true;

const ownOf = <Value>(table: Readonly<Record<string, Value>>, key: string): Value | null =>
  Object.hasOwn(table, key) ? (table[key] ?? null) : null;
