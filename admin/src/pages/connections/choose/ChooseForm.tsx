import { useId, useState } from 'react';

import {
  Box,
  Button,
  Checkbox,
  EmptyStateLayout,
  Flex,
  SearchForm,
  Searchbar,
  Typography,
} from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { styled } from 'styled-components';

import type { AccountChoice } from '../../../../../contracts/account-choices';
import { Notice } from '../../../components/Notice';
import { RowList } from '../../../components/RowList';
import type { MessageId } from '../../../translations/message';
import { useText } from '../../../translations/use-text';
import { AccountOption } from './AccountOption';
import { ChooseNotes } from './ChooseNotes';
import {
  MAX_PICKED,
  allOf,
  canBePicked,
  findAccounts,
  isSearchWorthIt,
  preselected,
  withAll,
  withPick,
  type ChoiceAccount,
} from './account-selection';
import type { Choosing } from './use-choosing';

/** Stays in sight below a long list. */
const Foot = styled.div`
  position: sticky;
  inset-block-end: 0;
  z-index: 1;
  padding-block: ${({ theme }) => theme.spaces[4]};
  background: ${({ theme }) => theme.colors.neutral100};
`;

/** Why nothing can be connected yet; null when it can. */
const obstacleOf = (accounts: readonly ChoiceAccount[], count: number): MessageId | null => {
  if (!accounts.some(canBePicked)) return 'choose.noneUsable';
  if (count === 0) return 'choose.nothingPicked';
  return count > MAX_PICKED ? 'choose.tooMany' : null;
};

interface FilterProps {
  typed: string;
  onType: (typed: string) => void;
}

const Filter = ({ typed, onType }: FilterProps) => {
  const t = useText();
  return (
    <SearchForm onSubmit={(event) => event.preventDefault()}>
      <Searchbar
        name="account-search"
        value={typed}
        clearLabel={t('choose.search.clear')}
        placeholder={t('choose.search')}
        onChange={(event) => onType(event.target.value)}
        onClear={() => onType('')}
      >
        {t('choose.search')}
      </Searchbar>
    </SearchForm>
  );
};

/** The accounts of a consent, to pick from. */
export const ChooseForm = ({ choice, choosing }: { choice: AccountChoice; choosing: Choosing }) => {
  const t = useText();
  const obstacleId = useId();
  const { platform, accounts } = choice;
  const [picked, setPicked] = useState(() => preselected(accounts));
  const [typed, setTyped] = useState('');
  const shown = findAccounts(choice, typed);
  const usable = shown.filter(canBePicked);
  const obstacle = obstacleOf(accounts, picked.size);
  const { isBusy } = choosing;

  const connect = () => choosing.connect(accounts.filter(({ id }) => picked.has(id)));

  if (accounts.length === 0) {
    return (
      <EmptyStateLayout
        icon={<EmptyDocuments width="16rem" height="8.8rem" />}
        content={t('choose.empty', { platform: choice.platformLabel })}
        action={
          <Button variant="secondary" loading={isBusy} onClick={choosing.cancel}>
            {t('choose.back')}
          </Button>
        }
      />
    );
  }
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <ChooseNotes {...choice} />
      {isSearchWorthIt(accounts) ? <Filter typed={typed} onType={setTyped} /> : null}
      {usable.length > 1 ? (
        <Box paddingLeft={6}>
          <Checkbox
            checked={allOf(shown, picked)}
            disabled={isBusy}
            onCheckedChange={(checked) => setPicked(withAll(shown, picked, checked === true))}
          >
            {t('choose.selectAll', { count: usable.length })}
          </Checkbox>
        </Box>
      ) : null}
      {shown.length > 0 ? (
        <RowList.List label={t('choose.list')}>
          {shown.map((account) => (
            <AccountOption
              key={account.id}
              platform={platform}
              account={account}
              isPicked={picked.has(account.id)}
              isDisabled={isBusy}
              onPick={(isPicked) => setPicked(withPick(picked, account.id, isPicked))}
            />
          ))}
        </RowList.List>
      ) : (
        <Typography role="status" textColor="neutral600">
          {t('choose.noneFound', { typed })}
        </Typography>
      )}
      <Foot>
        <Flex direction="column" alignItems="stretch" gap={2}>
          {choosing.problem ? (
            <Notice tone="danger" isAnnounced>
              {choosing.problem}
            </Notice>
          ) : null}
          <Flex gap={3} alignItems="center" justifyContent="flex-end" wrap="wrap">
            <Typography id={obstacleId} variant="pi" textColor="neutral600" role="status">
              {obstacle ? t(obstacle, { max: MAX_PICKED }) : null}
            </Typography>
            <Button variant="tertiary" disabled={isBusy} onClick={choosing.cancel}>
              {t('choose.cancel')}
            </Button>
            <Button
              disabled={obstacle !== null}
              loading={choosing.isConnecting}
              aria-describedby={obstacle ? obstacleId : undefined}
              onClick={connect}
            >
              {t('choose.connect', { count: picked.size })}
            </Button>
          </Flex>
        </Flex>
      </Foot>
    </Flex>
  );
};
