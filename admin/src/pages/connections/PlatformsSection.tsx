import type { RefObject } from 'react';

import { Box, Flex } from '@strapi/design-system';

import { useGetSocialPlatformsQuery } from '../../api/connections-api';
import { useProblemText } from '../../api/use-problem-text';
import { Section } from '../../components/Section';
import { SectionError, SectionLoading } from '../../components/SectionState';
import { useText } from '../../translations/use-text';
import { PlatformRow } from './PlatformRow';
import type { PageMessage } from './connect-message';
import type { ConnectRight } from './connect-right';

interface PlatformsSectionProps {
  headingRef: RefObject<HTMLHeadingElement>;
  connectRight: ConnectRight;
  onMessage: (message: PageMessage) => void;
}

/** What can be connected, and how. */
export const PlatformsSection = (props: PlatformsSectionProps) => {
  const t = useText();
  const problemText = useProblemText();
  const { data, error, isLoading, refetch } = useGetSocialPlatformsQuery();

  return (
    <Section
      title={t('platforms.title')}
      subtitle={t('platforms.subtitle')}
      headingRef={props.headingRef}
    >
      {isLoading ? <SectionLoading /> : null}
      {error ? <SectionError message={problemText(error)} onRetry={() => void refetch()} /> : null}
      {data ? (
        <Box background="neutral0" hasRadius shadow="tableShadow">
          <Flex tag="ul" direction="column" alignItems="stretch">
            {data.map((platform) => (
              <PlatformRow
                key={platform.id}
                platform={platform}
                connectRight={props.connectRight}
                onMessage={props.onMessage}
              />
            ))}
          </Flex>
        </Box>
      ) : null}
    </Section>
  );
};
