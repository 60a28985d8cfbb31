import { useMemo } from 'react';

import type { TemplateView } from '../../../../contracts/templates';
import { useGetSocialContentTypesQuery, useGetSocialRulesQuery } from '../../api/rules-api';
import { presentPlatform } from '../../platforms/presentation';
import { useTargetLabels } from '../../platforms/use-target-labels';
import { useText } from '../../translations/use-text';
import { scopeWords } from './template-scope';
import { templateUseOf, type TemplateUse } from './template-use';

/** What is told of templates beside themselves: where they count, and who uses them. */
export const useTemplateFacts = (
  siteId: number | undefined,
  templates: readonly TemplateView[]
) => {
  const t = useText();
  const { data: types } = useGetSocialContentTypesQuery();
  const { data: rules } = useGetSocialRulesQuery(siteId);
  const targets = useTargetLabels(siteId);
  return useMemo(() => {
    const scopeOf = (template: TemplateView): string => {
      const { messageId, values } = scopeWords(template, {
        typeOf: (uid) => types?.find((type) => type.uid === uid)?.displayName ?? uid,
        platformOf: (platform) => presentPlatform(platform).label,
        targetOf: (id) =>
          targets?.find((target) => target.id === id)?.label ?? t('templates.scope.goneTarget'),
      });
      return t(messageId, values);
    };
    /** Null: not known yet. */
    const usedBy = (template: TemplateView): TemplateUse | null => {
      if (!types || !rules || !targets) return null;
      const contentTypes = types.map(({ uid }) => uid);
      const ofSite = templates.filter((one) => one.siteId === template.siteId);
      const own = targets.filter((target) => target.siteId === template.siteId);
      return templateUseOf(template, { templates: ofSite, targets: own, rules, contentTypes });
    };
    return { scopeOf, usedBy, types: types ?? [], targets: targets ?? [] };
  }, [t, types, rules, targets, templates]);
};
