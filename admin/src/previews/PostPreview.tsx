import { memo, type CSSProperties } from 'react';

import { styled } from 'styled-components';

import type { TargetPreview } from '../../../contracts/dispatch';
import { accountNameOf } from '../platforms/presentation';
import { useText } from '../translations/use-text';
import { GalleryPost } from './layouts/GalleryPost';
import type { LayoutProps } from './layouts/layout-props';
import { PagePost } from './layouts/PagePost';
import { ScreenPost } from './layouts/ScreenPost';
import { ThreadPost } from './layouts/ThreadPost';
import type { Look, PreviewWidth } from './looks/look';
import { lookOf } from './looks/look-of';
import type { Scheme } from './palettes/palette';
import { paletteVariables } from './palettes/palette-of';

/** Pixels of a usual phone, and of a whole screen as it is drawn here. */
const PHONE_WIDTH = 375;
const SCREEN_WIDTH = 340;

const Sheet = styled.article<{ $width: number }>`
  inline-size: 100%;
  max-inline-size: ${({ $width }) => $width}px;
  margin-inline: auto;
  overflow: hidden;
  border: 1px solid var(--preview-border);
  border-radius: 8px;
  background: var(--preview-surface);
  color: var(--preview-ink);
  font-family:
    system-ui,
    -apple-system,
    'Segoe UI',
    Roboto,
    'Noto Sans',
    sans-serif;
  font-size: 1.5rem;
  line-height: 1.4;
  text-align: start;

  & *,
  & *::before {
    box-sizing: border-box;
  }
`;

const Nothing = styled.p`
  margin: 0;
  padding: 24px 16px;
  color: var(--preview-muted);
  text-align: center;
`;

export interface PostPreviewProps {
  /** As the preview endpoint answers it, or with the words as they are being written. */
  target: TargetPreview;
  scheme: Scheme;
  width: PreviewWidth;
}

/** On a page of their own: whole screens whatever the format of the feed. */
const layoutOf = ({ format }: TargetPreview, { layout }: Look): Look['layout'] =>
  format === 'feed' ? layout : 'screen';

/** Pixels. */
const widest = (
  kind: Look['layout'],
  { look, width }: { look: Look; width: PreviewWidth }
): number => {
  if (kind === 'screen') return SCREEN_WIDTH;
  return width === 'phone' ? PHONE_WIDTH : look.desktopWidth;
};

const Layout = ({ kind, ...props }: LayoutProps & { kind: Look['layout'] }) => {
  switch (kind) {
    case 'thread':
      return <ThreadPost {...props} />;
    case 'page':
      return <PagePost {...props} />;
    case 'gallery':
      return <GalleryPost {...props} />;
    case 'screen':
      return <ScreenPost {...props} />;
  }
};

const isEmpty = ({ parts, card, options }: TargetPreview): boolean =>
  card === null &&
  parts.every(({ text, media }) => text.trim() === '' && media.length === 0) &&
  Object.values(options).every((value) => typeof value !== 'object' || value === null);

/** A post as people would see it on its platform. What is no word of the post is a decoration. */
export const PostPreview = memo(({ target, scheme, width }: PostPreviewProps) => {
  const t = useText();
  const { platform, platformLabel, handle } = target;
  const look = lookOf(platform);
  const kind = layoutOf(target, look);
  const account = accountNameOf(platform, handle);
  const style: CSSProperties = paletteVariables(platform, scheme);
  return (
    <Sheet
      aria-label={t('previews.label', { platform: platformLabel, account })}
      $width={widest(kind, { look, width })}
      style={style}
      data-preview={platform}
    >
      {isEmpty(target) && kind !== 'screen' && kind !== 'gallery' ? (
        <Nothing>{t('previews.empty')}</Nothing>
      ) : (
        <Layout kind={kind} {...{ target, look, width }} />
      )}
    </Sheet>
  );
});
PostPreview.displayName = 'PostPreview';
