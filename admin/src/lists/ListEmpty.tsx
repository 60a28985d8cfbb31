import type { ReactNode } from 'react';

import { Button, EmptyStateLayout } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';

import { useText } from '../translations/use-text';

/** What the list is for, and the one step that fills it. */
export const ListEmpty = ({ content, action }: { content: string; action?: ReactNode }) => (
  <EmptyStateLayout
    icon={<EmptyDocuments width="16rem" height="8.8rem" />}
    content={content}
    action={action}
  />
);

/** Nothing matches the search and the filters. */
export const NothingFound = ({ onClear }: { onClear: () => void }) => {
  const t = useText();
  return (
    <ListEmpty
      content={t('listing.nothingFound')}
      action={
        <Button variant="secondary" onClick={onClear}>
          {t('listing.clear')}
        </Button>
      }
    />
  );
};
