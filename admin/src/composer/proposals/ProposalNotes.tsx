import { Flex, Typography } from '@strapi/design-system';

import { StateText } from '../../components/StateText';
import { useText } from '../../translations/use-text';
import { ProblemText } from '../ProblemText';
import type { ProposalCard } from './proposal-card';

/** What is to be known of a proposal: why it is not by AI, what was taken out, what is wrong. */
export const ProposalNotes = ({ card }: { card: ProposalCard }) => {
  const t = useText();
  const { words, isOvertaken, removed, checkedCount, problems } = card;
  const { source, reason } = words.proposal;

  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      {source !== 'ai' && reason !== null ? (
        <StateText icon="question" tone="neutral">
          {t('proposals.notByAi', { reason })}
        </StateText>
      ) : null}
      {words.remark !== null ? (
        <StateText icon="question" tone="warning">
          {t('proposals.remark', { reason: words.remark })}
        </StateText>
      ) : null}
      {isOvertaken ? (
        <StateText icon="warning" tone="warning">
          {t('proposals.overtaken')}
        </StateText>
      ) : null}
      {removed.length > 0 ? (
        <StateText icon="minus" tone="warning">
          {t('proposals.facts.removed', { count: removed.length })}
        </StateText>
      ) : null}
      {removed.map(({ text, reason: why }, index) => (
        <Typography key={index} variant="pi" textColor="neutral800" dir="auto" paddingLeft={6}>
          {t('proposals.facts.finding', { text, reason: why })}
        </Typography>
      ))}
      {source === 'ai' && checkedCount > 0 ? (
        <Typography variant="pi" textColor="neutral600">
          {t('proposals.facts.checked', { count: checkedCount })}
        </Typography>
      ) : null}
      {problems.map((problem) => (
        <ProblemText key={`${problem.code} ${problem.message}`} problem={problem} />
      ))}
    </Flex>
  );
};
