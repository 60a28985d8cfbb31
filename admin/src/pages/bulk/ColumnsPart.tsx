import { Fragment, useId } from 'react';

import { Flex, Typography } from '@strapi/design-system';

import { Card } from '../../components/Card';
import type { MessageId } from '../../translations/message';
import { useText } from '../../translations/use-text';

const COLUMNS: readonly { name: string; textId: MessageId }[] = [
  { name: 'documentId', textId: 'bulk.column.documentId' },
  { name: 'slug', textId: 'bulk.column.slug' },
  { name: 'contentType', textId: 'bulk.column.contentType' },
  { name: 'locale', textId: 'bulk.column.locale' },
  { name: 'targets', textId: 'bulk.column.targets' },
  { name: 'date', textId: 'bulk.column.date' },
  { name: 'time', textId: 'bulk.column.time' },
  { name: 'text', textId: 'bulk.column.text' },
];

/** What the columns of a file are called and what stands in them. */
export const ColumnsPart = () => {
  const t = useText();
  const headingId = useId();
  return (
    <section aria-labelledby={headingId}>
      <Card>
        <Flex direction="column" alignItems="stretch" gap={3}>
          <Typography tag="h2" variant="delta" id={headingId}>
            {t('bulk.columns')}
          </Typography>
          <Typography variant="pi" textColor="neutral600">
            {t('bulk.columns.hint')}
          </Typography>
          <dl>
            {COLUMNS.map(({ name, textId }) => (
              <Fragment key={name}>
                <Typography tag="dt" variant="pi" fontWeight="semiBold" textColor="neutral800">
                  <code dir="ltr">{name}</code>
                </Typography>
                <Typography tag="dd" variant="pi" textColor="neutral600" paddingBottom={2}>
                  {t(textId)}
                </Typography>
              </Fragment>
            ))}
          </dl>
        </Flex>
      </Card>
    </section>
  );
};
