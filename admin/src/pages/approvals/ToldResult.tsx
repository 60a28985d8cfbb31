import { Box, Flex, TextButton, Typography } from '@strapi/design-system';

import { Notice } from '../../components/Notice';
import { StateText } from '../../components/StateText';
import { useText } from '../../translations/use-text';
import { OUTCOME_LOOK } from './approval-words';
import type { Told } from './use-decisions';

/** What came of a decision; of many, each by itself. */
export const ToldResult = ({ told, onClose }: { told: Told; onClose: () => void }) => {
  const t = useText();
  if (told.kind === 'one') {
    return (
      <Notice tone={told.tone} isAnnounced>
        {told.text}
      </Notice>
    );
  }
  const { results } = told;
  const done = results.filter(({ outcome }) => ['approved', 'rejected'].includes(outcome)).length;
  return (
    <Box role="status" background="neutral0" borderColor="neutral200" hasRadius padding={4}>
      <Flex direction="column" alignItems="flex-start" gap={3}>
        <Typography variant="omega" fontWeight="semiBold" textColor="neutral800">
          {t('approvals.results', { done, total: results.length })}
        </Typography>
        <Flex tag="ul" direction="column" alignItems="flex-start" gap={2}>
          {results.map(({ id, outcome, reason, title }) => {
            const { icon, tone, textId } = OUTCOME_LOOK[outcome];
            return (
              <li key={id}>
                <StateText icon={icon} tone={tone}>
                  {t(textId, { title: title ?? t('approvals.untitled') })}
                </StateText>
                {reason ? (
                  <Typography variant="pi" textColor="neutral600" dir="auto">
                    {reason}
                  </Typography>
                ) : null}
              </li>
            );
          })}
        </Flex>
        <TextButton onClick={onClose}>{t('approvals.results.close')}</TextButton>
      </Flex>
    </Box>
  );
};
