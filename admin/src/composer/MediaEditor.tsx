import { useState } from 'react';

import { Button, Flex, TextButton, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';

import { useText } from '../translations/use-text';
import { LibraryPicker } from './LibraryPicker';
import { MediaTile } from './MediaTile';
import type { ComposerRow } from './composer-row';
import { fileFieldId, mediaAreaId } from './field-ids';
import {
  standingMedia,
  withAltText,
  withFileMoved,
  withFiles,
  withoutFile,
  type ChosenFile,
} from './media-changes';
import { changedOverride } from './override-changes';
import { useFileRight } from './proposals/use-file-right';
import type { Composer } from './use-composer';

interface MediaEditorProps {
  row: ComposerRow;
  composer: Pick<Composer, 'override'>;
  isDisabled: boolean;
}

/** The files of a post: chosen from the entry unless a person chooses others. */
export const MediaEditor = ({ row, composer, isDisabled }: MediaEditorProps) => {
  const t = useText();
  const [isPicking, setIsPicking] = useState(false);
  const canUseFiles = useFileRight();
  const { target, override } = row;
  const { targetId } = target;
  const files = standingMedia(override, target);
  const previews = target.parts[0]?.media ?? [];
  const isFixed = isDisabled || !canUseFiles;
  const change = (media: ChosenFile[]) =>
    composer.override(targetId, changedOverride(override, { media }));

  return (
    <Flex
      id={mediaAreaId(targetId)}
      tabIndex={-1}
      role="group"
      aria-label={t('compose.media')}
      direction="column"
      alignItems="stretch"
      gap={3}
    >
      <Flex gap={2} justifyContent="space-between" wrap="wrap">
        <Typography variant="pi" fontWeight="bold" textColor="neutral800">
          {t('compose.media')}
        </Typography>
        {override?.media && !isDisabled ? (
          <TextButton
            onClick={() =>
              composer.override(targetId, changedOverride(override, { media: undefined }))
            }
          >
            {t('compose.media.restore')}
          </TextButton>
        ) : null}
      </Flex>
      {files.length === 0 ? (
        <Typography variant="pi" textColor="neutral600">
          {target.card ? t('compose.media.card') : t('compose.media.none')}
        </Typography>
      ) : (
        <Flex tag="ul" direction="column" alignItems="stretch" gap={4}>
          {files.map(({ fileId, altText }, index) => {
            const file = previews.find((one) => one.fileId === fileId) ?? null;
            return (
              <MediaTile
                key={fileId}
                id={fileFieldId(targetId, fileId)}
                file={file}
                altText={altText ?? file?.altText ?? ''}
                index={index}
                total={files.length}
                isDisabled={isFixed}
                onAltText={(text) => change(withAltText(files, fileId, text))}
                onMove={(by) => change(withFileMoved(files, fileId, by))}
                onRemove={() => change(withoutFile(files, fileId))}
              />
            );
          })}
        </Flex>
      )}
      {isDisabled ? null : canUseFiles ? (
        <Flex>
          <Button
            size="S"
            variant="tertiary"
            startIcon={<Plus />}
            aria-haspopup="dialog"
            onClick={() => setIsPicking(true)}
          >
            {t('compose.media.add')}
          </Button>
        </Flex>
      ) : (
        <Typography variant="pi" textColor="neutral600">
          {t('compose.media.forbidden')}
        </Typography>
      )}
      {isPicking ? (
        <LibraryPicker
          onPick={(fileIds) => change(withFiles(files, fileIds))}
          onClose={() => setIsPicking(false)}
        />
      ) : null}
    </Flex>
  );
};
