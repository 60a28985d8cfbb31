import { useState } from 'react';

import { styled } from 'styled-components';

import { backendUrlOf, mediaAddress } from '../../settings/content/media-address';
import { Glyph } from '../parts/Glyph';

const Image = styled.img<{ $fit: Fit; $hasBars: boolean }>`
  display: block;
  inline-size: 100%;
  block-size: 100%;
  object-fit: ${({ $fit, $hasBars }) => ($hasBars ? 'contain' : $fit)};
  /* The bars are white in every scheme: they are part of the picture. */
  background: ${({ $hasBars }) => ($hasBars ? '#ffffff' : 'transparent')};
`;

const Missing = styled.span`
  display: flex;
  align-items: center;
  justify-content: center;
  inline-size: 100%;
  block-size: 100%;
  color: var(--preview-muted);
`;

type Fit = 'cover' | 'contain';

interface PictureProps {
  src: string | null;
  alt: string;
  fit?: Fit;
  /** CSS `object-position`. */
  position?: string;
  /** Whole on a white ground that is as large as the frame. @default false */
  hasBars?: boolean;
}

/** A picture that fills its frame; a sign in its place where it cannot be shown. */
export const Picture = ({ src, alt, fit = 'cover', position, hasBars = false }: PictureProps) => {
  const [failed, setFailed] = useState<string | null>(null);
  const address = mediaAddress(src, backendUrlOf(globalThis));
  if (address === null || failed === address) {
    return (
      <Missing {...(alt === '' ? { 'aria-hidden': true } : { role: 'img', 'aria-label': alt })}>
        <Glyph name="document" />
      </Missing>
    );
  }
  return (
    <Image
      src={address}
      alt={alt}
      $fit={fit}
      $hasBars={hasBars}
      style={position ? { objectPosition: position } : undefined}
      loading="lazy"
      onError={() => setFailed(address)}
    />
  );
};
