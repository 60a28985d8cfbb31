import { useState } from 'react';

import { Box, Button, Checkbox, Flex } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useSearchParams } from 'react-router-dom';

import { APPROVAL_STATES, type ApprovalView } from '../../../../contracts/approvals';
import { useGetSocialApprovalsQuery } from '../../api/approvals-api';
import { useProblemText } from '../../api/use-problem-text';
import { ChoiceField } from '../../components/ChoiceField';
import { Notice } from '../../components/Notice';
import { RowList } from '../../components/RowList';
import { SectionError, SectionLoading } from '../../components/SectionState';
import { SiteSwitcher } from '../../components/SiteSwitcher';
import { useSite, type SiteChoice } from '../../components/use-site';
import { cursorOf, withListChanges } from '../../lists/list-address';
import { ListEmpty } from '../../lists/ListEmpty';
import { OnwardPages } from '../../lists/ListPages';
import { useText } from '../../translations/use-text';
import { useRights } from '../../use-rights';
import { selectionOf, withTick } from '../../lists/selection';
import { useRefetchOnReturn } from '../../components/use-poll';
import { APPROVAL_LOOK, type ApprovalState } from './approval-words';
import { ApprovalRow } from './ApprovalRow';
import { DecideDialog } from './DecideDialog';
import { ToldResult } from './ToldResult';
import { useDecisions, type Decisions } from './use-decisions';

const PAGE_SIZE = 25;
const NOTHING: ReadonlySet<number> = new Set();

interface ManyProps {
  shown: readonly ApprovalView[];
  ticked: ReadonlySet<number>;
  onTick: (ticked: ReadonlySet<number>) => void;
  onDecideMany: Decisions['decideMany'];
}

/** Deciding about all that are ticked. */
const Many = ({ shown, ticked, onTick, onDecideMany }: ManyProps) => {
  const t = useText();
  const { ids, all } = selectionOf(
    shown.map(({ id }) => id),
    ticked
  );
  const chosen = shown.filter(({ id }) => ids.includes(id));
  const count = ids.length;
  const decide = async (decision: 'approve' | 'reject', comment: string) => {
    const failure = await onDecideMany(decision, chosen, comment);
    if (failure === null) onTick(NOTHING);
    return failure;
  };
  return (
    <Flex justifyContent="space-between" alignItems="center" gap={4} wrap="wrap">
      <Checkbox
        checked={all}
        onCheckedChange={(checked) =>
          onTick(checked === true ? new Set(shown.map(({ id }) => id)) : NOTHING)
        }
      >
        {t('approvals.selectAll')}
      </Checkbox>
      <Flex gap={2} wrap="wrap">
        <DecideDialog
          decision="approve"
          title={t('approvals.approve.many', { count })}
          trigger={
            <Button variant="secondary" disabled={count === 0}>
              {t('approvals.approveSelected', { count })}
            </Button>
          }
          onDecide={(comment) => decide('approve', comment)}
        />
        <DecideDialog
          decision="reject"
          title={t('approvals.reject.many', { count })}
          trigger={
            <Button variant="danger-light" disabled={count === 0}>
              {t('approvals.rejectSelected', { count })}
            </Button>
          }
          onDecide={(comment) => decide('reject', comment)}
        />
      </Flex>
    </Flex>
  );
};

const Approvals = ({ choice }: { choice: SiteChoice }) => {
  const t = useText();
  const problemText = useProblemText();
  const { canApprove, canDistribute } = useRights();
  const [parameters, setParameters] = useSearchParams();
  const [ticked, setTicked] = useState(NOTHING);
  const decisions = useDecisions();
  const state: ApprovalState =
    APPROVAL_STATES.find((one) => one === parameters.get('state')) ?? 'pending';
  const { data, currentData, error, isFetching, refetch } = useGetSocialApprovalsQuery(
    {
      ...{ siteId: choice.siteId, state, pageSize: PAGE_SIZE },
      before: cursorOf(parameters, 'before'),
    },
    { refetchOnMountOrArgChange: true }
  );
  useRefetchOnReturn(refetch);
  // An answer about another state must not stand there as if it were the one to this.
  const page = currentData ?? (isFetching ? undefined : data);
  const approvals = page?.approvals ?? [];
  const isDeciding = canApprove && state === 'pending' && approvals.length > 0;
  const zoneOf = (siteId: number) => choice.sites.find(({ id }) => id === siteId)?.timezone;

  return (
    <>
      {decisions.told ? <ToldResult told={decisions.told} onClose={decisions.forget} /> : null}
      <Box maxWidth="32rem">
        <ChoiceField
          name="state"
          size="S"
          label={t('approvals.filter')}
          value={state}
          options={APPROVAL_STATES.map((value) => ({
            value,
            label: t(APPROVAL_LOOK[value].textId),
          }))}
          onChange={(value) => {
            setTicked(NOTHING);
            setParameters(
              (now) => withListChanges(now, { state: value === 'pending' ? null : value }),
              { replace: true }
            );
          }}
        />
      </Box>
      {!page && (isFetching || !error) ? <SectionLoading /> : null}
      {error && !isFetching ? (
        <SectionError message={problemText(error)} onRetry={() => void refetch()} />
      ) : null}
      {page && approvals.length === 0 ? (
        <ListEmpty content={t(state === 'pending' ? 'approvals.empty' : 'approvals.emptyState')} />
      ) : null}
      {isDeciding ? (
        <Many
          shown={approvals}
          ticked={ticked}
          onTick={setTicked}
          onDecideMany={decisions.decideMany}
        />
      ) : null}
      {approvals.length > 0 ? (
        <RowList.List label={t('approvals.title')}>
          {approvals.map((approval) => (
            <ApprovalRow
              key={approval.id}
              approval={approval}
              zone={zoneOf(approval.siteId)}
              canApprove={canApprove}
              canComment={canApprove || canDistribute}
              onDecide={decisions.decideOne}
              tick={
                isDeciding ? (
                  <Checkbox
                    aria-label={t('approvals.select', {
                      title: approval.entryTitle ?? t('approvals.untitled'),
                    })}
                    checked={ticked.has(approval.id)}
                    onCheckedChange={(checked) =>
                      setTicked(withTick(ticked, approval.id, checked === true))
                    }
                  />
                ) : null
              }
            />
          ))}
        </RowList.List>
      ) : null}
      {page ? (
        <OnwardPages name="before" next={page.nextBefore} nextLabel={t('approvals.older')} />
      ) : null}
    </>
  );
};

/** What waits for somebody who may approve, and what was decided. */
export const ApprovalsPage = () => {
  const t = useText();
  const rights = useRights();
  const choice = useSite();
  return (
    <Page.Main>
      <Page.Title>{t('approvals.title')}</Page.Title>
      <Layouts.Header title={t('approvals.title')} subtitle={t('approvals.subtitle')} />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
          {rights.canApprove || rights.isLoading ? null : (
            <Notice>{t('approvals.forbidden')}</Notice>
          )}
          <SiteSwitcher choice={choice} />
          {choice.isLoading ? (
            <SectionLoading />
          ) : (
            <Approvals key={choice.siteId} choice={choice} />
          )}
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
};
