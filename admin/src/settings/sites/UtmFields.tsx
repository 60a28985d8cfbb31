import { Field, Flex, Grid, TextInput, Typography } from '@strapi/design-system';

import { presentPlatform } from '../../platforms/presentation';
import { useText } from '../../translations/use-text';
import { platformsWithUtm, UTM_NAMES, type SiteFields } from './site-fields';

interface UtmFieldsProps {
  utm: SiteFields['utm'];
  /** Values of single platforms; only named here. */
  platforms: SiteFields['utmPlatforms'];
  error?: string;
  onChange: (utm: SiteFields['utm']) => void;
}

/** What is added to the links of posts. */
export const UtmFields = ({ utm, platforms, error, onChange }: UtmFieldsProps) => {
  const t = useText();
  const others = platformsWithUtm(platforms).map((id) => presentPlatform(id).label);
  return (
    <Flex
      tag="fieldset"
      direction="column"
      alignItems="stretch"
      gap={3}
      borderWidth="0"
      padding={0}
    >
      <Flex direction="column" alignItems="flex-start" gap={1}>
        <Typography tag="legend" variant="omega" fontWeight="bold">
          {t('siteForm.utm')}
        </Typography>
        <Typography variant="pi" textColor={error ? 'danger600' : 'neutral600'}>
          {error ?? t('siteForm.utm.hint')}
        </Typography>
        {others.length > 0 ? (
          <Typography variant="pi" textColor="neutral600">
            {t('siteForm.utm.platforms', { platforms: others.join(', ') })}
          </Typography>
        ) : null}
      </Flex>
      <Grid.Root gap={4}>
        {UTM_NAMES.map((name) => (
          <Grid.Item key={name} col={6} xs={12} direction="column" alignItems="stretch">
            <Field.Root name={`utm-${name}`}>
              <Field.Label dir="ltr">{`utm_${name}`}</Field.Label>
              <TextInput
                autoComplete="off"
                autoCapitalize="none"
                value={utm[name]}
                onChange={(event) => onChange({ ...utm, [name]: event.target.value })}
              />
            </Field.Root>
          </Grid.Item>
        ))}
      </Grid.Root>
    </Flex>
  );
};
