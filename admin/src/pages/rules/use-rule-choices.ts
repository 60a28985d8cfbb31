import { useGetSocialContentTypesQuery, useGetSocialRuleFieldsQuery } from '../../api/rules-api';
import { useGetSocialLocalesQuery } from '../../api/mappings-api';
import { useGetSocialTemplatesQuery } from '../../api/templates-api';
import { useTargetLabels } from '../../platforms/use-target-labels';
import type { RuleChoices } from './RuleFieldsPart';

interface ChoicesInput {
  contentType: string;
  siteId: number | undefined;
  canEdit: boolean;
}

/** What can be chosen in the form. */
export const useRuleChoices = ({ contentType, siteId, canEdit }: ChoicesInput): RuleChoices => {
  const { data: types = [] } = useGetSocialContentTypesQuery();
  const { data: locales = [] } = useGetSocialLocalesQuery();
  const { data: templates = [] } = useGetSocialTemplatesQuery(siteId);
  const { currentData: fields = null } = useGetSocialRuleFieldsQuery(
    { contentType, siteId },
    { skip: !canEdit || contentType === '' }
  );
  const targets = useTargetLabels(siteId) ?? [];
  const suits = (place: string | null) => place === null || place === contentType;
  return {
    ...{ types, locales, fields, targets },
    templates: templates.filter((template) => suits(template.contentType)),
  };
};
