import { useId, useRef, useState } from 'react';

import { Button, Flex, Modal, VisuallyHidden } from '@strapi/design-system';
import { Magic } from '@strapi/icons';

import type { EntryKey } from '../../api/distribution-api';
import { useText } from '../../translations/use-text';
import type { ComposerRow } from '../composer-row';
import { textFieldId } from '../field-ids';
import type { Composer } from '../use-composer';
import { canAsk } from './adapt-offer';
import { OfferNote } from './OfferNote';
import { ProposalsDialog } from './ProposalsDialog';
import { WritingProgress } from './WritingProgress';
import type { ProposalCard } from './proposal-card';
import { useAdaptOffer } from './use-adapt-offer';
import { useProposals } from './use-proposals';

interface AdaptActionProps {
  entry: EntryKey;
  /** `versionHash` of the entry that the panel shows. */
  revision: string;
  rows: readonly ComposerRow[];
  composer: Pick<Composer, 'override' | 'state' | 'keepProposals'>;
  canDistribute: boolean;
  /** Where the person goes on with words that they took; left out: in the field on this page. */
  onEdit?: (targetId: number) => void;
  /** Posts are on their way out: their words are not changed any more. */
  isDisabled: boolean;
}

/** "Adapt with AI": what it costs beside it, and the dialog with what is proposed. */
export const AdaptAction = (props: AdaptActionProps) => {
  const { entry, revision, rows, composer, canDistribute, isDisabled } = props;
  const t = useText();
  const noteId = useId();
  const buttonRef = useRef<HTMLButtonElement>(null);
  /** The target whose words the person goes on with after the dialog; null: at the button. */
  const edited = useRef<number | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const { offer, retry } = useAdaptOffer({ entry, revision, rows, canDistribute });
  const proposals = useProposals({ entry, rows, composer });
  const { run, cards, answer } = proposals;
  const hasSomething = run !== null || cards.length > 0;
  const openCount = cards.filter(({ state }) => state === 'open').length;

  if (offer.kind === 'hidden' && !hasSomething) return null;

  const start = () => {
    setIsOpen(true);
    if (hasSomething) return;
    const chosen = rows.filter(({ isChosen }) => isChosen);
    proposals.ask({ rows: chosen, hint: '', isFresh: false, replaces: false });
  };
  const edit = (card: ProposalCard) => {
    proposals.take(card, 'edited');
    edited.current = card.row.target.targetId;
    setIsOpen(false);
  };
  const focusAfterwards = () => {
    const targetId = edited.current;
    edited.current = null;
    if (targetId !== null && props.onEdit) return props.onEdit(targetId);
    const field = targetId === null ? null : document.getElementById(textFieldId(targetId, 0));
    (field ?? buttonRef.current)?.focus();
  };

  return (
    <Flex direction="column" alignItems="flex-start" gap={2}>
      <Button
        ref={buttonRef}
        variant="secondary"
        startIcon={<Magic />}
        aria-haspopup="dialog"
        aria-describedby={hasSomething ? undefined : noteId}
        disabled={isDisabled || (!hasSomething && !canAsk(offer))}
        onClick={start}
      >
        {hasSomething ? t('proposals.show', { count: openCount }) : t('proposals.action')}
      </Button>
      {hasSomething ? null : <OfferNote id={noteId} offer={offer} onRetry={retry} />}
      {run && !isOpen ? (
        <WritingProgress startedAt={run.startedAt} onCancel={proposals.cancel} />
      ) : null}
      <VisuallyHidden role="status">
        {answer && !run && !isOpen ? t('proposals.arrived', { count: cards.length }) : null}
      </VisuallyHidden>
      <Modal.Root open={isOpen} onOpenChange={setIsOpen}>
        {isOpen ? (
          <ProposalsDialog
            entry={entry}
            revision={revision}
            rows={rows}
            proposals={proposals}
            onEdit={edit}
            onClose={() => setIsOpen(false)}
            onClosed={focusAfterwards}
          />
        ) : null}
      </Modal.Root>
    </Flex>
  );
};
