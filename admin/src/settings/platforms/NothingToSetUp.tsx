import { Flex, Typography } from '@strapi/design-system';

import { PlatformBadge } from '../../components/PlatformBadge';
import { RowList } from '../../components/RowList';
import { Section } from '../../components/Section';
import { presentPlatform } from '../../platforms/presentation';
import type { MessageId } from '../../translations/message';
import { useText } from '../../translations/use-text';

const PLATFORMS: { id: string; why: MessageId }[] = [
  { id: 'bluesky', why: 'apps.none.bluesky' },
  { id: 'mastodon', why: 'apps.none.mastodon' },
];

/** The platforms where nobody has to make an app, so that nobody looks for them in vain. */
export const NothingToSetUp = () => {
  const t = useText();
  return (
    <Section title={t('apps.none.title')}>
      <RowList.List label={t('apps.none.title')}>
        {PLATFORMS.map(({ id, why }) => (
          <RowList.Row key={id}>
            <Flex gap={3} alignItems="center">
              <PlatformBadge platform={id} isNamedBeside />
              <Typography variant="omega" fontWeight="semiBold">
                {presentPlatform(id).label}
              </Typography>
            </Flex>
            <Typography variant="pi" textColor="neutral600">
              {t(why)}
            </Typography>
          </RowList.Row>
        ))}
      </RowList.List>
    </Section>
  );
};
