import { useState } from 'react';

import { styled } from 'styled-components';

import type { MediaPreview } from '../../../../contracts/dispatch';
import { useText } from '../../translations/use-text';
import { Glyph } from '../parts/Glyph';
import { MediaTile } from './MediaTile';

const Frame = styled.div`
  position: relative;
  inline-size: 100%;
  block-size: 100%;
  overflow: hidden;
`;

const Turn = styled.button<{ $side: 'start' | 'end' }>`
  position: absolute;
  inset-block-start: calc(50% - 16px);
  inset-inline-${({ $side }) => $side}: 8px;
  display: flex;
  align-items: center;
  justify-content: center;
  inline-size: 32px;
  block-size: 32px;
  padding: 0;
  border: none;
  border-radius: 50%;
  background: rgba(255, 255, 255, 0.9);
  color: #1b1b1b;
  cursor: pointer;

  &:dir(rtl) > svg {
    transform: scaleX(-1);
  }

  &:focus-visible {
    outline: 2px solid #ffffff;
    box-shadow: 0 0 0 4px #1b1b1b;
  }
`;

const Position = styled.span`
  position: absolute;
  inset-block-start: 12px;
  inset-inline-end: 12px;
  padding: 2px 10px;
  border-radius: 12px;
  background: rgba(0, 0, 0, 0.75);
  color: #ffffff;
  font-size: 1.2rem;
`;

const Dots = styled.span`
  position: absolute;
  inset-block-end: 10px;
  inset-inline: 0;
  display: flex;
  justify-content: center;
  gap: 4px;

  & > span {
    inline-size: 6px;
    block-size: 6px;
    border-radius: 50%;
    background: rgba(255, 255, 255, 0.55);
    box-shadow: 0 0 2px rgba(0, 0, 0, 0.6);
  }

  & > span[data-here] {
    background: #ffffff;
  }
`;

interface CarouselProps {
  files: readonly MediaPreview[];
  /** Fills a whole screen instead of the shape of the first file. @default false */
  isScreen?: boolean;
  /** From 0. @default 0 */
  startsAt?: number;
}

/** One file at a time, all in the shape of the first one. */
export const Carousel = ({ files, isScreen = false, startsAt = 0 }: CarouselProps) => {
  const t = useText();
  const [turned, setTurned] = useState(startsAt);
  const last = files.length - 1;
  const here = Math.min(Math.max(0, turned), last);
  const file = files[here];
  if (!file) return null;
  const position = t('previews.carousel.position', { index: here + 1, count: files.length });
  return (
    <Frame>
      <MediaTile file={file} fit={isScreen ? 'contain' : 'cover'} isScreen={isScreen} />
      {files.length > 1 ? (
        <>
          <Position role="status">{position}</Position>
          <Turn
            type="button"
            $side="start"
            aria-label={t('previews.carousel.previous')}
            aria-disabled={here === 0}
            style={here === 0 ? { opacity: 0.35 } : undefined}
            onClick={() => setTurned(Math.max(0, here - 1))}
          >
            <Glyph name="back" />
          </Turn>
          <Turn
            type="button"
            $side="end"
            aria-label={t('previews.carousel.next')}
            aria-disabled={here === last}
            style={here === last ? { opacity: 0.35 } : undefined}
            onClick={() => setTurned(Math.min(last, here + 1))}
          >
            <Glyph name="forward" />
          </Turn>
          {isScreen ? null : (
            <Dots aria-hidden>
              {files.map((_, index) => (
                <span key={index} data-here={index === here ? true : undefined} />
              ))}
            </Dots>
          )}
        </>
      ) : null}
    </Frame>
  );
};
