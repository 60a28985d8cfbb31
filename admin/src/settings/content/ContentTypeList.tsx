import { Flex, LinkButton, Typography } from '@strapi/design-system';
import { Pencil } from '@strapi/icons';
import { Link } from 'react-router-dom';

import type { MappingView } from '../../../../contracts/mappings';
import { RowList } from '../../components/RowList';
import { StateText } from '../../components/StateText';
import { useText } from '../../translations/use-text';
import { contentTypePath } from './content-path';
import { distributedState, SOURCE_TEXT } from './mapping-words';

const Row = ({ view }: { view: MappingView }) => {
  const t = useText();
  const { contentType, displayName, source, problems } = view;
  const { messageId, icon, tone } = distributedState(view);
  return (
    <RowList.Row
      label={displayName}
      actions={
        <LinkButton
          tag={Link}
          to={contentTypePath(contentType)}
          size="S"
          variant="tertiary"
          startIcon={<Pencil />}
          aria-label={t('content.edit.name', { type: displayName })}
        >
          {t('content.edit')}
        </LinkButton>
      }
    >
      <Typography variant="omega" fontWeight="semiBold" dir="auto">
        {displayName}
      </Typography>
      <Flex gap={4} wrap="wrap">
        <StateText icon={icon} tone={tone}>
          {t(messageId)}
        </StateText>
        {problems.length > 0 ? (
          <StateText icon="warning" tone="warning">
            {t('content.problems', { count: problems.length })}
          </StateText>
        ) : null}
      </Flex>
      <Typography variant="pi" textColor="neutral600">
        {t(SOURCE_TEXT[source])}
      </Typography>
    </RowList.Row>
  );
};

/** The content-types, whether their entries go out, and who said so. */
export const ContentTypeList = ({ views }: { views: readonly MappingView[] }) => {
  const t = useText();
  return (
    <RowList.List label={t('content.title')}>
      {views.map((view) => (
        <Row key={view.contentType} view={view} />
      ))}
    </RowList.List>
  );
};
