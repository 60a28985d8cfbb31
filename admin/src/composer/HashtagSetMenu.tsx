import { Button, Flex, Menu } from '@strapi/design-system';
import { Hashtag } from '@strapi/icons';

import { useGetSocialHashtagSetsQuery } from '../api/templates-api';
import { useText } from '../translations/use-text';

/** "Insert hashtags": one of the site's sets. Sites without any do not see it. */
export const HashtagSetMenu = ({
  isDisabled,
  onInsert,
}: {
  isDisabled: boolean;
  onInsert: (tags: readonly string[]) => void;
}) => {
  const t = useText();
  const { data: sets = [] } = useGetSocialHashtagSetsQuery();
  if (sets.length === 0) return null;
  return (
    <Flex>
      <Menu.Root>
        <Menu.Trigger
          tag={Button}
          size="S"
          variant="tertiary"
          startIcon={<Hashtag />}
          disabled={isDisabled}
        >
          {t('compose.hashtags')}
        </Menu.Trigger>
        <Menu.Content popoverPlacement="bottom-start">
          {sets.map(({ id, name, tags }) => (
            <Menu.Item key={id} onSelect={() => onInsert(tags)}>
              {t('compose.hashtags.set', { name, count: tags.length })}
            </Menu.Item>
          ))}
        </Menu.Content>
      </Menu.Root>
    </Flex>
  );
};
