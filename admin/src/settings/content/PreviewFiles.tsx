import { Flex, Typography } from '@strapi/design-system';
import { File, Play } from '@strapi/icons';
import { styled } from 'styled-components';

import type { MappedFile } from '../../../../contracts/mappings';
import { StateText } from '../../components/StateText';
import type { MessageId } from '../../translations/message';
import { useText } from '../../translations/use-text';
import { backendUrlOf, mediaAddress } from './media-address';

const KIND_TEXT: Record<MappedFile['kind'], MessageId> = {
  image: 'content.file.image',
  video: 'content.file.video',
  document: 'content.file.document',
};

const Frame = styled.div`
  display: flex;
  align-items: center;
  justify-content: center;
  width: 9.6rem;
  height: 7.2rem;
  overflow: hidden;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral100};
`;

const Picture = styled.img`
  width: 100%;
  height: 100%;
  object-fit: cover;
`;

const Item = styled.li`
  display: flex;
  flex-direction: column;
  gap: ${({ theme }) => theme.spaces[1]};
  width: 9.6rem;
  overflow-wrap: anywhere;
`;

const Thumbnail = ({ file }: { file: MappedFile }) => {
  const src = mediaAddress(file.thumbnailUrl, backendUrlOf(window));
  if (src) return <Picture src={src} alt="" loading="lazy" />;
  const Icon = file.kind === 'video' ? Play : File;
  return <Icon aria-hidden fill="neutral500" width="2.4rem" height="2.4rem" />;
};

const FileItem = ({ file }: { file: MappedFile }) => {
  const t = useText();
  const isSilent = file.kind === 'image' && file.altText.trim() === '';
  return (
    <Item title={file.name}>
      <Frame>
        <Thumbnail file={file} />
      </Frame>
      <Typography variant="pi" textColor="neutral600">
        {t(KIND_TEXT[file.kind])}
      </Typography>
      {isSilent ? (
        <StateText icon="warning" tone="warning">
          {t('content.file.noAlt')}
        </StateText>
      ) : (
        <Typography variant="pi" textColor="neutral800" dir="auto">
          {file.altText || file.name}
        </Typography>
      )}
    </Item>
  );
};

/** Files as small pictures, each with what people hear who do not see it. */
export const PreviewFiles = ({ files, label }: { files: readonly MappedFile[]; label: string }) => (
  <Flex tag="ul" aria-label={label} gap={3} alignItems="flex-start" wrap="wrap">
    {files.map((file, index) => (
      // The same file may be there twice.
      <FileItem key={`${index}/${file.fileId}`} file={file} />
    ))}
  </Flex>
);
