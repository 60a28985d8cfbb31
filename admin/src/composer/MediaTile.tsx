import { useId } from 'react';

import { Badge, Box, Field, Flex, IconButton, Textarea, Typography } from '@strapi/design-system';
import { ArrowDown, ArrowUp, File, Play, Trash } from '@strapi/icons';
import { styled } from 'styled-components';

import type { MediaPreview } from '../../../contracts/dispatch';
import { StateText } from '../components/StateText';
import { backendUrlOf, mediaAddress } from '../settings/content/media-address';
import { useText } from '../translations/use-text';

const Picture = styled.div`
  display: flex;
  flex: 0 0 auto;
  align-items: center;
  justify-content: center;
  width: 8rem;
  height: 8rem;
  overflow: hidden;
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral150};

  & > img {
    width: 100%;
    height: 100%;
    object-fit: cover;
  }
`;

const Words = styled.div`
  display: flex;
  flex: 1 1 20rem;
  flex-direction: column;
  gap: ${({ theme }) => theme.spaces[2]};
  min-width: 0;
  overflow-wrap: anywhere;
`;

interface MediaTileProps {
  id: string;
  /** Null: the server has not looked at it yet. */
  file: MediaPreview | null;
  altText: string;
  /** 0-based. */
  index: number;
  total: number;
  isDisabled: boolean;
  onAltText: (altText: string) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

const Thumbnail = ({ file }: { file: MediaPreview | null }) => {
  const url = file && mediaAddress(file.thumbnailUrl, backendUrlOf(window));
  if (url) return <img src={url} alt="" loading="lazy" />;
  const Icon = file?.kind === 'video' ? Play : File;
  return <Icon aria-hidden width="2.4rem" height="2.4rem" />;
};

/** The server names the file first; here it stands above. */
const withoutName = (change: string, name: string): string =>
  change.startsWith(`${name}: `) ? change.slice(name.length + 2) : change;

/** One file of a post: what is changed in it for the platform, its description and its place. */
export const MediaTile = (props: MediaTileProps) => {
  const { id, file, altText, index, total, isDisabled } = props;
  const t = useText();
  const badgesId = useId();
  const name = file?.name ?? t('compose.media.loading');
  const isDescribed = file?.kind === 'image' || file?.kind === 'gif' || file === null;
  const size = file?.width && file.height ? `${file.width} × ${file.height}` : null;

  return (
    <Flex tag="li" gap={3} alignItems="flex-start" wrap="wrap">
      <Picture>
        <Thumbnail file={file} />
      </Picture>
      <Words>
        <Flex gap={2} justifyContent="space-between" alignItems="flex-start">
          <Box minWidth={0}>
            <Typography
              tag="div"
              variant="pi"
              fontWeight="semiBold"
              dir="auto"
              ellipsis
              title={name}
            >
              {name}
            </Typography>
            {size ? (
              <Typography variant="pi" textColor="neutral600">
                <bdi dir="ltr">{size}</bdi>
              </Typography>
            ) : null}
          </Box>
          {isDisabled ? null : (
            <Flex gap={1} shrink={0}>
              {total > 1 ? (
                <>
                  <IconButton
                    size="S"
                    variant="ghost"
                    label={t('compose.media.earlier', { name })}
                    disabled={index === 0}
                    onClick={() => props.onMove(-1)}
                  >
                    <ArrowUp />
                  </IconButton>
                  <IconButton
                    size="S"
                    variant="ghost"
                    label={t('compose.media.later', { name })}
                    disabled={index === total - 1}
                    onClick={() => props.onMove(1)}
                  >
                    <ArrowDown />
                  </IconButton>
                </>
              ) : null}
              <IconButton
                size="S"
                variant="ghost"
                label={t('compose.media.remove', { name })}
                onClick={props.onRemove}
              >
                <Trash />
              </IconButton>
            </Flex>
          )}
        </Flex>
        {file && file.changes.length > 0 ? (
          <Flex id={badgesId} direction="column" alignItems="flex-start" gap={1}>
            <Badge>{t('compose.media.changed')}</Badge>
            {file.changes.map((change) => (
              <Typography key={change} variant="pi" textColor="neutral600" dir="auto">
                {withoutName(change, name)}
              </Typography>
            ))}
          </Flex>
        ) : null}
        {isDescribed ? (
          <Field.Root name={id}>
            <Field.Label>{t('compose.media.alt')}</Field.Label>
            <Textarea
              id={id}
              aria-label={t('compose.media.alt.name', { name })}
              dir="auto"
              padding={2}
              minHeight="6.4rem"
              readOnly={isDisabled}
              value={altText}
              placeholder={t('compose.media.alt.placeholder')}
              onChange={(event) => props.onAltText(event.target.value)}
            />
            {file && altText.trim() === '' ? (
              <StateText icon="warning" tone="warning">
                {t('compose.media.alt.missing')}
              </StateText>
            ) : null}
          </Field.Root>
        ) : null}
      </Words>
    </Flex>
  );
};
