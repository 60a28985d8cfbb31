import { Flex, IconButton, Link } from '@strapi/design-system';
import { Duplicate } from '@strapi/icons';
import { useClipboard, useNotification } from '@strapi/strapi/admin';

import { useText } from '../translations/use-text';

interface PostLinkProps {
  url: string;
  values: { platform: string; account: string };
}

/** The post itself, and its address to pass on. */
export const PostLink = ({ url, values }: PostLinkProps) => {
  const t = useText();
  const { copy } = useClipboard();
  const { toggleNotification } = useNotification();
  const pass = async () => {
    const isCopied = await copy(url);
    toggleNotification({
      type: isCopied ? 'success' : 'danger',
      message: t(isCopied ? 'delivery.copied' : 'copy.failed'),
    });
  };
  return (
    <Flex gap={2} alignItems="center" justifyContent="space-between">
      <Link href={url} isExternal aria-label={t('delivery.open.name', values)}>
        {t('delivery.open')}
      </Link>
      <IconButton
        variant="ghost"
        size="S"
        type="button"
        label={t('delivery.copy.name', values)}
        onClick={() => void pass()}
      >
        <Duplicate />
      </IconButton>
    </Flex>
  );
};
