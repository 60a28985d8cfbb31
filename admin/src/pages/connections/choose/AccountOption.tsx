import { useId } from 'react';

import { Box, Checkbox, Flex, Typography } from '@strapi/design-system';

import { RowList } from '../../../components/RowList';
import { StateText } from '../../../components/StateText';
import { accountNameOf } from '../../../platforms/presentation';
import { useText } from '../../../translations/use-text';
import { AccountPicture } from '../AccountPicture';
import { canBePicked, type ChoiceAccount } from './account-selection';

interface AccountOptionProps {
  platform: string;
  account: ChoiceAccount;
  isPicked: boolean;
  isDisabled: boolean;
  onPick: (isPicked: boolean) => void;
}

/** One account to pick, or why it cannot be. */
export const AccountOption = (props: AccountOptionProps) => {
  const { platform, account, isPicked, isDisabled, onPick } = props;
  const t = useText();
  const boxId = useId();
  const noteId = useId();
  const { name, handle, avatarUrl, kind, problem, isConnected } = account;
  const called = accountNameOf(platform, handle);
  const hasNote = problem !== null || isConnected;
  const kindText =
    kind === 'organization' ? t('choose.kind.organization') : t('choose.kind.person');

  return (
    <RowList.Row
      tick={
        <Flex paddingTop={2}>
          <Checkbox
            id={boxId}
            checked={isPicked}
            disabled={isDisabled || !canBePicked(account)}
            aria-describedby={hasNote ? noteId : undefined}
            onCheckedChange={(checked) => onPick(checked === true)}
          />
        </Flex>
      }
    >
      <Flex tag="label" htmlFor={boxId} gap={3} alignItems="center">
        <AccountPicture name={name || called} avatarUrl={avatarUrl} />
        <Flex tag="span" direction="column" alignItems="flex-start">
          <Typography variant="omega" fontWeight="semiBold" dir="auto">
            {name || called}
          </Typography>
          <Typography variant="pi" textColor="neutral600">
            {name && name !== called ? <bdi>{called}</bdi> : null}
            {name && name !== called ? ' · ' : null}
            {kindText}
          </Typography>
        </Flex>
      </Flex>
      {hasNote ? (
        <Box id={noteId}>
          {problem ? (
            <StateText icon="warning" tone="warning">
              {problem}
            </StateText>
          ) : (
            <Typography variant="pi" textColor="neutral700">
              {t('choose.isConnected')}
            </Typography>
          )}
        </Box>
      ) : null}
    </RowList.Row>
  );
};
