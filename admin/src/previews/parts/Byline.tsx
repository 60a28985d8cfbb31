import { styled } from 'styled-components';

import type { TargetPreview } from '../../../../contracts/dispatch';
import { accountNameOf } from '../../platforms/presentation';
import { useText } from '../../translations/use-text';
import type { Look } from '../looks/look';
import { wordOf, wordsOf } from '../post-options';

const Line = styled.span`
  display: flex;
  flex: 1 1 auto;
  flex-wrap: wrap;
  align-items: baseline;
  gap: 0 4px;
  min-inline-size: 0;
  overflow-wrap: anywhere;
`;

const Stack = styled(Line)`
  flex-direction: column;
  align-items: flex-start;
`;

const Name = styled.bdi`
  font-weight: 700;
`;

const Muted = styled.span`
  color: var(--preview-muted);
`;

interface BylineProps {
  target: TargetPreview;
  byline: Look['byline'];
}

/** What the account is called where a platform shows one name only. */
export const shownNameOf = (
  { accountName, handle }: Pick<TargetPreview, 'accountName' | 'handle'>,
  byline: Look['byline']
): string =>
  byline === 'handle' ? handle.replace(/^@/, '') : accountName.trim() || handle.replace(/^@/, '');

/** Who posts, as the platform writes it. */
export const Byline = ({ target, byline }: BylineProps) => {
  const t = useText();
  const name = <Name>{shownNameOf(target, byline)}</Name>;
  const handle = <bdi>{accountNameOf(target.platform, target.handle)}</bdi>;
  const now = t('previews.now');
  const dot = <span aria-hidden>·</span>;
  const topic = target.platform === 'threads' ? wordOf(target.options, 'topicTag') : '';
  const together = target.platform === 'instagram' ? wordsOf(target.options, 'collaborators') : [];

  switch (byline) {
    case 'line':
      return (
        <Line>
          {name}
          <Muted>{handle}</Muted>
          <Muted>
            {dot} {now}
          </Muted>
        </Line>
      );
    case 'stacked':
      return (
        <>
          <Stack>
            {name}
            <Muted>{handle}</Muted>
          </Stack>
          <Muted>{now}</Muted>
        </>
      );
    case 'name':
      return (
        <Stack>
          {name}
          <Muted>{now}</Muted>
        </Stack>
      );
    case 'handle':
      return (
        <Line>
          {name}
          {together.map((other) => (
            <Name key={other}>{`+ ${other}`}</Name>
          ))}
          {topic ? (
            <>
              <span aria-hidden>›</span>
              <Name>{topic}</Name>
            </>
          ) : null}
          <Muted>{now}</Muted>
        </Line>
      );
  }
};
