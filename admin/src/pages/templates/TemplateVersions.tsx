import { useState } from 'react';

import { Box, Button, Flex, TextButton, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { TemplateVersionView, TemplateView } from '../../../../contracts/templates';
import { useGetSocialTemplateVersionsQuery } from '../../api/templates-api';
import { useProblemText } from '../../api/use-problem-text';
import { RowList } from '../../components/RowList';
import { Section } from '../../components/Section';
import { SectionError, SectionLoading } from '../../components/SectionState';
import { TimeText } from '../../components/TimeText';
import { useText } from '../../translations/use-text';

const Wording = styled.pre`
  white-space: pre-wrap;
  overflow-wrap: anywhere;
  font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
`;

interface VersionProps {
  version: TemplateVersionView;
  isCurrent: boolean;
  /** Puts it into the form; null: nothing may be changed. */
  onTake: ((body: string) => void) | null;
}

const Version = ({ version: { version, body, createdAt }, isCurrent, onTake }: VersionProps) => {
  const t = useText();
  const [isOpen, setIsOpen] = useState(false);
  const name = t('templates.versions.one', { version });
  return (
    <RowList.Row
      label={name}
      actions={
        onTake && !isCurrent ? (
          <Button
            size="S"
            variant="tertiary"
            aria-label={t('templates.versions.takeOne', { version })}
            onClick={() => onTake(body)}
          >
            {t('templates.versions.take')}
          </Button>
        ) : null
      }
    >
      <Typography variant="omega" fontWeight="semiBold" textColor="neutral800">
        {isCurrent ? t('templates.versions.current', { version }) : name}
      </Typography>
      <Typography variant="pi" textColor="neutral600">
        <TimeText at={createdAt} />
      </Typography>
      <TextButton aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        {t(isOpen ? 'templates.versions.hide' : 'templates.versions.show')}
      </TextButton>
      {isOpen ? (
        <Box background="neutral100" hasRadius padding={3} width="100%">
          <Typography variant="pi" textColor="neutral800" dir="auto">
            <Wording>{body}</Wording>
          </Typography>
        </Box>
      ) : null}
    </RowList.Row>
  );
};

interface TemplateVersionsProps {
  template: TemplateView;
  onTake: ((body: string) => void) | null;
}

/** All wordings it had; an earlier one can be taken back into the form. */
export const TemplateVersions = ({ template, onTake }: TemplateVersionsProps) => {
  const t = useText();
  const problemText = useProblemText();
  const { data, error, refetch } = useGetSocialTemplateVersionsQuery(template.id, {
    refetchOnMountOrArgChange: true,
  });
  return (
    <Section title={t('templates.versions')} subtitle={t('templates.versions.subtitle')}>
      {!data && !error ? <SectionLoading /> : null}
      {!data && error ? (
        <SectionError message={problemText(error)} onRetry={() => void refetch()} />
      ) : null}
      {data ? (
        <Flex direction="column" alignItems="stretch">
          <RowList.List label={t('templates.versions')}>
            {data.map((version) => (
              <Version
                key={version.version}
                version={version}
                isCurrent={version.version === template.version}
                onTake={onTake}
              />
            ))}
          </RowList.List>
        </Flex>
      ) : null}
    </Section>
  );
};
