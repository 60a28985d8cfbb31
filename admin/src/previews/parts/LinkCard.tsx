import { styled } from 'styled-components';

import type { CardPreview } from '../../../../contracts/dispatch';
import { useText } from '../../translations/use-text';
import type { Look } from '../looks/look';
import { Picture } from '../media/Picture';
import { Glyph } from './Glyph';

type CardStyle = Look['card'];

const Frame = styled.div<{ $isSideways: boolean }>`
  display: flex;
  flex-direction: ${({ $isSideways }) => ($isSideways ? 'row' : 'column')};
  overflow: hidden;
  border: 1px solid var(--preview-border);
  border-radius: 12px;
`;

const PictureArea = styled.div<{ $isSideways: boolean }>`
  position: relative;
  display: flex;
  flex: 0 0 auto;
  align-items: center;
  justify-content: center;
  inline-size: ${({ $isSideways }) => ($isSideways ? '128px' : '100%')};
  min-block-size: ${({ $isSideways }) => ($isSideways ? '80px' : 'auto')};
  aspect-ratio: ${({ $isSideways }) => ($isSideways ? 'auto' : '1.91')};
  background: var(--preview-chip);
  color: var(--preview-muted);
`;

const OnPicture = styled.span`
  position: absolute;
  inset-block-end: 8px;
  inset-inline: 8px auto;
  max-inline-size: calc(100% - 16px);
  padding: 1px 6px;
  overflow: hidden;
  border-radius: 4px;
  background: rgba(0, 0, 0, 0.77);
  color: #ffffff;
  font-size: 1.3rem;
  text-overflow: ellipsis;
  white-space: nowrap;
`;

const Words = styled.div<{ $isStrip: boolean }>`
  display: flex;
  flex: 1 1 auto;
  flex-direction: column;
  justify-content: center;
  gap: 2px;
  min-inline-size: 0;
  padding: 8px 12px;
  background: ${({ $isStrip }) => ($isStrip ? 'var(--preview-chip)' : 'transparent')};
  overflow-wrap: anywhere;
`;

const Small = styled.span`
  color: var(--preview-muted);
  font-size: 1.3rem;
`;

const Below = styled(Small)`
  display: block;
  padding-block-start: 4px;
`;

const Title = styled.span`
  color: var(--preview-ink);
  font-weight: 600;
`;

const hostOf = (url: string): string =>
  URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : url;

/** Platforms that tell no more of a page than its title. */
const hasDescription = (style: CardStyle, platform: string): boolean =>
  style === 'below' && platform === 'bluesky';

interface LinkCardProps {
  card: CardPreview;
  style: CardStyle;
  platform: string;
  platformLabel: string;
}

/** The page that a post leads to. */
export const LinkCard = ({ card, style, platform, platformLabel }: LinkCardProps) => {
  const t = useText();
  const src = card.image?.url ?? card.imageUrl;
  const isSideways = style === 'side' || !src;
  const isOverlay = style === 'overlay' && !isSideways;
  const host = <bdi>{hostOf(card.url)}</bdi>;
  const title = card.title.trim() || hostOf(card.url);
  return (
    <div>
      <Frame $isSideways={isSideways}>
        <PictureArea $isSideways={isSideways}>
          {src ? <Picture src={src} alt={card.image?.altText ?? ''} /> : <Glyph name="document" />}
          {isOverlay ? <OnPicture dir="auto">{title}</OnPicture> : null}
        </PictureArea>
        {isOverlay ? null : (
          <Words $isStrip={style === 'strip'}>
            {style === 'side' ? null : <Small>{host}</Small>}
            <Title dir="auto">{title}</Title>
            {hasDescription(style, platform) && card.description ? (
              <Small dir="auto">{card.description}</Small>
            ) : null}
            {style === 'side' ? <Small>{host}</Small> : null}
          </Words>
        )}
      </Frame>
      {isOverlay ? <Below>{host}</Below> : null}
      {card.builtBy === 'platform' ? (
        <Below>{t('previews.card.byPlatform', { platform: platformLabel })}</Below>
      ) : null}
    </div>
  );
};
