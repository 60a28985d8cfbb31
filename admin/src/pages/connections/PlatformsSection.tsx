import { Box, Flex } from '@strapi/design-system';

import { useGetSocialPlatformsQuery } from '../../api/connections-api';
import { useProblemText } from '../../api/use-problem-text';
import { Section } from '../../components/Section';
import { SectionError, SectionLoading } from '../../components/SectionState';
import { useChosenSite } from '../../components/use-site';
import { useText } from '../../translations/use-text';
import { PlatformRow } from './PlatformRow';
import type { PageMessage } from './connect-message';
import type { ConnectRight } from './connect-right';

interface PlatformsSectionProps {
  connectRight: ConnectRight;
  /** Null: not known yet. */
  canEditSettings: boolean | null;
  onMessage: (message: PageMessage) => void;
}

/** What can be connected, and how. */
export const PlatformsSection = (props: PlatformsSectionProps) => {
  const t = useText();
  const problemText = useProblemText();
  const { data, error, isLoading, refetch } = useGetSocialPlatformsQuery(useChosenSite(), {
    // An app may have been entered in the settings meanwhile.
    refetchOnMountOrArgChange: true,
  });

  return (
    <Section title={t('platforms.all')} subtitle={t('platforms.subtitle')}>
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
                canEditSettings={props.canEditSettings}
                onMessage={props.onMessage}
              />
            ))}
          </Flex>
        </Box>
      ) : null}
    </Section>
  );
};
