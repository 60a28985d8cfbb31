import { styled } from 'styled-components';

import type { MediaPreview } from '../../../../contracts/dispatch';
import { backendUrlOf, mediaAddress } from '../../settings/content/media-address';
import { useText } from '../../translations/use-text';
import { Glyph } from '../parts/Glyph';
import { clockText } from './file-shape';
import { Picture } from './Picture';

const Frame = styled.div`
  position: relative;
  inline-size: 100%;
  block-size: 100%;
  min-block-size: 0;
  overflow: hidden;
  background: var(--preview-chip);
`;

const Film = styled.video<{ $fit: 'cover' | 'contain' }>`
  display: block;
  inline-size: 100%;
  block-size: 100%;
  object-fit: ${({ $fit }) => $fit};
`;

/** White on black, whatever is below it. */
const Badge = styled.span`
  padding: 1px 6px;
  border-radius: 4px;
  background: rgba(0, 0, 0, 0.75);
  color: #ffffff;
  font-size: 1.2rem;
  font-weight: 700;
  line-height: 1.5;
  font-variant-numeric: tabular-nums;
`;

const Badges = styled.span<{ $isOnTop: boolean }>`
  position: absolute;
  inset-block: ${({ $isOnTop }) => ($isOnTop ? '12px auto' : 'auto 8px')};
  inset-inline-start: 8px;
  display: flex;
  gap: 4px;
`;

const PlaySign = styled.span`
  position: absolute;
  inset: 0;
  display: flex;
  align-items: center;
  justify-content: center;
  pointer-events: none;

  & > span {
    display: flex;
    padding: 12px;
    border-radius: 50%;
    background: rgba(0, 0, 0, 0.6);
    color: #ffffff;
  }
`;

const Page = styled.div`
  display: flex;
  flex-direction: column;
  align-items: center;
  justify-content: center;
  gap: 8px;
  block-size: 100%;
  padding: 16px;
  color: var(--preview-ink);
  overflow-wrap: anywhere;
  text-align: center;
`;

interface MediaTileProps {
  file: MediaPreview;
  showsAltBadge?: boolean;
  /** Fills a whole screen, whose lower end belongs to the words. @default false */
  isScreen?: boolean;
  fit?: 'cover' | 'contain';
  /** CSS `object-position` of what is cropped. */
  position?: string;
}

const Video = ({ file, fit = 'cover' }: MediaTileProps) => {
  const t = useText();
  const backendUrl = backendUrlOf(globalThis);
  const src = mediaAddress(file.url, backendUrl);
  return (
    <>
      <Film
        // The first frame, where nothing else stands for the video.
        src={src ? `${src}#t=0.1` : undefined}
        poster={mediaAddress(file.thumbnailUrl, backendUrl) ?? undefined}
        aria-label={t('previews.media.video', { name: file.altText || file.name })}
        $fit={fit}
        preload="metadata"
        muted
        playsInline
        tabIndex={-1}
      />
      <PlaySign aria-hidden>
        <span>
          <Glyph name="play" size={24} />
        </span>
      </PlaySign>
    </>
  );
};

const Content = (props: MediaTileProps) => {
  const { file, fit, position } = props;
  switch (file.kind) {
    case 'video':
      return <Video {...props} />;
    case 'document':
      return file.thumbnailUrl ? (
        <Picture src={file.thumbnailUrl} alt={file.altText || file.name} fit="contain" />
      ) : (
        <Page>
          <Glyph name="document" size={40} />
          <span dir="auto">{file.name}</span>
        </Page>
      );
    case 'image':
    case 'gif':
      return (
        <Picture
          src={file.url}
          alt={file.altText}
          fit={fit}
          position={position}
          hasBars={file.hasBars}
        />
      );
  }
};

/** One file of a post, filling the room it is given. */
export const MediaTile = (props: MediaTileProps) => {
  const { file, showsAltBadge = false, isScreen = false } = props;
  const t = useText();
  const hasAlt = showsAltBadge && file.kind !== 'document' && file.altText.trim() !== '';
  return (
    <Frame>
      <Content {...props} />
      <Badges aria-hidden $isOnTop={isScreen}>
        {file.kind === 'gif' ? <Badge>{t('previews.media.gif')}</Badge> : null}
        {file.kind === 'video' && file.durationMs !== null ? (
          <Badge dir="ltr">{clockText(file.durationMs)}</Badge>
        ) : null}
        {hasAlt ? <Badge title={file.altText}>{t('previews.media.alt')}</Badge> : null}
      </Badges>
    </Frame>
  );
};
