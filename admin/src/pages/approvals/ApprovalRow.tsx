import type { ReactNode } from 'react';

import { Button, Flex, Link, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { NavLink } from 'react-router-dom';

import type { ApprovalView } from '../../../../contracts/approvals';
import { Notice } from '../../components/Notice';
import { RowList } from '../../components/RowList';
import { StateText } from '../../components/StateText';
import { TimeText } from '../../components/TimeText';
import { useText } from '../../translations/use-text';
import { entryPathOf } from '../../entries/entry-path';
import { APPROVAL_LOOK } from './approval-words';
import { ApprovalComments } from './ApprovalComments';
import { ApprovalPosts } from './ApprovalPosts';
import { DecideDialog, type Decision } from './DecideDialog';

interface ApprovalRowProps {
  approval: ApprovalView;
  /** Of its site. */
  zone: string | undefined;
  tick: ReactNode;
  canApprove: boolean;
  canComment: boolean;
  onDecide: (decision: Decision, approval: ApprovalView, comment: string) => Promise<string | null>;
}

const Actions = ({ approval, onDecide }: Pick<ApprovalRowProps, 'approval' | 'onDecide'>) => {
  const t = useText();
  const title = approval.entryTitle ?? t('approvals.untitled');
  return (
    <Flex gap={2}>
      <DecideDialog
        decision="approve"
        title={t('approvals.approve.title', { title })}
        trigger={
          <Button size="S" aria-label={t('approvals.approve.one', { title })}>
            {t('approvals.approve')}
          </Button>
        }
        onDecide={(comment) => onDecide('approve', approval, comment)}
      />
      <DecideDialog
        decision="reject"
        title={t('approvals.reject.title', { title })}
        trigger={
          <Button size="S" variant="danger-light" aria-label={t('approvals.reject.one', { title })}>
            {t('approvals.reject')}
          </Button>
        }
        onDecide={(comment) => onDecide('reject', approval, comment)}
      />
    </Flex>
  );
};

/** Who wants what to go out, the posts themselves, what was said, and the decision. */
export const ApprovalRow = (props: ApprovalRowProps) => {
  const { approval, zone, tick, canApprove, canComment, onDecide } = props;
  const t = useText();
  const intl = useIntl();
  const { entryUid, entryDocumentId, locale, state, dueAt, decidedBy, decidedAt } = approval;
  const title = approval.entryTitle ?? t('approvals.untitled');
  const { icon, tone, textId } = APPROVAL_LOOK[state];
  const time =
    dueAt === null
      ? t('approvals.due.atOnce')
      : t('approvals.due', {
          time: intl.formatDate(dueAt, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone }),
          zone: zone ?? '',
        });
  return (
    <RowList.Row
      label={title}
      tick={tick}
      actions={
        canApprove && state === 'pending' ? (
          <Actions approval={approval} onDecide={onDecide} />
        ) : null
      }
    >
      <Link
        tag={NavLink}
        dir="auto"
        to={entryPathOf({ entryUid, entryDocumentId, locale, entryKind: 'collectionType' })}
      >
        {title}
      </Link>
      <Typography variant="pi" textColor="neutral600">
        <span dir="auto">{t('approvals.askedBy', { name: approval.requestedBy })}</span>
        {' · '}
        <TimeText at={approval.requestedAt} />
        {locale ? ` · ${locale}` : null}
      </Typography>
      <StateText icon={icon} tone={tone}>
        {t(textId)}
      </StateText>
      {state === 'pending' ? (
        <Typography variant="omega" textColor="neutral800">
          {time}
        </Typography>
      ) : null}
      {decidedBy && decidedAt ? (
        <Typography variant="pi" textColor="neutral600">
          <span dir="auto">{t('approvals.decidedBy', { name: decidedBy })}</span>
          {' · '}
          <TimeText at={decidedAt} />
        </Typography>
      ) : null}
      {approval.isChanged ? <Notice tone="warning">{t('approvals.changed')}</Notice> : null}
      {approval.note ? <Notice>{approval.note}</Notice> : null}
      <ApprovalPosts posts={approval.posts} zone={zone} />
      <ApprovalComments approval={approval} canComment={canComment} />
    </RowList.Row>
  );
};
