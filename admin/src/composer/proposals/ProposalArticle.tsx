import { useId } from 'react';

import { Box, Button, Flex, Typography } from '@strapi/design-system';

import { PlatformBadge } from '../../components/PlatformBadge';
import { StateText } from '../../components/StateText';
import type { StateIcon, Tone } from '../../components/state-look';
import { accountNameOf } from '../../platforms/presentation';
import type { MessageId } from '../../translations/message';
import { useText } from '../../translations/use-text';
import { TextCounter } from '../TextCounter';
import { AltTextList } from './AltTextList';
import { DiffText } from './DiffText';
import { ProposalNotes } from './ProposalNotes';
import type { CardState, ProposalCard } from './proposal-card';

interface ProposalArticleProps {
  card: ProposalCard;
  canUseFiles: boolean;
  showsChanges: boolean;
  /** While a question is under way nothing else is asked. */
  isAsking: boolean;
  onAccept: () => void;
  onEdit: () => void;
  onDiscard: () => void;
  onWriteAnew: () => void;
}

interface StateLook {
  icon: StateIcon;
  tone: Tone;
  messageId: MessageId;
}

const STATES: Record<CardState, StateLook | null> = {
  open: null,
  nothing: null,
  accepted: { icon: 'check', tone: 'success', messageId: 'proposals.state.accepted' },
  edited: { icon: 'check', tone: 'success', messageId: 'proposals.state.edited' },
  discarded: { icon: 'minus', tone: 'neutral', messageId: 'proposals.state.discarded' },
};

/** Accept, edit, discard: they stay where they are, so that a decision can be changed. */
const Decisions = (
  props: ProposalArticleProps & { name: { platform: string; account: string } }
) => {
  const t = useText();
  const { card, name, isAsking } = props;
  const { state, bringsText } = card;
  return (
    <Flex gap={2} wrap="wrap">
      {card.canAccept ? (
        <Button
          size="S"
          variant={state === 'accepted' ? 'success' : 'success-light'}
          aria-pressed={state === 'accepted'}
          aria-label={
            bringsText ? t('proposals.accept.name', name) : t('proposals.acceptAltTexts.name', name)
          }
          onClick={props.onAccept}
        >
          {bringsText ? t('proposals.accept') : t('proposals.acceptAltTexts')}
        </Button>
      ) : null}
      {card.canEdit ? (
        <Button
          size="S"
          variant="secondary"
          aria-label={t('proposals.edit.name', name)}
          onClick={props.onEdit}
        >
          {t('proposals.edit')}
        </Button>
      ) : null}
      {card.canDiscard ? (
        <Button
          size="S"
          variant="tertiary"
          aria-pressed={state === 'discarded'}
          aria-label={t('proposals.discard.name', name)}
          onClick={props.onDiscard}
        >
          {t('proposals.discard')}
        </Button>
      ) : null}
      {card.canWriteAnew ? (
        <Button
          size="S"
          variant="ghost"
          disabled={isAsking}
          aria-label={t('proposals.anew.name', name)}
          onClick={props.onWriteAnew}
        >
          {t('proposals.anew')}
        </Button>
      ) : null}
    </Flex>
  );
};

/** What is proposed for one account, and the decision about it. */
export const ProposalArticle = (props: ProposalArticleProps) => {
  const t = useText();
  const id = useId();
  const { card, canUseFiles, showsChanges } = props;
  const { proposal } = card.words;
  const { target } = card.row;
  const account = accountNameOf(target.platform, target.handle);
  const look = STATES[card.state];
  const isTooLong = proposal.count > proposal.limit;

  return (
    <Box
      tag="section"
      aria-labelledby={`${id}-name`}
      borderColor="neutral200"
      borderStyle="solid"
      borderWidth="1px"
      hasRadius
      padding={4}
    >
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Flex gap={2} justifyContent="space-between" wrap="wrap">
          <Flex gap={2} minWidth={0}>
            <PlatformBadge platform={target.platform} />
            <Typography tag="h4" id={`${id}-name`} variant="omega" fontWeight="bold" dir="auto">
              {account}
            </Typography>
          </Flex>
          {look ? (
            <StateText icon={look.icon} tone={look.tone}>
              {t(look.messageId)}
            </StateText>
          ) : null}
        </Flex>
        <DiffText proposal={proposal} showsChanges={showsChanges} />
        <Flex gap={2} justifyContent="flex-end">
          {proposal.texts.length > 1 ? (
            <Typography variant="pi" textColor="neutral600">
              {t('proposals.parts', { count: proposal.texts.length })}
            </Typography>
          ) : null}
          <TextCounter
            id={`${id}-count`}
            part={{ count: proposal.count, isTooLong }}
            target={{ limit: proposal.limit, unit: target.unit }}
          />
        </Flex>
        <ProposalNotes card={card} />
        {card.altTexts.length > 0 ? (
          <AltTextList
            altTexts={card.altTexts}
            canUseFiles={canUseFiles}
            language={proposal.language}
          />
        ) : null}
        <Decisions {...props} name={{ platform: target.platformLabel, account }} />
      </Flex>
    </Box>
  );
};
