import { useEffect, useRef, useState } from 'react';

import { Button, Checkbox, Flex, Modal, Typography, VisuallyHidden } from '@strapi/design-system';

import type { EntryKey } from '../../api/distribution-api';
import { accountNameOf } from '../../platforms/presentation';
import { useText } from '../../translations/use-text';
import type { ComposerRow } from '../composer-row';
import { AnswerNotes } from './AnswerNotes';
import { ProposalArticle } from './ProposalArticle';
import { WriteAgain } from './WriteAgain';
import { WritingProgress } from './WritingProgress';
import { acceptableAtOnce, unwrittenRows, type ProposalCard } from './proposal-card';
import { useEstimate } from './use-adapt-offer';
import type { Proposals } from './use-proposals';

interface ProposalsDialogProps {
  entry: EntryKey;
  /** `versionHash` of the entry as it stands in the panel. */
  revision: string;
  rows: readonly ComposerRow[];
  proposals: Proposals;
  /** The words are taken; the person goes on in the field of the panel. */
  onEdit: (card: ProposalCard) => void;
  onClose: () => void;
  /** Once the dialog is gone: where the focus goes. */
  onClosed: () => void;
}

const nameOf = ({ target }: ComposerRow) => ({
  platform: target.platformLabel,
  account: accountNameOf(target.platform, target.handle),
});

/** What is proposed for every account that takes part, and the decisions about it. */
export const ProposalsDialog = (props: ProposalsDialogProps) => {
  const { entry, revision, rows, proposals, onClose } = props;
  const t = useText();
  const { cards, run, answer } = proposals;
  const [hint, setHint] = useState('');
  const [showsChanges, setShowsChanges] = useState(true);
  const [said, setSaid] = useState('');
  const headingRef = useHeadingFocus(run !== null);
  const unwritten = unwrittenRows(rows);
  const isFresh = cards.length > 0;
  const { data: estimate } = useEstimate({
    ...{ entry, revision, isFresh, rows: unwritten },
    isSkipped: unwritten.length === 0 || run !== null,
  });
  const acceptable = acceptableAtOnce(cards);

  const accept = (chosen: readonly ProposalCard[]) => {
    for (const card of chosen) proposals.take(card, 'accepted');
    setSaid(chosen.map(({ row }) => t('proposals.said.accepted', nameOf(row))).join(' '));
  };
  const discard = (card: ProposalCard) => {
    proposals.discard(card);
    setSaid(t('proposals.said.discarded', nameOf(card.row)));
  };
  const ask = (wish: { rows: readonly ComposerRow[]; isFresh: boolean; replaces: boolean }) => {
    setSaid('');
    proposals.ask({ ...wish, hint });
  };

  return (
    <Modal.Content
      aria-describedby={undefined}
      onOpenAutoFocus={(event) => {
        event.preventDefault();
        headingRef.current?.focus();
      }}
      onCloseAutoFocus={(event) => {
        event.preventDefault();
        props.onClosed();
      }}
    >
      <Modal.Header closeLabel={t('proposals.close')}>
        <Modal.Title>{t('proposals.action')}</Modal.Title>
      </Modal.Header>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Flex direction="column" alignItems="stretch" gap={2}>
            <Typography tag="h3" variant="delta" ref={headingRef} tabIndex={-1}>
              {run
                ? t('proposals.running', { count: run.standing.size })
                : t('proposals.count', { count: cards.length })}
            </Typography>
            <Typography variant="pi" textColor="neutral600">
              {t('proposals.onlyProposals')}
            </Typography>
          </Flex>
          {run ? <WritingProgress startedAt={run.startedAt} onCancel={proposals.cancel} /> : null}
          <AnswerNotes
            answer={answer}
            stop={proposals.stop}
            isStale={answer !== null && run === null && answer.versionHash !== revision}
          />
          {cards.some(({ bringsText }) => bringsText) ? (
            <Checkbox
              checked={showsChanges}
              onCheckedChange={(checked) => setShowsChanges(checked === true)}
            >
              {t('proposals.showChanges')}
            </Checkbox>
          ) : null}
          {cards.map((card) => (
            <ProposalArticle
              key={card.row.target.targetId}
              card={card}
              canUseFiles={proposals.canUseFiles}
              showsChanges={showsChanges}
              isAsking={run !== null}
              onAccept={() => accept([card])}
              onEdit={() => props.onEdit(card)}
              onDiscard={() => discard(card)}
              onWriteAnew={() =>
                // What was never asked for may be known already, and then is free.
                ask({
                  rows: [card.row],
                  isFresh: card.words.proposal.source !== 'kept',
                  replaces: true,
                })
              }
            />
          ))}
          <WriteAgain
            hint={hint}
            count={unwritten.length}
            estimate={estimate}
            isAgain={isFresh}
            isAsking={run !== null}
            onHint={setHint}
            onWrite={() => ask({ rows: unwritten, isFresh, replaces: false })}
          />
        </Flex>
        <VisuallyHidden role="status">
          {said || (answer && !run ? t('proposals.arrived', { count: cards.length }) : null)}
        </VisuallyHidden>
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" onClick={onClose}>
          {t('proposals.close')}
        </Button>
        {acceptable.length > 0 ? (
          <Button onClick={() => accept(acceptable)}>
            {t('proposals.acceptAll', { count: acceptable.length })}
          </Button>
        ) : null}
      </Modal.Footer>
    </Modal.Content>
  );
};

/** The heading says what happens; it takes the focus when a question begins, or lost its button. */
const useHeadingFocus = (isRunning: boolean) => {
  const headingRef = useRef<HTMLHeadingElement>(null);
  const wasRunning = useRef(isRunning);
  useEffect(() => {
    const { current: heading } = headingRef;
    if (wasRunning.current === isRunning) return;
    wasRunning.current = isRunning;
    const focused = document.activeElement;
    const isLost = focused === null || focused === document.body || focused.contains(heading);
    if (isRunning || isLost) heading?.focus();
  }, [isRunning]);
  return headingRef;
};
