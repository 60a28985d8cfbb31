import { Flex, TextButton } from '@strapi/design-system';

import type { When } from '../../../contracts/when';
import { useText } from '../translations/use-text';
import { WhenField } from '../when/WhenField';
import { Fold } from './Fold';
import type { ComposerRow } from './composer-row';
import type { Composer } from './use-composer';

interface OwnTimeProps {
  row: ComposerRow;
  composer: Pick<Composer, 'state' | 'timeApart'>;
  /** When the others go out. */
  when: When;
  isDraft: boolean;
  canSchedule: boolean;
  /** IANA name of the site's zone. */
  zone: string;
  isDisabled: boolean;
}

/** One account at another time than the others. */
export const OwnTime = (props: OwnTimeProps) => {
  const { row, composer, when, isDraft, canSchedule, zone, isDisabled } = props;
  const t = useText();
  const { targetId } = row.target;
  const own = composer.state.times?.[targetId];
  if (!canSchedule && own === undefined) return null;
  return (
    <Fold id={`social-time-${targetId}`} title={t('compose.ownTime')} isWanted={own !== undefined}>
      <Flex direction="column" alignItems="stretch" gap={3} maxWidth="48rem">
        <WhenField
          label={t('compose.ownTime.label')}
          value={own ?? when}
          onChange={(next) => composer.timeApart(targetId, next)}
          targetIds={[targetId]}
          zone={zone}
          isPublished={!isDraft}
          canSchedule={canSchedule}
          isDisabled={isDisabled}
        />
        {own === undefined ? null : (
          <Flex>
            <TextButton onClick={() => composer.timeApart(targetId, null)}>
              {t('compose.ownTime.restore')}
            </TextButton>
          </Flex>
        )}
      </Flex>
    </Fold>
  );
};
