import { Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import { backendUrlOf, mediaAddress } from '../../settings/content/media-address';
import { useText } from '../../translations/use-text';
import type { ProposedAltText } from './proposal-card';

const Thumbnail = styled.img`
  flex: 0 0 auto;
  width: 4.8rem;
  height: 4.8rem;
  object-fit: cover;
  border-radius: ${({ theme }) => theme.borderRadius};
`;

const Words = styled.div`
  min-width: 0;
  overflow-wrap: anywhere;
`;

const Picture = ({ url }: { url: string | null }) => {
  const address = mediaAddress(url, backendUrlOf(window));
  // What it shows is said beside it.
  return address === null ? null : <Thumbnail src={address} alt="" loading="lazy" />;
};

interface AltTextListProps {
  altTexts: readonly ProposedAltText[];
  canUseFiles: boolean;
  language: string | null;
}

/** What the pictures show, for people who cannot see them. */
export const AltTextList = ({ altTexts, canUseFiles, language }: AltTextListProps) => {
  const t = useText();
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography variant="pi" fontWeight="semiBold" textColor="neutral800">
        {t('proposals.altTexts')}
      </Typography>
      {altTexts.map(({ file, altText }) => (
        <Flex key={file.fileId} gap={2} alignItems="flex-start">
          <Picture url={file.thumbnailUrl} />
          <Words>
            <Typography tag="div" variant="pi" textColor="neutral600" dir="auto">
              {file.name}
            </Typography>
            <Typography
              tag="div"
              variant="pi"
              textColor="neutral800"
              dir="auto"
              lang={language ?? undefined}
            >
              {altText}
            </Typography>
          </Words>
        </Flex>
      ))}
      {canUseFiles ? null : (
        <Typography variant="pi" textColor="neutral600">
          {t('proposals.altTexts.forbidden')}
        </Typography>
      )}
    </Flex>
  );
};
