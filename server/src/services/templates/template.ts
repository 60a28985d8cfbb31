import type { TemplateRequest, TemplateView } from '../../../../contracts/templates';

/** How posts of a site are worded. */
export type Template = TemplateView;

/** What a person decides; a template stays on the site that it was made for. */
export type TemplateInput = Required<Omit<TemplateRequest, 'siteId'>>;

type Nullable = 'enabled' | 'version';

export type TemplateRow = Omit<Template, Nullable> & {
  [Column in Nullable]: Template[Column] | null;
};

export const templateOfRow = (row: TemplateRow): Template => ({
  id: row.id,
  siteId: row.siteId,
  name: row.name,
  body: row.body,
  contentType: row.contentType,
  platform: row.platform,
  targetId: row.targetId,
  enabled: row.enabled ?? true,
  version: row.version ?? 1,
});
