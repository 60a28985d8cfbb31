import { Flex, LinkButton, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';

import { useGetSocialConnectionsQuery } from '../api/connections-api';
import { useGetSocialContentTypesQuery } from '../api/rules-api';
import { Card } from '../components/Card';
import { StateText } from '../components/StateText';
import { CONNECTIONS_PATH, PLUGIN_ID } from '../plugin-id';
import type { MessageId } from '../translations/message';
import { useText } from '../translations/use-text';

interface StepWords {
  title: MessageId;
  body: MessageId;
  action: MessageId;
  to: string;
}

const CONNECT: StepWords = {
  title: 'activity.first.connect',
  body: 'activity.first.connect.body',
  action: 'activity.first.connect.action',
  to: CONNECTIONS_PATH,
};

const MAP: StepWords = {
  title: 'activity.first.map',
  body: 'activity.first.map.body',
  action: 'activity.first.map.action',
  to: `/settings/${PLUGIN_ID}/content`,
};

const SHARE: StepWords = {
  title: 'activity.first.share',
  body: 'activity.first.share.body',
  action: 'activity.first.share.action',
  to: '/content-manager',
};

interface StepProps {
  place: number;
  words: StepWords;
  isDone: boolean;
  /** The first that is not done: the one thing to do now. */
  isNext: boolean;
}

const Step = ({ place, words, isDone, isNext }: StepProps) => {
  const t = useText();
  const { title, body, action, to } = words;
  return (
    <Flex tag="li" direction="column" alignItems="flex-start" gap={2}>
      <Typography tag="h3" variant="epsilon" fontWeight="semiBold">
        {t('activity.first.step', { place, title: t(title) })}
      </Typography>
      <Typography variant="omega" textColor="neutral600">
        {t(body)}
      </Typography>
      {isDone ? (
        <StateText icon="check" tone="success">
          {t('activity.first.done')}
        </StateText>
      ) : (
        <LinkButton tag={RouterLink} to={to} variant={isNext ? 'default' : 'tertiary'}>
          {t(action)}
        </LinkButton>
      )}
    </Flex>
  );
};

/** Nothing was ever shared: the way there, from where the person stands. */
export const FirstSteps = () => {
  const t = useText();
  const { data: accounts = [] } = useGetSocialConnectionsQuery();
  const { data: types = [] } = useGetSocialContentTypesQuery();
  const steps = [
    { words: CONNECT, isDone: accounts.length > 0 },
    { words: MAP, isDone: types.length > 0 },
    { words: SHARE, isDone: false },
  ];
  return (
    <Card>
      <Flex direction="column" alignItems="stretch" gap={6}>
        <Flex direction="column" alignItems="flex-start" gap={2}>
          <Typography tag="h2" variant="delta">
            {t('activity.first.title')}
          </Typography>
          <Typography variant="omega" textColor="neutral600">
            {t('activity.first.body')}
          </Typography>
        </Flex>
        <Flex tag="ol" direction="column" alignItems="stretch" gap={5}>
          {steps.map(({ words, isDone }, place) => (
            <Step
              key={words.to}
              place={place + 1}
              words={words}
              isDone={isDone}
              isNext={steps.findIndex((step) => !step.isDone) === place}
            />
          ))}
        </Flex>
      </Flex>
    </Card>
  );
};
