import type { Core } from '@strapi/types';

import type { RuleCondition } from '../../../../contracts/rules';
import { getService } from '../get-service';
import { isLocalized, schemasOf, type TypeSchema } from '../mappings/schemas';
import type { Template } from '../templates/template';
import { localeCodes } from './locale-codes';
import type { Rule } from './rule';
import { kindOfField, type FieldSource, type RuleFieldKind } from './rule-fields';

/** What is checked of a rule. */
export type CheckedRule = Pick<
  Rule,
  'siteId' | 'contentType' | 'locales' | 'conditions' | 'targetIds' | 'templateId'
>;

/** What rules are checked against, read once for all of them. */
export class RuleCheck {
  #locales: Promise<string[] | null> | null = null;
  #templates: Promise<Template[]> | null = null;

  constructor(private readonly strapi: Core.Strapi) {}

  /** Everything that is wrong with a rule, each as `where: what, and what to do`. */
  async problemsOf(rule: CheckedRule): Promise<string[]> {
    const source = await sourceOf(this.strapi, rule.contentType);
    if (!source) {
      return [
        `contentType: ${rule.contentType.slice(0, 100)} is never distributed. Switch it on in the settings, or name it in the plugin's contentTypes.`,
      ];
    }
    return [
      ...(await this.#localeProblems(rule, source.type)),
      ...rule.conditions.flatMap((condition) => conditionProblem(condition, source) ?? []),
      ...(await this.#templateProblems(rule)),
      ...(await this.#targetProblems(rule)),
    ];
  }

  async #localeProblems({ locales }: CheckedRule, type: TypeSchema): Promise<string[]> {
    if (locales.length === 0) return [];
    const { displayName } = type.info;
    this.#locales ??= localeCodes(this.strapi);
    const codes = await this.#locales;
    if (!codes || !isLocalized(type)) {
      return [`locales: ${displayName} has no languages. Leave them out.`];
    }
    const unknown = locales.filter((code) => !codes.includes(code));
    return unknown.length === 0
      ? []
      : [
          `locales: there is no language ${unknown.join(', ')} here, only ${codes.join(', ')}. Choose among these, or add it in Strapi's settings.`,
        ];
  }

  async #templateProblems({ templateId, siteId, contentType }: CheckedRule): Promise<string[]> {
    if (templateId === null) return [];
    this.#templates ??= getService(this.strapi, 'templates').list('all');
    const template = (await this.#templates).find(({ id }) => id === templateId);
    if (!template || (siteId !== null && template.siteId !== siteId)) {
      return [
        `templateId: this site has no template ${templateId}. Choose another one, or none; until then the usual wording is used.`,
      ];
    }
    if (template.contentType === null || template.contentType === contentType) return [];
    return [
      `templateId: "${template.name}" is for ${template.contentType}, not for ${contentType}. Choose another template.`,
    ];
  }

  /** A rule outlives its targets, so one that is gone is no mistake; another site's is. */
  async #targetProblems({ targetIds, siteId }: CheckedRule): Promise<string[]> {
    const problems: string[] = [];
    for (const id of siteId === null ? [] : (targetIds ?? [])) {
      const target = await getService(this.strapi, 'targets').find(id);
      if (!target || target.siteId === siteId) continue;
      problems.push(
        `targetIds: target ${id} belongs to another site; choose among the accounts of this one.`
      );
    }
    return problems;
  }
}

/** Null for a content-type that is never distributed. */
export const sourceOf = async (strapi: Core.Strapi, uid: string): Promise<FieldSource | null> => {
  const schemas = schemasOf(strapi);
  const type = schemas.typeOf(uid);
  const fields = type && (await getService(strapi, 'mappings').fieldsOf(uid));
  return type && fields && { type, schemas, fields };
};

const conditionProblem = (condition: RuleCondition, source: FieldSource): string | null => {
  const { field, test } = condition;
  const kind = kindOfField(field, source);
  if (kind === null) {
    return `conditions: ${source.type.info.displayName} has no field "${field}" that gives something. Choose another field, or remove the condition.`;
  }
  const isOrder = test === 'more_than' || test === 'less_than';
  if (isOrder && kind !== 'number' && kind !== 'date') {
    return `conditions: "${field}" is neither a number nor a date, so nothing is more or less. Choose another test.`;
  }
  const wrong = valuesIn(condition).find((value) => !suits(kind, value));
  if (wrong === undefined) return null;
  return `conditions: "${String(wrong)}" is no ${NAMES[kind]}, as "${field}" is. Write ${EXAMPLES[kind]}.`;
};

const valuesIn = (condition: RuleCondition): readonly (string | number | boolean)[] => {
  if (condition.test === 'contains' || condition.test === 'contains_not') return [];
  if ('values' in condition) return condition.values;
  return 'value' in condition ? [condition.value] : [];
};

const suits = (kind: RuleFieldKind, value: string | number | boolean): boolean => {
  const text = String(value).trim();
  switch (kind) {
    case 'number':
      return text !== '' && Number.isFinite(Number(text));
    case 'date':
      return /^\d{4}-\d{2}-\d{2}/.test(text) && !Number.isNaN(Date.parse(text));
    case 'boolean':
      return /^(?:true|false)$/i.test(text);
    case 'text':
    case 'list':
      return true;
  }
};

const NAMES: Readonly<Record<RuleFieldKind, string>> = {
  ...{ text: 'text', list: 'value', number: 'number', date: 'date' },
  boolean: 'yes or no',
};

const EXAMPLES: Readonly<Record<RuleFieldKind, string>> = {
  ...{ text: 'a text', list: 'a value', number: 'a number such as 12 or 0.5' },
  date: 'a date such as 2026-05-01',
  boolean: 'true or false',
};
