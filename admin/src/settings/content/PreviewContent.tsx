import type { ReactNode } from 'react';

import { Box, Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { MappingPreview } from '../../../../contracts/mappings';
import { Notice } from '../../components/Notice';
import type { MessageId } from '../../translations/message';
import { useText } from '../../translations/use-text';
import { PreviewFiles } from './PreviewFiles';
import { PreviewLink } from './PreviewLink';
import type { LinkChecking } from './use-mapping-preview';

const List = styled.dl`
  display: flex;
  flex-direction: column;
  gap: ${({ theme }) => theme.spaces[4]};
`;

/** Texts as the entry has them, with its lines; words without spaces must not widen the page. */
const Written = styled.div`
  white-space: pre-line;
  overflow-wrap: anywhere;
`;

/** The beginning is enough to recognise a text. */
const Beginning = styled(Written)`
  max-height: 18rem;
  overflow-y: auto;
`;

const Part = ({ nameId, children }: { nameId: MessageId; children: ReactNode }) => {
  const t = useText();
  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Typography tag="dt" variant="sigma" textColor="neutral600">
        {t(nameId)}
      </Typography>
      <dd>{children}</dd>
    </Flex>
  );
};

/** A text of the entry, or in grey that there is none. */
const Value = ({ text, isTitle = false }: { text: string | null; isTitle?: boolean }) => {
  const t = useText();
  if (!text) {
    return (
      <Typography variant="omega" textColor="neutral600">
        {t('content.preview.nothing')}
      </Typography>
    );
  }
  return (
    <Typography
      tag={Written}
      variant={isTitle ? 'delta' : 'omega'}
      textColor="neutral800"
      dir="auto"
    >
      {text}
    </Typography>
  );
};

const Body = ({ body, bodyLength }: Pick<MappingPreview, 'body' | 'bodyLength'>) => {
  const t = useText();
  if (!body) return <Value text={null} />;
  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      {/* It scrolls, so it must be reached by keys. */}
      <Beginning tabIndex={0} role="group" aria-label={t('content.role.body')}>
        <Typography variant="omega" textColor="neutral800" dir="auto">
          {body}
          {bodyLength > body.length ? '…' : ''}
        </Typography>
      </Beginning>
      <Typography variant="pi" textColor="neutral600">
        {t('content.preview.length', { count: bodyLength })}
      </Typography>
    </Flex>
  );
};

const Tags = ({ tags }: Pick<MappingPreview, 'tags'>) => {
  if (tags.length === 0) return <Value text={null} />;
  return (
    // No badges: those write everything in capitals.
    <Flex gap={2} wrap="wrap">
      {tags.map((tag, index) => (
        <Box
          key={`${index}/${tag}`}
          background="neutral150"
          hasRadius
          paddingLeft={2}
          paddingRight={2}
          style={{ overflowWrap: 'anywhere' }}
        >
          <Typography variant="pi" textColor="neutral800" dir="auto">
            {tag}
          </Typography>
        </Box>
      ))}
    </Flex>
  );
};

interface PreviewContentProps {
  preview: MappingPreview;
  /** About the whole; those about a field stand at it. */
  problems: readonly string[];
  linkChecking: LinkChecking;
}

/** What a post can be made of. */
export const PreviewContent = ({ preview, problems, linkChecking }: PreviewContentProps) => {
  const t = useText();
  const { entry, title, summary, link, cover, gallery, author, language } = preview;
  const notices = problems.map((problem) => (
    <Notice key={problem} tone={entry ? 'warning' : 'neutral'}>
      {problem}
    </Notice>
  ));
  if (!entry) return <>{notices}</>;
  return (
    <>
      {notices}
      <List>
        <Part nameId="content.role.title">
          <Value text={title} isTitle />
        </Part>
        <Part nameId="content.role.summary">
          <Value text={summary} />
        </Part>
        <Part nameId="content.link">
          <PreviewLink link={link} checking={linkChecking} />
        </Part>
        <Part nameId="content.role.image">
          {cover ? (
            <PreviewFiles files={[cover]} label={t('content.role.image')} />
          ) : (
            <Value text={null} />
          )}
        </Part>
        <Part nameId="content.preview.gallery">
          {gallery.length > 0 ? (
            <PreviewFiles files={gallery} label={t('content.preview.gallery')} />
          ) : (
            <Value text={null} />
          )}
        </Part>
        <Part nameId="content.role.tags">
          <Tags tags={preview.tags} />
        </Part>
        <Part nameId="content.role.author">
          <Value text={author} />
        </Part>
        <Part nameId="content.role.language">
          <Value text={language} />
        </Part>
        <Part nameId="content.role.body">
          <Body body={preview.body} bodyLength={preview.bodyLength} />
        </Part>
      </List>
    </>
  );
};
