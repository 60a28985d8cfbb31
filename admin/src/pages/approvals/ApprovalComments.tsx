import { useState, type FormEvent } from 'react';

import { Button, Flex, TextButton, Typography } from '@strapi/design-system';

import type { ApprovalView } from '../../../../contracts/approvals';
import { useCommentOnSocialApprovalMutation } from '../../api/approvals-api';
import { useProblemText } from '../../api/use-problem-text';
import { LinesField } from '../../components/LinesField';
import { TimeText } from '../../components/TimeText';
import { useText } from '../../translations/use-text';
import { commentProblem } from './approval-words';

const CommentForm = ({ id, onDone }: { id: number; onDone: () => void }) => {
  const t = useText();
  const problemText = useProblemText();
  const [send, { isLoading }] = useCommentOnSocialApprovalMutation();
  const [comment, setComment] = useState('');
  const [problem, setProblem] = useState<string | undefined>();

  const submit = async () => {
    const wrong = commentProblem(comment, true);
    if (wrong) return setProblem(t(wrong));
    const answer = await send({ id, request: { comment: comment.trim() } });
    if ('error' in answer) setProblem(problemText(answer.error));
    else onDone();
  };

  return (
    <form
      noValidate
      style={{ width: '100%' }}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        if (!isLoading) void submit();
      }}
    >
      <Flex direction="column" alignItems="stretch" gap={2}>
        <LinesField
          name={`comment-${id}`}
          label={t('approvals.comment')}
          hint={t('approvals.comment.hint')}
          error={problem}
          value={comment}
          onChange={(value) => {
            setComment(value);
            setProblem(undefined);
          }}
        />
        <Flex gap={2}>
          <Button type="submit" size="S" variant="secondary" loading={isLoading}>
            {t('approvals.comment.send')}
          </Button>
          <Button type="button" size="S" variant="tertiary" onClick={onDone}>
            {t('approvals.cancel')}
          </Button>
        </Flex>
      </Flex>
    </form>
  );
};

interface ApprovalCommentsProps {
  approval: ApprovalView;
  /** Whoever approves, and whoever asked: the server looks closer. */
  canComment: boolean;
}

/** What was said about it, and saying more. */
export const ApprovalComments = ({ approval, canComment }: ApprovalCommentsProps) => {
  const t = useText();
  const [isOpen, setIsOpen] = useState(false);
  const { id, comments, state } = approval;
  const canSay = canComment && state === 'pending';
  if (comments.length === 0 && !canSay) return null;
  return (
    <Flex direction="column" alignItems="flex-start" gap={2} width="100%">
      {comments.length > 0 ? (
        <Flex
          tag="ul"
          direction="column"
          alignItems="stretch"
          gap={2}
          aria-label={t('approvals.comments')}
        >
          {comments.map(({ author, text, at }) => (
            <li key={`${at}/${text}`}>
              <Typography variant="pi" textColor="neutral600">
                <span dir="auto">{author}</span>
                {' · '}
                <TimeText at={at} />
              </Typography>
              <Typography tag="p" variant="omega" textColor="neutral800" dir="auto">
                {text}
              </Typography>
            </li>
          ))}
        </Flex>
      ) : null}
      {canSay && !isOpen ? (
        <TextButton onClick={() => setIsOpen(true)}>{t('approvals.comment.add')}</TextButton>
      ) : null}
      {canSay && isOpen ? <CommentForm id={id} onDone={() => setIsOpen(false)} /> : null}
    </Flex>
  );
};
