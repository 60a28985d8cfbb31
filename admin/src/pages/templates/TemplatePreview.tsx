import { useId, useState } from 'react';

import { Box, Flex, Typography, VisuallyHidden } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { DistributableType } from '../../../../contracts/dispatch';
import { useProblemText } from '../../api/use-problem-text';
import { Card } from '../../components/Card';
import { ChoiceField } from '../../components/ChoiceField';
import { Notice } from '../../components/Notice';
import { SectionError, SectionLoading } from '../../components/SectionState';
import { StateText } from '../../components/StateText';
import { EntryField } from '../../entries/EntryField';
import type { EntryChoice } from '../../entries/use-entry-choice';
import { presentPlatform } from '../../platforms/presentation';
import { useText } from '../../translations/use-text';
import type { TemplatePreviewState } from './use-template-preview';

/** In sight while somebody works further down the form; below the head that Strapi pins on top. */
const InSight = styled.section`
  ${({ theme }) => theme.breakpoints.large} {
    position: sticky;
    top: 8rem;
  }
`;

/** As the post will have it, with its lines; words without spaces must not widen the page. */
const Written = styled.div`
  white-space: pre-wrap;
  overflow-wrap: anywhere;
`;

interface TemplatePreviewProps {
  state: TemplatePreviewState;
  choice: EntryChoice;
  /** To choose from; one alone is not asked for. */
  types: readonly DistributableType[];
  contentType: string;
  onContentType: (uid: string) => void;
  platforms: readonly string[];
  platform: string | null;
  onPlatform: (platform: string) => void;
  canTry: boolean;
}

/** Letters as people see them. */
const lettersOf = (text: string): number => [...new Intl.Segmenter().segment(text)].length;

const Result = ({ state }: { state: TemplatePreviewState }) => {
  const t = useText();
  const problemText = useProblemText();
  const { text, mistake, isUpdating, error } = state;
  if (error) return <SectionError message={problemText(error)} onRetry={state.retry} />;
  if (text === null) return mistake ? null : <SectionLoading />;
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      {mistake ? <Notice tone="warning">{t('templates.preview.stale')}</Notice> : null}
      <Box background="neutral100" hasRadius padding={4} aria-busy={isUpdating}>
        <Typography tag={Written} variant="omega" textColor="neutral800" dir="auto">
          {text === '' ? t('templates.preview.nothing') : text}
        </Typography>
      </Box>
      <Typography variant="pi" textColor="neutral600">
        {t('templates.preview.length', { count: lettersOf(text) })}
      </Typography>
    </Flex>
  );
};

/** What the template gives of a real entry, as it stands in the form. */
export const TemplatePreview = (props: TemplatePreviewProps) => {
  const { state, choice, types, contentType, platforms, platform, canTry } = props;
  const t = useText();
  const headingId = useId();
  const [told] = useState(() => t('templates.preview.updated'));
  return (
    <InSight aria-labelledby={headingId}>
      <Card>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Flex justifyContent="space-between" alignItems="flex-start" gap={2} wrap="wrap">
            <Typography tag="h2" variant="delta" id={headingId}>
              {t('templates.preview')}
            </Typography>
            {state.isUpdating && state.text !== null ? (
              <StateText icon="spinner" tone="primary">
                {t('templates.preview.updating')}
              </StateText>
            ) : null}
          </Flex>
          <VisuallyHidden role="status">
            {state.text !== null && !state.isUpdating && !state.mistake ? told : ''}
          </VisuallyHidden>
          {canTry ? null : <Notice>{t('templates.preview.forbidden')}</Notice>}
          {canTry && types.length === 0 ? <Notice>{t('templates.preview.noTypes')}</Notice> : null}
          {canTry && types.length > 1 ? (
            <ChoiceField
              name="previewType"
              size="S"
              label={t('templates.preview.type')}
              value={contentType}
              options={types.map(({ uid, displayName }) => ({ value: uid, label: displayName }))}
              onChange={props.onContentType}
            />
          ) : null}
          {canTry && contentType ? <EntryField choice={choice} /> : null}
          {canTry && platforms.length > 1 ? (
            <ChoiceField
              name="previewPlatform"
              size="S"
              label={t('templates.preview.platform')}
              value={platform ?? ''}
              options={platforms.map((value) => ({ value, label: presentPlatform(value).label }))}
              onChange={props.onPlatform}
            />
          ) : null}
          {canTry && choice.rows !== null && choice.entry === null ? (
            <Notice>{t('templates.preview.noEntries')}</Notice>
          ) : null}
          {canTry && choice.entry ? <Result state={state} /> : null}
        </Flex>
      </Card>
    </InSight>
  );
};
