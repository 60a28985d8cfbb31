import { useId } from 'react';

import { Box, Flex, Typography, VisuallyHidden } from '@strapi/design-system';
import { styled } from 'styled-components';

import { useProblemText } from '../../api/use-problem-text';
import { Card } from '../../components/Card';
import { ChoiceField } from '../../components/ChoiceField';
import { SectionError, SectionLoading } from '../../components/SectionState';
import { SiteSwitcher } from '../../components/SiteSwitcher';
import { StateText } from '../../components/StateText';
import type { SiteChoice } from '../../components/use-site';
import { useText } from '../../translations/use-text';
import { localeOptions, type ContentLocale } from '../../api/content-locales';
import { sortSentences } from './mapping-problems';
import { PreviewContent } from './PreviewContent';
import type { PreviewState } from './use-mapping-preview';

/** In sight while somebody works further down the form; below the head that Strapi pins on top. */
const InSight = styled.div`
  ${({ theme }) => theme.breakpoints.large} {
    position: sticky;
    top: 8rem;
  }
`;

/** No language is called so. */
const ANY = '-';

interface PreviewPaneProps {
  state: PreviewState;
  siteChoice: SiteChoice;
  locales: readonly ContentLocale[];
  /** Empty: any. */
  locale: string;
  onLocale: (locale: string) => void;
}

/** What the fields give of a real entry, as they stand in the form. */
export const PreviewPane = (props: PreviewPaneProps) => {
  const { state, siteChoice, locales, locale, onLocale } = props;
  const t = useText();
  const problemText = useProblemText();
  const headingId = useId();
  const { preview, error, isUpdating } = state;
  const entryName = preview?.entry?.title || t('content.preview.untitled');
  const options = [
    { value: ANY, label: t('content.preview.anyLocale') },
    ...localeOptions(locales, locale),
  ];

  return (
    <InSight>
      <section aria-labelledby={headingId}>
        <Card>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Flex justifyContent="space-between" alignItems="flex-start" gap={2} wrap="wrap">
              <Typography tag="h2" variant="delta" id={headingId}>
                {t('content.preview.title')}
              </Typography>
              {isUpdating && preview ? (
                <StateText icon="spinner" tone="primary">
                  {t('content.preview.updating')}
                </StateText>
              ) : null}
            </Flex>
            <VisuallyHidden role="status">
              {preview && !isUpdating && !error
                ? t('content.preview.updated', { entry: entryName })
                : ''}
            </VisuallyHidden>
            <SiteSwitcher choice={siteChoice} />
            {locales.length > 1 ? (
              <Box width="100%" maxWidth="32rem">
                <ChoiceField
                  name="previewLocale"
                  size="S"
                  label={t('content.preview.locale')}
                  value={locale === '' ? ANY : locale}
                  options={options}
                  onChange={(value) => onLocale(value === ANY ? '' : value)}
                />
              </Box>
            ) : null}
            {preview?.entry ? (
              <Typography variant="pi" textColor="neutral600" dir="auto">
                {preview.entry.locale
                  ? t('content.preview.entry.locale', {
                      entry: entryName,
                      locale: preview.entry.locale,
                    })
                  : t('content.preview.entry', { entry: entryName })}
              </Typography>
            ) : null}
            {error ? <SectionError message={problemText(error)} onRetry={state.retry} /> : null}
            {preview ? (
              <PreviewContent
                preview={preview}
                problems={sortSentences(preview.problems, state.form).others}
                linkChecking={state.linkChecking}
              />
            ) : null}
            {!preview && !error ? <SectionLoading /> : null}
          </Flex>
        </Card>
      </section>
    </InSight>
  );
};
