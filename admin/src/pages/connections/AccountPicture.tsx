import { Avatar, Flex } from '@strapi/design-system';

import { isWebAddress } from '../../platforms/web-address';

/** The account's picture, else its first letter: many admins refuse pictures of other hosts. */
export const AccountPicture = ({ name, avatarUrl }: { name: string; avatarUrl: string | null }) => {
  const src = isWebAddress(avatarUrl) ? avatarUrl : undefined;
  return (
    <Flex shrink={0} aria-hidden>
      <Avatar.Item
        src={src}
        alt=""
        fallback={[...name.replace(/^@/, '')].slice(0, 1).join('')}
        // There is nothing to wait for without a picture.
        delayMs={src ? undefined : 0}
      />
    </Flex>
  );
};
