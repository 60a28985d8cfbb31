import { useId } from 'react';

import { Box, Flex, Typography } from '@strapi/design-system';

import { useGetSocialContentTypesQuery, useGetSocialRulesQuery } from '../../api/rules-api';
import { useProblemText } from '../../api/use-problem-text';
import { Section } from '../../components/Section';
import { SectionError, SectionLoading } from '../../components/SectionState';
import { useChosenSite } from '../../components/use-site';
import { useText } from '../../translations/use-text';
import { AddRule } from './AddRule';
import { RuleRow } from './RuleRow';

interface RulesSectionProps {
  canEdit: boolean;
  isLoadingRights: boolean;
}

/** What goes out by itself when it is published. */
export const RulesSection = ({ canEdit, isLoadingRights }: RulesSectionProps) => {
  const t = useText();
  const problemText = useProblemText();
  const reasonId = useId();
  const rules = useGetSocialRulesQuery(useChosenSite(), { refetchOnMountOrArgChange: true });
  const types = useGetSocialContentTypesQuery();
  const error = rules.error ?? types.error;
  const isForbidden = !canEdit && !isLoadingRights;
  const retry = () => {
    void rules.refetch();
    void types.refetch();
  };

  if (rules.isLoading || types.isLoading || error) {
    return (
      <Section title={t('rules.title')} subtitle={t('rules.subtitle')}>
        {error ? <SectionError message={problemText(error)} onRetry={retry} /> : <SectionLoading />}
      </Section>
    );
  }

  const all = rules.data ?? [];
  const nameOf = (uid: string) => types.data?.find((type) => type.uid === uid)?.displayName ?? uid;
  const withoutRule = (types.data ?? []).filter(
    ({ uid }) => !all.some(({ contentType }) => contentType === uid)
  );

  return (
    <Section title={t('rules.title')} subtitle={t('rules.subtitle')}>
      {isForbidden ? (
        <Typography id={reasonId} variant="omega" textColor="neutral600">
          {t('rules.forbidden')}
        </Typography>
      ) : null}
      <Box background="neutral0" hasRadius shadow="tableShadow" padding={6}>
        <Flex direction="column" alignItems="stretch" gap={4}>
          {all.length === 0 ? (
            <Typography variant="omega" textColor="neutral600">
              {types.data?.length === 0 ? t('rules.noTypes') : t('rules.empty')}
            </Typography>
          ) : (
            <Flex tag="ul" direction="column" alignItems="stretch" gap={4}>
              {all.map((rule) => (
                <RuleRow
                  key={rule.id}
                  rule={rule}
                  typeName={nameOf(rule.contentType)}
                  canEdit={canEdit}
                  reasonId={isForbidden ? reasonId : undefined}
                />
              ))}
            </Flex>
          )}
          {withoutRule.length > 0 ? <AddRule types={withoutRule} canEdit={canEdit} /> : null}
        </Flex>
      </Box>
    </Section>
  );
};
