import { styled } from 'styled-components';

import type { PartPreview } from '../../../../contracts/dispatch';
import { veilOf } from '../labels-of';
import { PostMedia } from '../media/PostMedia';
import { Actions } from '../parts/Actions';
import { Avatar } from '../parts/Avatar';
import { Byline } from '../parts/Byline';
import { FirstComment } from '../parts/FirstComment';
import { Glyph } from '../parts/Glyph';
import { Labels } from '../parts/Labels';
import { LinkCard } from '../parts/LinkCard';
import { PartText } from '../parts/PartText';
import { Poll } from '../parts/Poll';
import { pollOf } from '../poll-of';
import { extrasOf } from '../post-extras';
import type { LayoutProps } from './layout-props';

const Block = styled.div`
  display: flex;
  flex-direction: column;
  gap: 8px;
  padding: 12px 16px;
`;

const Head = styled.div`
  display: flex;
  gap: 8px;
  align-items: center;
`;

const FileTitle = styled.p`
  margin: 0;
  padding: 8px 16px;
  background: var(--preview-chip);
  font-weight: 600;
  overflow-wrap: anywhere;
`;

const Edge = styled.div`
  padding: 4px 16px 8px;
  border-block-start: 1px solid var(--preview-border);
`;

const Part = ({ part, ...props }: LayoutProps & { part: PartPreview }) => {
  const { target, look } = props;
  const { card, options, platform, platformLabel } = target;
  const poll = pollOf(options);
  const { fileTitle } = extrasOf(target);
  return (
    <>
      <Block>
        <Head>
          <Avatar target={target} look={look} />
          <Byline target={target} byline={look.byline} />
          <Glyph name="more" />
        </Head>
        <Labels target={target} />
        <PartText {...props} part={part} />
        {poll ? <Poll poll={poll} /> : null}
        {card && part.media.length === 0 ? (
          <LinkCard {...{ card, platform, platformLabel }} style={look.card} />
        ) : null}
      </Block>
      <PostMedia files={part.media} look={look} options={options} veil={veilOf(target)} />
      {fileTitle ? <FileTitle dir="auto">{fileTitle}</FileTitle> : null}
    </>
  );
};

/** Facebook and LinkedIn: the head above, files from edge to edge. */
export const PagePost = (props: LayoutProps) => (
  <>
    {props.target.parts.map((part, index) => (
      <Part key={index} {...props} part={part} />
    ))}
    <Edge>
      <Actions icons={props.look.actions} />
    </Edge>
    <FirstComment {...props} />
  </>
);
