import { Flex, LinkButton, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import { styled } from 'styled-components';

import type { Attention } from '../../../contracts/overview';
import { StateText } from '../components/StateText';
import { useDeliveryTime } from '../content-manager/use-delivery-time';
import { useText } from '../translations/use-text';
import { attentionWords, type AttentionPlace, type AttentionWords } from './attention-words';

interface ActionLinkProps {
  action: NonNullable<AttentionWords['action']>;
  /** What it is done about. */
  sentence: string;
}

const ActionLink = ({ action, sentence }: ActionLinkProps) => {
  const t = useText();
  const text = t(action.messageId);
  return (
    <LinkButton
      tag={RouterLink}
      to={action.to}
      variant="tertiary"
      size="S"
      aria-label={t('needs.actionOn', { action: text, what: sentence })}
    >
      {text}
    </LinkButton>
  );
};

const Row = styled.li`
  padding-block: ${({ theme }) => theme.spaces[3]};

  &:first-child {
    padding-block-start: 0;
  }

  & + & {
    border-block-start: 1px solid ${({ theme }) => theme.colors.neutral150};
  }
`;

const AttentionRow = ({ words }: { words: AttentionWords }) => {
  const t = useText();
  const timeOf = useDeliveryTime();
  const { messageId, values, at, icon, tone, detail, action } = words;
  const sentence = t(messageId, { ...values, time: timeOf({ at, isZoned: false }) });
  return (
    <Row>
      <Flex gap={4} alignItems="center" justifyContent="space-between" wrap="wrap">
        <Flex direction="column" alignItems="flex-start" gap={1} flex="1 1 20rem" minWidth={0}>
          <StateText icon={icon} tone={tone}>
            {sentence}
          </StateText>
          {detail ? (
            <Typography variant="pi" textColor="neutral600" dir="auto">
              {detail}
            </Typography>
          ) : null}
        </Flex>
        {action ? <ActionLink action={action} sentence={sentence} /> : null}
      </Flex>
    </Row>
  );
};

interface AttentionRowsProps {
  items: readonly Attention[];
  place: AttentionPlace;
  label: string;
  /** @default all */
  max?: number;
}

/** What needs a person, each with the one thing to do about it. */
export const AttentionRows = ({ items, place, label, max = items.length }: AttentionRowsProps) => (
  <ul aria-label={label}>
    {items
      .slice(0, max)
      .map((item) => attentionWords(item, place))
      .map((words) => (
        <AttentionRow key={words.key} words={words} />
      ))}
  </ul>
);
