import { styled } from 'styled-components';

import type { PartPreview } from '../../../../contracts/dispatch';
import { veilOf } from '../labels-of';
import { PostMedia } from '../media/PostMedia';
import { Actions } from '../parts/Actions';
import { Avatar } from '../parts/Avatar';
import { Byline } from '../parts/Byline';
import { ContentWarning } from '../parts/ContentWarning';
import { FirstComment } from '../parts/FirstComment';
import { Labels } from '../parts/Labels';
import { LinkCard } from '../parts/LinkCard';
import { PartText } from '../parts/PartText';
import { Poll } from '../parts/Poll';
import { pollOf } from '../poll-of';
import { extrasOf } from '../post-extras';
import type { LayoutProps } from './layout-props';

const Parts = styled.ol`
  margin: 0;
  padding: 12px 16px 0;
  list-style: none;
`;

const Item = styled.li`
  display: flex;
  gap: 12px;
`;

/** The avatar, and below it the line to the next part. */
const Side = styled.div`
  display: flex;
  flex: 0 0 auto;
  flex-direction: column;
  align-items: center;
  gap: 4px;
`;

const ThreadLine = styled.span`
  flex: 1 1 auto;
  inline-size: 2px;
  min-block-size: 12px;
  margin-block-end: 4px;
  background: var(--preview-border);
`;

const Body = styled.div`
  display: flex;
  flex: 1 1 auto;
  flex-direction: column;
  gap: 8px;
  min-inline-size: 0;
  padding-block-end: 12px;
`;

const Head = styled.div`
  display: flex;
  gap: 8px;
  justify-content: space-between;
`;

const Attached = styled.p`
  max-block-size: 120px;
  margin: 0;
  padding: 12px;
  overflow: hidden;
  border: 1px solid var(--preview-border);
  border-radius: 12px;
  overflow-wrap: anywhere;
  white-space: pre-wrap;
`;

/** The same one each time, so that files are not drawn anew. */
const NO_OPTIONS = {};

interface PartProps extends LayoutProps {
  part: PartPreview;
  isFirst: boolean;
  isLast: boolean;
}

/** What belongs to the post as a whole and stands at its first part. */
const Beside = ({ target, look, part }: Omit<PartProps, 'isFirst' | 'isLast'>) => {
  const { card, platform, platformLabel, options } = target;
  const poll = pollOf(options);
  const { attachedText } = extrasOf(target);
  return (
    <>
      {poll ? <Poll poll={poll} /> : null}
      {card && part.media.length === 0 ? (
        <LinkCard {...{ card, platform, platformLabel }} style={look.card} />
      ) : null}
      {attachedText ? <Attached dir="auto">{attachedText}</Attached> : null}
    </>
  );
};

const Part = (props: PartProps) => {
  const { target, look, width, part, isFirst, isLast } = props;
  return (
    <Item>
      <Side>
        <Avatar target={target} look={look} />
        {isLast ? null : <ThreadLine />}
      </Side>
      <Body>
        <Head>
          <Byline target={target} byline={look.byline} />
        </Head>
        {isFirst ? <Labels target={target} /> : null}
        <ContentWarning text={extrasOf(target).contentWarning}>
          <PartText {...{ target, look, width, part }} />
          <PostMedia
            files={part.media}
            look={look}
            options={isFirst ? target.options : NO_OPTIONS}
            veil={veilOf(target)}
          />
          {isFirst ? <Beside {...{ target, look, width, part }} /> : null}
        </ContentWarning>
        <Actions icons={look.actions} />
      </Body>
    </Item>
  );
};

/** X, Bluesky, Mastodon and Threads: the account at the side, parts bound by a line. */
export const ThreadPost = ({ target, look, width }: LayoutProps) => (
  <>
    <Parts>
      {target.parts.map((part, index) => (
        <Part
          key={index}
          {...{ target, look, width, part }}
          isFirst={index === 0}
          isLast={index === target.parts.length - 1}
        />
      ))}
    </Parts>
    <FirstComment {...{ target, look, width }} />
  </>
);
