import { Flex, IconButton, Typography } from '@strapi/design-system';
import { Pencil, Trash } from '@strapi/icons';

import { useRemoveSocialTargetMutation, type TargetView } from '../../api/targets-api';
import { useProblemText } from '../../api/use-problem-text';
import { ConfirmedAction } from '../../components/ConfirmedAction';
import { RowList } from '../../components/RowList';
import { StateText } from '../../components/StateText';
import { useText } from '../../translations/use-text';
import { formatLabelOf, wayWords, type AccountWays } from './way-groups';
import { WayFormDialog } from './WayFormDialog';

/** How it went, told where it was done. */
export interface WayOutcome {
  tone: 'neutral' | 'danger';
  text: string;
}

interface WayRowProps {
  way: TargetView;
  account: AccountWays;
  /** Another way of the platform names its languages. */
  hasOthers: boolean;
  onOutcome: (outcome: WayOutcome | null) => void;
  onRemoved: () => void;
}

const Actions = ({ way, account, onOutcome, onRemoved }: Omit<WayRowProps, 'hasOthers'>) => {
  const t = useText();
  const problemText = useProblemText();
  const [removeWay, removing] = useRemoveSocialTargetMutation();
  const values = { way: way.name };

  const remove = async () => {
    onOutcome(null);
    const answer = await removeWay(way.id);
    if ('error' in answer) return onOutcome({ tone: 'danger', text: problemText(answer.error) });
    onOutcome({ tone: 'neutral', text: t('ways.removed', values) });
    onRemoved();
  };

  return (
    <Flex gap={2} justifyContent="flex-end" alignItems="center">
      <WayFormDialog
        trigger={
          <IconButton variant="ghost" label={t('ways.edit', values)}>
            <Pencil />
          </IconButton>
        }
        connection={account.connection}
        platform={account.platform}
        target={way}
        onSaved={(saved) => onOutcome({ tone: 'neutral', text: t('ways.saved', { way: saved }) })}
      />
      <ConfirmedAction
        trigger={
          <IconButton
            variant="ghost"
            label={t('ways.remove', values)}
            disabled={removing.isLoading}
          >
            <Trash />
          </IconButton>
        }
        title={t('ways.remove.title', values)}
        body={t('ways.remove.body', values)}
        confirmLabel={t('ways.remove.confirm')}
        onConfirm={remove}
      />
    </Flex>
  );
};

/** One way to publish: what it is called, whether it is on, and what it does. */
export const WayRow = ({ way, account, hasOthers, onOutcome, onRemoved }: WayRowProps) => {
  const t = useText();
  const words = wayWords(way, { hasOthers }).map(({ messageId, values }) => t(messageId, values));
  return (
    <RowList.Row
      label={way.name}
      actions={<Actions way={way} account={account} onOutcome={onOutcome} onRemoved={onRemoved} />}
    >
      <Flex gap={4} alignItems="center" wrap="wrap">
        <Typography variant="omega" fontWeight="semiBold" dir="auto">
          {way.name}
        </Typography>
        <StateText
          icon={way.enabled ? 'check' : 'minus'}
          tone={way.enabled ? 'success' : 'neutral'}
        >
          {way.enabled ? t('ways.on') : t('ways.off')}
        </StateText>
      </Flex>
      <Typography variant="pi" textColor="neutral600">
        {[formatLabelOf(account.platform, way.format), ...words].join(' · ')}
      </Typography>
    </RowList.Row>
  );
};
