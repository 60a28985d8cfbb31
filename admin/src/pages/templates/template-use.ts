import type { RuleView } from '../../../../contracts/rules';
import type { TemplateView } from '../../../../contracts/templates';
import type { TargetLabel } from '../../platforms/target-labels';

interface Place {
  contentType: string;
  platform: string;
  targetId: number;
}

type Ranked = Pick<TemplateView, 'id' | 'contentType' | 'platform' | 'targetId' | 'enabled'>;

/** Target before platform before content-type, as the server chooses. */
const rankOf = ({ targetId, platform, contentType }: Ranked): number =>
  (targetId === null ? 0 : 4) + (platform === null ? 0 : 2) + (contentType === null ? 0 : 1);

const suits = (template: Ranked, { contentType, platform, targetId }: Place): boolean =>
  template.enabled &&
  (template.contentType === null || template.contentType === contentType) &&
  (template.platform === null || template.platform === platform) &&
  (template.targetId === null || template.targetId === targetId);

/** The template of a site that words posts of this place; null: the plugin's own wording does. */
export const templateFor = <Template extends Ranked>(
  templates: readonly Template[],
  place: Place
): Template | null =>
  templates
    .filter((template) => suits(template, place))
    .sort((one, other) => rankOf(other) - rankOf(one) || other.id - one.id)[0] ?? null;

export interface TemplateUse {
  /** The accounts whose posts it words, of at least one content-type. */
  targets: TargetLabel[];
  /** Rules that name it. */
  rules: RuleView[];
}

interface UseInput {
  /** All of the site. */
  templates: readonly Ranked[];
  targets: readonly TargetLabel[];
  rules: readonly RuleView[];
  /** Uids of what may be distributed. */
  contentTypes: readonly string[];
}

/** Where a template is used at the moment. */
export const templateUseOf = (
  { id }: Pick<TemplateView, 'id'>,
  { templates, targets, rules, contentTypes }: UseInput
): TemplateUse => ({
  targets: targets.filter(
    ({ enabled, platform, id: targetId }) =>
      enabled &&
      contentTypes.some(
        (contentType) => templateFor(templates, { contentType, platform, targetId })?.id === id
      )
  ),
  rules: rules.filter(({ templateId }) => templateId === id),
});
