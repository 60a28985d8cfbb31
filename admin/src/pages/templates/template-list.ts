import type { TemplateView } from '../../../../contracts/templates';
import type { ListShape, ListView } from '../../lists/list-address';
import { isFound } from '../../lists/page-of-rows';

export type TemplateFilter = 'platform' | 'type' | 'state';
export type TemplateSort = 'name' | 'newest';

export const TEMPLATE_LIST: ListShape<TemplateFilter, TemplateSort> = {
  filters: ['platform', 'type', 'state'],
  sorts: ['name', 'newest'],
};

/** A template for everything is also for the platform that is asked for. */
const suits = (
  template: TemplateView,
  { search, filters }: ListView<TemplateFilter, TemplateSort>,
  platformOf: (targetId: number) => string | null
): boolean => {
  const { platform, type, state } = filters;
  const own = template.targetId === null ? template.platform : platformOf(template.targetId);
  return (
    isFound(search, [template.name, template.body]) &&
    (platform === null || own === null || own === platform) &&
    (type === null || template.contentType === null || template.contentType === type) &&
    (state === null || template.enabled === (state === 'on'))
  );
};

/** Those that the address asks for, in its order. */
export const arrangeTemplates = (
  templates: readonly TemplateView[],
  view: ListView<TemplateFilter, TemplateSort>,
  platformOf: (targetId: number) => string | null
): TemplateView[] =>
  templates
    .filter((template) => suits(template, view, platformOf))
    .sort((one, other) =>
      view.sort === 'newest' ? other.id - one.id : one.name.localeCompare(other.name)
    );
