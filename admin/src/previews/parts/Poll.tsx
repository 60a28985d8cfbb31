import { styled } from 'styled-components';

import { useText } from '../../translations/use-text';
import type { PostPoll } from '../poll-of';

const Box = styled.div`
  display: flex;
  flex-direction: column;
  gap: 8px;
  color: var(--preview-ink);
`;

const Choices = styled.ul`
  display: flex;
  flex-direction: column;
  gap: 6px;
  margin: 0;
  padding: 0;
  list-style: none;

  & > li {
    padding: 6px 12px;
    border: 1px solid var(--preview-border);
    border-radius: 16px;
    overflow-wrap: anywhere;
  }
`;

const Note = styled.span`
  color: var(--preview-muted);
  font-size: 1.3rem;
`;

/** The question and the answers; nobody has voted yet. */
export const Poll = ({ poll: { question, choices, takesSeveral } }: { poll: PostPoll }) => {
  const t = useText();
  return (
    <Box>
      {question ? <strong dir="auto">{question}</strong> : null}
      <Choices>
        {choices.map((choice, index) => (
          <li key={index} dir="auto">
            {choice}
          </li>
        ))}
      </Choices>
      <Note>{takesSeveral ? t('previews.poll.several') : t('previews.poll.one')}</Note>
    </Box>
  );
};
