import { memo } from 'react';

import { styled } from 'styled-components';

import type { MediaPreview } from '../../../../contracts/dispatch';
import type { MessageId } from '../../translations/message';
import type { Look } from '../looks/look';
import type { PostOptions } from '../post-options';
import { MediaGrid } from './MediaGrid';
import { MediaRow } from './MediaRow';
import { Veil } from './Veil';

const Rounded = styled.div<{ $isRounded: boolean }>`
  overflow: hidden;
  border-radius: ${({ $isRounded }) => ($isRounded ? '12px' : '0')};
  border: ${({ $isRounded }) => ($isRounded ? '1px solid var(--preview-border)' : 'none')};
`;

interface PostMediaProps {
  files: readonly MediaPreview[];
  look: Look;
  options: PostOptions;
  veil: MessageId | null;
}

/** The files of one part in a feed. */
export const PostMedia = memo(({ files, look, options, veil }: PostMediaProps) => {
  if (files.length === 0) return null;
  const isRow = files.length > look.gridMost;
  const grid = look.grid === 'row' ? 'mosaic' : look.grid;
  return (
    <Veil reason={veil}>
      {isRow ? (
        <MediaRow files={files} showsAltBadge={look.showsAltBadge} />
      ) : (
        <Rounded $isRounded={look.layout === 'thread'}>
          <MediaGrid files={files} grid={grid} look={look} options={options} />
        </Rounded>
      )}
    </Veil>
  );
});
PostMedia.displayName = 'PostMedia';
