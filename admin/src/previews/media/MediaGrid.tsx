import { styled } from 'styled-components';

import type { MediaPreview } from '../../../../contracts/dispatch';
import { useText } from '../../translations/use-text';
import type { Look } from '../looks/look';
import type { PostOptions } from '../post-options';
import { shapeOf } from './file-shape';
import { focusPoint } from './focus-point';
import { gridPlan } from './grid-plan';
import { MediaTile } from './MediaTile';

const Single = styled.div`
  inline-size: 100%;
  max-block-size: 640px;
  overflow: hidden;
`;

const Grid = styled.ul`
  display: grid;
  gap: 2px;
  inline-size: 100%;
  margin: 0;
  padding: 0;
  list-style: none;
`;

const Cell = styled.li`
  position: relative;
  min-inline-size: 0;
  min-block-size: 0;
  overflow: hidden;
`;

const More = styled.span`
  position: absolute;
  inset: 0;
  display: flex;
  align-items: center;
  justify-content: center;
  background: rgba(0, 0, 0, 0.6);
  color: #ffffff;
  font-size: 2.4rem;
  font-weight: 600;
`;

interface MediaGridProps {
  files: readonly MediaPreview[];
  grid: Exclude<Look['grid'], 'row'>;
  look: Look;
  options: PostOptions;
}

/** Files side by side, cropped as the platform crops them. */
export const MediaGrid = ({ files, grid, look, options }: MediaGridProps) => {
  const t = useText();
  const { showsAltBadge } = look;
  const plan = gridPlan(grid, files.length);
  const [first] = files;
  if (!first) return null;
  if (!plan) {
    return (
      <Single style={{ aspectRatio: shapeOf(first, look.singleRatio) }}>
        <MediaTile
          file={first}
          showsAltBadge={showsAltBadge}
          position={focusPoint(options, 0)}
          fit={first.kind === 'video' ? 'contain' : 'cover'}
        />
      </Single>
    );
  }
  const { columns, rows, ratio, areas, hiddenCount } = plan;
  return (
    <Grid
      style={{
        aspectRatio: ratio,
        gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
        gridTemplateRows: `repeat(${rows}, minmax(0, 1fr))`,
      }}
    >
      {areas.map((gridArea, index) => {
        const file = files[index];
        const isCovered = hiddenCount > 0 && index === areas.length - 1;
        return file ? (
          <Cell key={index} style={{ gridArea }}>
            <MediaTile
              file={file}
              showsAltBadge={showsAltBadge && !isCovered}
              position={focusPoint(options, index)}
            />
            {isCovered ? <More>{t('previews.media.more', { count: hiddenCount })}</More> : null}
          </Cell>
        ) : null;
      })}
    </Grid>
  );
};
