import { useState, type FormEvent, type ReactElement } from 'react';

import { Button, Flex, Modal, Typography } from '@strapi/design-system';

import { LinesField } from '../../components/LinesField';
import { Notice } from '../../components/Notice';
import { useText } from '../../translations/use-text';
import { commentProblem } from './approval-words';

export type Decision = 'approve' | 'reject';

interface DecideDialogProps {
  decision: Decision;
  /** The button that opens it. */
  trigger: ReactElement;
  title: string;
  /** Answers what went wrong, in words; null: nothing. */
  onDecide: (comment: string) => Promise<string | null>;
}

const Form = ({
  decision,
  title,
  onDecide,
  onDone,
}: Omit<DecideDialogProps, 'trigger'> & { onDone: () => void }) => {
  const t = useText();
  const [comment, setComment] = useState('');
  const [wrong, setWrong] = useState<string | undefined>();
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const isRejection = decision === 'reject';

  const decide = async () => {
    const found = commentProblem(comment, isRejection);
    if (found) return setWrong(t(found));
    setBusy(true);
    const failure = await onDecide(comment.trim());
    setBusy(false);
    if (failure === null) onDone();
    else setProblem(failure);
  };

  return (
    <Modal.Content aria-describedby={undefined}>
      <form
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          if (!isBusy) void decide();
        }}
      >
        <Modal.Header closeLabel={t('approvals.close')}>
          <Modal.Title>{title}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            {problem ? (
              <Notice tone="danger" isAnnounced>
                {problem}
              </Notice>
            ) : null}
            <Typography variant="omega" textColor="neutral800">
              {t(isRejection ? 'approvals.reject.body' : 'approvals.approve.body')}
            </Typography>
            <LinesField
              name="comment"
              label={t(isRejection ? 'approvals.reject.reason' : 'approvals.approve.comment')}
              hint={t(isRejection ? 'approvals.reject.hint' : 'approvals.approve.hint')}
              error={wrong}
              value={comment}
              onChange={(value) => {
                setComment(value);
                setWrong(undefined);
              }}
            />
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Modal.Close>
            <Button variant="tertiary">{t('approvals.cancel')}</Button>
          </Modal.Close>
          <Button type="submit" variant={isRejection ? 'danger' : 'default'} loading={isBusy}>
            {t(isRejection ? 'approvals.reject' : 'approvals.approve')}
          </Button>
        </Modal.Footer>
      </form>
    </Modal.Content>
  );
};

/** Asks for the reason of a rejection, or a word with an approval; what was typed begins anew. */
export const DecideDialog = ({ trigger, ...form }: DecideDialogProps) => {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Modal.Root open={isOpen} onOpenChange={setIsOpen}>
      <Modal.Trigger>{trigger}</Modal.Trigger>
      {isOpen ? <Form {...form} onDone={() => setIsOpen(false)} /> : null}
    </Modal.Root>
  );
};
