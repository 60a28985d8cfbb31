import { Flex, TextButton, Typography } from '@strapi/design-system';
import { Link, Pencil } from '@strapi/icons';

import { useText } from '../translations/use-text';

/** Where the words come from while nobody changes them for this account alone. */
export type TextSource = { kind: 'all' } | { kind: 'template'; name: string } | { kind: 'entry' };

interface LinkStateProps {
  isCustomised: boolean;
  source: TextSource;
  /** "X @acme". */
  name: string;
  isDisabled: boolean;
  onFollow: () => void;
  onOpenAll: () => void;
}

/** Whether an account says what all say, or has words of its own; and the way back. */
export const LinkState = (props: LinkStateProps) => {
  const { isCustomised, source, name, isDisabled, onFollow, onOpenAll } = props;
  const t = useText();
  const linkedText = (from: TextSource): string => {
    if (from.kind === 'all') return t('compose.linked');
    return from.kind === 'template'
      ? t('compose.linked.template', { name: from.name })
      : t('compose.linked.entry');
  };
  const Icon = isCustomised ? Pencil : Link;
  return (
    <Flex gap={2} wrap="wrap" alignItems="center">
      <Icon aria-hidden width="1.6rem" height="1.6rem" />
      <Typography variant="pi" textColor="neutral800">
        {isCustomised ? t('compose.customised') : linkedText(source)}
      </Typography>
      {isCustomised ? (
        isDisabled ? null : (
          <TextButton onClick={onFollow} aria-label={t('compose.follow.name', { name })}>
            {t('compose.follow')}
          </TextButton>
        )
      ) : (
        <TextButton onClick={onOpenAll}>{t('compose.openAll')}</TextButton>
      )}
    </Flex>
  );
};
