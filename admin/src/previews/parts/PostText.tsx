import { memo, useMemo, useState } from 'react';

import { styled } from 'styled-components';

import { useText } from '../../translations/use-text';
import type { Look, PreviewWidth } from '../looks/look';
import type { PostOptions } from '../post-options';
import type { TextSegment } from '../text/segment';
import { textView } from '../text/text-view';
import { QuietButton } from './quiet-button';
import { Spoiler } from './Spoiler';

const Paragraph = styled.p`
  margin: 0;
  white-space: pre-wrap;
  overflow-wrap: anywhere;
  text-align: start;
`;

const Coloured = styled.span`
  color: var(--preview-link);
`;

const Over = styled.mark`
  background: var(--preview-over);
  color: var(--preview-onOver);
  text-decoration: underline;
  text-decoration-thickness: 1px;
  text-underline-offset: 3px;
`;

const Segment = ({ segment: { kind, shown, isOver } }: { segment: TextSegment }) => {
  if (isOver) return <Over>{shown}</Over>;
  if (kind === 'spoiler') return <Spoiler text={shown} />;
  return kind === 'text' ? shown : <Coloured>{shown}</Coloured>;
};

interface PostTextProps {
  platform: string;
  options: PostOptions;
  text: string;
  overflowAt: number | null;
  /** BCP-47, for the voice that reads it. */
  language: string | null;
  look: Look;
  width: PreviewWidth;
  /** False: all of it is shown. @default true */
  isFoldable?: boolean;
}

/** The words of one part, letter by letter as the platform shows them. */
export const PostText = memo((props: PostTextProps) => {
  const { platform, options, text, overflowAt, language, look, width, isFoldable = true } = props;
  const t = useText();
  const [isUnfolded, setUnfolded] = useState(false);
  const { segments, beginning } = useMemo(
    () =>
      textView({
        ...{ platform, options, text, overflowAt, width },
        fold: isFoldable ? look.fold : null,
      }),
    [platform, options, text, overflowAt, width, look, isFoldable]
  );
  if (text === '') return null;
  const isFolded = beginning !== null && !isUnfolded;
  const shown = isFolded ? beginning : segments;

  return (
    <Paragraph dir="auto" lang={language ?? undefined}>
      <span data-preview="text">
        {shown.map((segment, index) => (
          <Segment key={index} segment={segment} />
        ))}
      </span>
      {isFolded ? (
        <>
          {'… '}
          <QuietButton type="button" onClick={() => setUnfolded(true)}>
            {t(look.foldMessageId)}
          </QuietButton>
        </>
      ) : null}
      {beginning !== null && isUnfolded ? (
        <>
          {' '}
          <QuietButton type="button" onClick={() => setUnfolded(false)}>
            {t('previews.fold.less')}
          </QuietButton>
        </>
      ) : null}
    </Paragraph>
  );
});
PostText.displayName = 'PostText';
