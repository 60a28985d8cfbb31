import { useEffect, useRef, type ReactNode } from 'react';

import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { BackButton, Layouts, Page } from '@strapi/strapi/admin';

import { Notice } from '../components/Notice';
import { LeaveGuard } from '../settings/content/LeaveGuard';
import { useText } from '../translations/use-text';

interface EditorFrameProps {
  title: string;
  subtitle?: string;
  /** Where "back" leads when nothing was open before. */
  listPath: string;
  formId: string;
  state: { problem: string | null; isSaved: boolean; isSaving: boolean; isChanged: boolean };
  /** Why nothing can be changed; undefined: it can. */
  forbidden?: string;
  saveLabel: string;
  children: ReactNode;
}

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

/** The page around a form: its head with the one save button, what is wrong, and leaving it. */
export const EditorFrame = (props: EditorFrameProps) => {
  const t = useText();
  const { title, subtitle, listPath, formId, state, forbidden, saveLabel, children } = props;
  const { problem, isSaved, isSaving, isChanged } = state;
  return (
    <Page.Main>
      <Page.Title>{title}</Page.Title>
      <LeaveGuard isChanged={isChanged && !isSaving && forbidden === undefined} />
      <Layouts.Header
        navigationAction={<BackButton fallback={listPath} />}
        title={title}
        subtitle={subtitle}
        primaryAction={
          forbidden === undefined ? (
            <Flex alignItems="center" wrap="wrap">
              <Typography
                variant="pi"
                textColor="success700"
                role="status"
                paddingInlineEnd={isSaved ? 2 : 0}
              >
                {isSaved ? t('listing.saved') : ''}
              </Typography>
              <Button type="submit" form={formId} loading={isSaving} disabled={!isChanged}>
                {saveLabel}
              </Button>
            </Flex>
          ) : undefined
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4} paddingBottom={8}>
          {forbidden === undefined ? null : <Notice>{forbidden}</Notice>}
          {problem ? <Problem text={problem} /> : null}
          {children}
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
};
