import { useState } from 'react';

import { styled } from 'styled-components';

import type { TargetPreview } from '../../../../contracts/dispatch';
import { isWebAddress } from '../../platforms/web-address';
import type { Look } from '../looks/look';

const Frame = styled.span<{ $size: number; $isSquare: boolean }>`
  display: flex;
  flex: 0 0 auto;
  align-items: center;
  justify-content: center;
  inline-size: ${({ $size }) => $size}px;
  block-size: ${({ $size }) => $size}px;
  overflow: hidden;
  border-radius: ${({ $isSquare }) => ($isSquare ? '8px' : '50%')};
  background: var(--preview-chip);
  color: var(--preview-ink);
  font-size: ${({ $size }) => Math.round($size * 0.4)}px;
  font-weight: 600;
  line-height: 1;

  & > img {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
`;

/** First letters of up to two words. */
const initialsOf = (name: string): string =>
  name
    .replace(/^@/, '')
    .split(/\s+/u)
    .slice(0, 2)
    .map((word) => Array.from(word).slice(0, 1).join(''))
    .join('')
    .toLocaleUpperCase();

interface AvatarProps {
  target: Pick<TargetPreview, 'accountName' | 'handle' | 'avatarUrl'>;
  look: Pick<Look, 'hasSquareAvatar'>;
  /** Pixels. @default 40 */
  size?: number;
}

/** The account's picture, else its initials: many admins refuse pictures of other hosts. */
export const Avatar = ({ target, look, size = 40 }: AvatarProps) => {
  const { accountName, handle, avatarUrl } = target;
  const [failedUrl, setFailedUrl] = useState<string | null>(null);
  const src = isWebAddress(avatarUrl) && avatarUrl !== failedUrl ? avatarUrl : null;
  return (
    <Frame $size={size} $isSquare={look.hasSquareAvatar} aria-hidden>
      {src ? (
        <img src={src} alt="" onError={() => setFailedUrl(src)} />
      ) : (
        initialsOf(accountName.trim() || handle)
      )}
    </Frame>
  );
};
