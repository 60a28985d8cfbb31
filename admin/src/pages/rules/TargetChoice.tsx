import { Checkbox, Field, Flex, Radio, Typography } from '@strapi/design-system';

import { PlatformBadge } from '../../components/PlatformBadge';
import type { TargetLabel } from '../../platforms/target-labels';
import { useText } from '../../translations/use-text';
import type { RuleForm } from './rule-form';

interface TargetChoiceProps {
  reach: RuleForm['reach'];
  targetIds: readonly number[];
  targets: readonly TargetLabel[];
  error?: string;
  isDisabled: boolean;
  onChange: (changes: Partial<Pick<RuleForm, 'reach' | 'targetIds'>>) => void;
}

/** All accounts, also later ones; or these. */
export const TargetChoice = (props: TargetChoiceProps) => {
  const { reach, targetIds, targets, error, isDisabled, onChange } = props;
  const t = useText();
  const tick = (id: number, isTicked: boolean) =>
    onChange({
      targetIds: isTicked ? [...targetIds, id] : targetIds.filter((one) => one !== id),
    });
  const gone = targetIds.filter((id) => !targets.some((target) => target.id === id));
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Radio.Group
        aria-label={t('rules.targets')}
        value={reach}
        disabled={isDisabled}
        onValueChange={(value) => onChange({ reach: value === 'some' ? 'some' : 'all' })}
      >
        <Radio.Item value="all">{t('rules.targets.all')}</Radio.Item>
        <Radio.Item value="some">{t('rules.targets.some')}</Radio.Item>
      </Radio.Group>
      {reach === 'some' ? (
        <Field.Root name="targetIds" error={error}>
          <Flex
            direction="column"
            alignItems="flex-start"
            gap={2}
            role="group"
            aria-label={t('rules.targets.some')}
          >
            {targets.map(({ id, label, platform, enabled }) => (
              <Checkbox
                key={id}
                checked={targetIds.includes(id)}
                disabled={isDisabled}
                onCheckedChange={(checked) => tick(id, checked === true)}
              >
                <Flex gap={2} alignItems="center" tag="span">
                  <PlatformBadge platform={platform} />
                  <span dir="auto">
                    {enabled ? label : t('rules.targets.off', { account: label })}
                  </span>
                </Flex>
              </Checkbox>
            ))}
            {gone.map((id) => (
              <Checkbox
                key={id}
                checked
                disabled={isDisabled}
                onCheckedChange={() => tick(id, false)}
              >
                {t('rules.targets.gone')}
              </Checkbox>
            ))}
            {targets.length === 0 ? (
              <Typography variant="pi" textColor="neutral600">
                {t('rules.targets.none')}
              </Typography>
            ) : null}
            <Field.Error />
          </Flex>
        </Field.Root>
      ) : null}
    </Flex>
  );
};
