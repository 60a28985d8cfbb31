import { useEffect, useId, useRef, useState } from 'react';

import { Box, Button, Flex, Grid, Typography } from '@strapi/design-system';
import { BackButton, Layouts } from '@strapi/strapi/admin';

import type { MappingView } from '../../../../contracts/mappings';
import { useGetSocialLocalesQuery } from '../../api/mappings-api';
import { Card } from '../../components/Card';
import { ConfirmedAction } from '../../components/ConfirmedAction';
import { Notice } from '../../components/Notice';
import { useSite } from '../../components/use-site';
import { useText } from '../../translations/use-text';
import { CONTENT_SETTINGS_PATH } from './content-path';
import { LeaveGuard } from './LeaveGuard';
import { MappingFields } from './MappingFields';
import {
  sortSentences,
  storedTexts,
  unchangedTexts,
  wrongFields,
  type FieldTexts,
} from './mapping-problems';
import { canBeSaved, SOURCE_TEXT } from './mapping-words';
import { PreviewPane } from './PreviewPane';
import { useMappingForm, type MappingFormState } from './use-mapping-form';
import { useMappingPreview, type PreviewState } from './use-mapping-preview';

interface ButtonsProps {
  formId: string;
  state: MappingFormState;
  onForgotten: () => void;
}

/** Saves, or takes back what was decided here. */
const Buttons = ({ formId, state, onForgotten }: ButtonsProps) => {
  const t = useText();
  const { stored, doneId, isChanged, isBusy, isSaving } = state;
  const forget = async () => {
    if (await state.forget()) onForgotten();
  };
  return (
    <Flex gap={2} alignItems="center" wrap="wrap">
      <Typography variant="pi" textColor="success700" role="status">
        {doneId ? t(doneId) : ''}
      </Typography>
      {stored.source === 'settings' ? (
        <ConfirmedAction
          trigger={
            <Button variant="tertiary" disabled={isBusy}>
              {t('content.forget')}
            </Button>
          }
          title={t('content.forget.title', { type: stored.displayName })}
          body={t('content.forget.body')}
          confirmLabel={t('content.forget')}
          onConfirm={forget}
        />
      ) : null}
      <Button type="submit" form={formId} loading={isSaving} disabled={!isChanged || isBusy}>
        {t('content.save')}
      </Button>
    </Flex>
  );
};

/** What is wrong with the fields as they stand: by our own look, by the server's, and by its refusal. */
const useFieldTexts = (state: MappingFormState, preview: PreviewState): FieldTexts => {
  const t = useText();
  const { stored, form, texts } = state;
  const seen = sortSentences(preview.preview?.problems ?? [], preview.form).texts;
  const wrong = Object.fromEntries(
    Object.entries(wrongFields(preview.settled)).map(([field, id]): [string, string] => [
      field,
      t(id),
    ])
  );
  return {
    ...storedTexts(stored, form),
    ...unchangedTexts(seen, { from: preview.form, to: form }),
    ...unchangedTexts(wrong, { from: preview.settled, to: form }),
    ...texts,
  };
};

/** A problem that concerns the whole form, brought into sight. */
const Problem = ({ text }: { text: string }) => {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Newer browsers return a promise, which an effect must not.
    void box.current?.scrollIntoView({ block: 'center' });
  }, [text]);
  return (
    <Box ref={box}>
      <Notice tone="danger" isAnnounced>
        {text}
      </Notice>
    </Box>
  );
};

/** The fields of one content-type beside what they give of a real entry. */
export const MappingEditor = ({ view }: { view: MappingView }) => {
  const t = useText();
  const formId = useId();
  const siteChoice = useSite({ forSettings: true });
  const { data: locales = [] } = useGetSocialLocalesQuery();
  const [locale, setLocale] = useState('');
  const state = useMappingForm(view);
  const { stored, form, problem, isChanged } = state;
  const preview = useMappingPreview({
    contentType: view.contentType,
    form,
    siteId: siteChoice.siteId,
    locale,
    isReady: !siteChoice.isLoading,
  });
  const texts = useFieldTexts(state, preview);
  const isFixed = !canBeSaved(stored.contentType);
  const formBox = useRef<HTMLFormElement>(null);
  // The button that took the settings back is gone then, and the focus with it.
  const focusForm = () => formBox.current?.focus();

  return (
    <>
      <LeaveGuard isChanged={isChanged} />
      <Layouts.Header
        navigationAction={<BackButton fallback={CONTENT_SETTINGS_PATH} />}
        title={stored.displayName}
        subtitle={t(SOURCE_TEXT[stored.source])}
        primaryAction={
          isFixed ? undefined : <Buttons formId={formId} state={state} onForgotten={focusForm} />
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4} paddingBottom={8}>
          {problem ? <Problem text={problem} /> : null}
          {isFixed ? <Notice>{t('content.fixed')}</Notice> : null}
          <Grid.Root gap={6}>
            <Grid.Item col={7} xs={12} minWidth={0} direction="column" alignItems="stretch">
              <form id={formId} ref={formBox} tabIndex={-1} onSubmit={state.submit} noValidate>
                <Card>
                  <MappingFields
                    view={stored}
                    form={form}
                    texts={texts}
                    locales={locales}
                    isDisabled={isFixed}
                    onChange={state.change}
                  />
                </Card>
              </form>
            </Grid.Item>
            <Grid.Item col={5} xs={12} minWidth={0} direction="column" alignItems="stretch">
              <PreviewPane
                state={preview}
                siteChoice={siteChoice}
                locales={locales}
                locale={locale}
                onLocale={setLocale}
              />
            </Grid.Item>
          </Grid.Root>
        </Flex>
      </Layouts.Content>
    </>
  );
};
