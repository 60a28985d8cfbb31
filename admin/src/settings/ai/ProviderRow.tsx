import { Button, Flex, IconButton } from '@strapi/design-system';
import { ArrowDown, ArrowUp, Pencil, Trash } from '@strapi/icons';

import type { AiProviderView } from '../../../../contracts/ai-providers';
import {
  useRemoveSocialAiProviderMutation,
  useTestSocialAiProviderMutation,
} from '../../api/ai-api';
import { useProblemText } from '../../api/use-problem-text';
import { ConfirmedAction } from '../../components/ConfirmedAction';
import { RowList } from '../../components/RowList';
import { useText } from '../../translations/use-text';
import { ProviderFormDialog } from './ProviderFormDialog';
import { ProviderTest } from './ProviderTest';
import { ProviderWords } from './ProviderWords';

/** How it went, told above the list. */
export interface ProviderOutcome {
  tone: 'neutral' | 'danger';
  text: string;
}

export interface ProviderRowProps {
  provider: AiProviderView;
  siteId: number | undefined;
  /** Null: the order cannot be changed; else whether there is a place above or below. */
  moves: { up: boolean; down: boolean; isBusy: boolean } | null;
  onMove: (by: -1 | 1) => void;
  onOutcome: (outcome: ProviderOutcome | null) => void;
}

/** A test of the provider, as far as its buttons need it. */
interface TestControl {
  isRunning: boolean;
  run: () => void;
  /** What it found holds no more. */
  forget: () => void;
}

const Moves = ({ provider, moves, onMove }: Omit<ProviderRowProps, 'siteId' | 'onOutcome'>) => {
  const t = useText();
  if (!moves) return null;
  const values = { provider: provider.label };
  return (
    <>
      <IconButton
        variant="ghost"
        label={t('ai.provider.up', values)}
        disabled={!moves.up || moves.isBusy}
        onClick={() => onMove(-1)}
      >
        <ArrowUp />
      </IconButton>
      <IconButton
        variant="ghost"
        label={t('ai.provider.down', values)}
        disabled={!moves.down || moves.isBusy}
        onClick={() => onMove(1)}
      >
        <ArrowDown />
      </IconButton>
    </>
  );
};

const Actions = ({ test, ...props }: ProviderRowProps & { test: TestControl }) => {
  const t = useText();
  const problemText = useProblemText();
  const [removeProvider, removing] = useRemoveSocialAiProviderMutation();
  const { provider, siteId, onOutcome } = props;
  const values = { provider: provider.label };
  const address = { provider: provider.provider, siteId };

  const finish = (text: string) => {
    test.forget();
    onOutcome({ tone: 'neutral', text });
  };

  const remove = async () => {
    onOutcome(null);
    const answer = await removeProvider(address);
    if ('error' in answer) onOutcome({ tone: 'danger', text: problemText(answer.error) });
    else finish(t('ai.provider.removed', values));
  };

  return (
    <Flex gap={2} justifyContent="flex-end" alignItems="center" wrap="wrap">
      <Button
        variant="tertiary"
        size="S"
        loading={test.isRunning}
        disabled={provider.missing !== null}
        aria-label={t('ai.test.name', values)}
        onClick={test.run}
      >
        {t('ai.test')}
      </Button>
      <Moves {...props} />
      <ProviderFormDialog
        trigger={
          <IconButton variant="ghost" label={t('ai.provider.edit', values)}>
            <Pencil />
          </IconButton>
        }
        provider={provider}
        siteId={siteId}
        onSaved={() => finish(t('ai.provider.saved', values))}
      />
      {provider.source === 'settings' ? (
        <ConfirmedAction
          trigger={
            <IconButton
              variant="ghost"
              label={t('ai.provider.remove', values)}
              disabled={removing.isLoading}
            >
              <Trash />
            </IconButton>
          }
          title={t('ai.provider.remove.title', values)}
          body={t('ai.provider.remove.body')}
          confirmLabel={t('ai.provider.remove.confirm')}
          onConfirm={remove}
        />
      ) : null}
    </Flex>
  );
};

/** One AI provider: whether it is asked, what it costs, and everything that is done about it. */
export const ProviderRow = (props: ProviderRowProps) => {
  const { provider, siteId } = props;
  const [ask, test] = useTestSocialAiProviderMutation();
  const control = {
    isRunning: test.isLoading,
    run: () => void ask({ provider: provider.provider, siteId }),
    forget: test.reset,
  };
  return (
    <RowList.Row label={provider.label} actions={<Actions {...props} test={control} />}>
      <ProviderWords provider={provider} />
      <ProviderTest label={provider.label} test={test} />
    </RowList.Row>
  );
};
