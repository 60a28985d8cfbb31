import { styled } from 'styled-components';

import type { MediaPreview } from '../../../../contracts/dispatch';
import { useText } from '../../translations/use-text';
import { shapeOf } from './file-shape';
import { MediaTile } from './MediaTile';

const Scroller = styled.div`
  overflow-x: auto;
  border-radius: 12px;

  &:focus-visible {
    outline: 2px solid var(--preview-link);
    outline-offset: 2px;
  }
`;

const Row = styled.ul`
  display: flex;
  gap: 6px;
  inline-size: max-content;
  margin: 0;
  padding: 0;
  list-style: none;

  & > li {
    block-size: 240px;
    overflow: hidden;
    border-radius: 12px;
  }
`;

/** Files in one line to be moved sideways, none of them cropped much. */
export const MediaRow = ({
  files,
  showsAltBadge,
}: {
  files: readonly MediaPreview[];
  showsAltBadge: boolean;
}) => {
  const t = useText();
  return (
    // It scrolls, so it must be reached by keys.
    <Scroller tabIndex={0} role="group" aria-label={t('previews.media.row')}>
      <Row>
        {files.map((file, index) => (
          <li key={index} style={{ aspectRatio: shapeOf(file, { min: 0.5, max: 1.6 }) }}>
            <MediaTile file={file} showsAltBadge={showsAltBadge} />
          </li>
        ))}
      </Row>
    </Scroller>
  );
};
