import { Checkbox, Flex } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import type { RuleForecast, SharingView } from '../../../contracts/rules';
import type { EntryKey } from '../api/distribution-api';
import { useGetSocialSharingQuery, useSaySocialSharingMutation } from '../api/sharing-api';
import { useProblemText } from '../api/use-problem-text';
import { useText } from '../translations/use-text';

interface SharingFieldProps {
  entry: EntryKey;
  /** What rules would do with it. */
  forecasts: readonly RuleForecast[];
  canCompose: boolean;
}

/** The editor's word over the rules: not this entry, or this one although it takes a mark. */
export const SharingField = ({ entry, forecasts, canCompose }: SharingFieldProps) => {
  const t = useText();
  const problemText = useProblemText();
  const { toggleNotification } = useNotification();
  const { data } = useGetSocialSharingQuery(entry, { refetchOnMountOrArgChange: true });
  const [say, { isLoading }] = useSaySocialSharingMutation();
  if (!data) return null;

  const choose = async (sharing: SharingView['sharing']) => {
    const answer = await say({ ...entry, sharing });
    if ('error' in answer) {
      toggleNotification({ type: 'danger', message: problemText(answer.error) });
    }
  };
  const takesMarks =
    data.sharing === 'flagged' || forecasts.some(({ code }) => code === 'NOT_FLAGGED');
  const isDisabled = !canCompose || isLoading;

  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      {takesMarks ? (
        <Checkbox
          checked={data.sharing === 'flagged'}
          disabled={isDisabled}
          onCheckedChange={(checked) => void choose(checked === true ? 'flagged' : 'auto')}
        >
          {t('sharing.flagged')}
        </Checkbox>
      ) : null}
      <Checkbox
        checked={data.sharing === 'never'}
        disabled={isDisabled}
        onCheckedChange={(checked) => void choose(checked === true ? 'never' : 'auto')}
      >
        {t('sharing.never')}
      </Checkbox>
    </Flex>
  );
};
