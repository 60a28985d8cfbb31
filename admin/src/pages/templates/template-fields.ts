import {
  MAX_TEMPLATE_LENGTH,
  type TemplateRequest,
  type TemplateView,
} from '../../../../contracts/templates';
import type { MessageId } from '../../translations/message';

/** What stands in the form; an empty place means: everywhere. */
export interface TemplateFields {
  name: string;
  body: string;
  contentType: string;
  platform: string;
  /** Empty, or the id of a target. */
  targetId: string;
  enabled: boolean;
}

/** A new one begins with what most posts say. */
const FIRST_BODY = '{{ title }}\n\n{{ summary | truncate: 200 }}\n\n{{ link }}\n\n{{ hashtags }}';

export const NEW_TEMPLATE: TemplateFields = {
  name: '',
  body: FIRST_BODY,
  contentType: '',
  platform: '',
  targetId: '',
  enabled: true,
};

export const templateFieldsOf = (template: TemplateView): TemplateFields => ({
  name: template.name,
  body: template.body,
  contentType: template.contentType ?? '',
  platform: template.platform ?? '',
  targetId: template.targetId === null ? '' : String(template.targetId),
  enabled: template.enabled,
});

export const templateRequestOf = (
  fields: TemplateFields,
  siteId: number | undefined
): TemplateRequest => ({
  siteId,
  name: fields.name.trim(),
  body: fields.body,
  contentType: fields.contentType || null,
  platform: fields.platform || null,
  targetId: fields.targetId === '' ? null : Number(fields.targetId),
  enabled: fields.enabled,
});

/** What can be said without asking the server. */
export const templateProblems = ({
  name,
  body,
}: TemplateFields): Partial<Record<keyof TemplateFields, MessageId>> => ({
  ...(name.trim() === '' ? { name: 'templates.name.missing' } : {}),
  ...(body.trim() === '' ? { body: 'templates.body.missing' } : {}),
  ...(body.length > MAX_TEMPLATE_LENGTH ? { body: 'templates.body.tooLong' } : {}),
});

/** The text with a piece in the place of what is marked in it. `start` and `end` count UTF-16 units. */
export const withInserted = (
  text: string,
  piece: string,
  { start, end }: { start: number; end: number }
): { text: string; caret: number } => ({
  text: text.slice(0, start) + piece + text.slice(end),
  caret: start + piece.length,
});
