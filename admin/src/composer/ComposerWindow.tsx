import { useRef } from 'react';

import { Modal, TextButton } from '@strapi/design-system';

import { useProblemText } from '../api/use-problem-text';
import { Notice } from '../components/Notice';
import { SectionError, SectionLoading } from '../components/SectionState';
import { useText } from '../translations/use-text';
import { useRights } from '../use-rights';
import { ComposerContent } from './ComposerContent';
import type { ComposerDialogProps } from './ComposerDialog';
import { SavedState } from './SavedState';
import { Body, HeaderLine, Sheet } from './composer-layout';
import { useComposerPreview } from './use-composer-preview';

type ComposerWindowProps = Omit<ComposerDialogProps, 'isOpen'>;

/** The composer from edge to edge, and what it says while nothing can be composed. */
export const ComposerWindow = (props: ComposerWindowProps) => {
  const { entry, revision, composer } = props;
  const t = useText();
  const problemText = useProblemText();
  const titleRef = useRef<HTMLHeadingElement>(null);
  const { canCompose, isLoading: areRightsLoading } = useRights();
  const preview = useComposerPreview({ entry, revision, composer, isSkipped: !canCompose });
  const title = preview.data ? t('compose.title', { title: preview.data.title }) : t('panel.title');

  const content = () => {
    if (areRightsLoading) return <SectionLoading />;
    if (!canCompose) return <Notice>{t('panel.forbidden')}</Notice>;
    if (preview.data) {
      return <ComposerContent {...props} preview={preview} data={preview.data} />;
    }
    if (!preview.error) return <SectionLoading />;
    return (
      <>
        <SectionError message={problemText(preview.error)} onRetry={preview.retry} />
        {/* A picture that was chosen for a post may be gone from the library. */}
        {composer.isChanged ? (
          <TextButton onClick={composer.startOver}>{t('composer.startOver')}</TextButton>
        ) : null}
      </>
    );
  };

  return (
    <Sheet
      aria-describedby={undefined}
      data-social-distribution
      onOpenAutoFocus={(event) => {
        event.preventDefault();
        titleRef.current?.focus();
      }}
    >
      <Modal.Header closeLabel={t('compose.close')}>
        <HeaderLine>
          <Modal.Title ref={titleRef} tabIndex={-1}>
            {title}
          </Modal.Title>
          <SavedState keeping={composer.keeping} savedAt={composer.savedAt} />
        </HeaderLine>
      </Modal.Header>
      {preview.data && canCompose ? content() : <Body>{content()}</Body>}
    </Sheet>
  );
};
