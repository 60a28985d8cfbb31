import { useState } from 'react';

import { Flex, Link, TextButton, Typography } from '@strapi/design-system';
import { ChevronDown, ChevronUp } from '@strapi/icons';
import { NavLink } from 'react-router-dom';

import type { Platform } from '../../../../contracts/platforms';
import { CopyValue } from '../../components/CopyValue';
import { useText } from '../../translations/use-text';
import { PLATFORM_SETTINGS_PATH } from './settings-path';
import { useMethodLabel } from './use-method-label';

interface PlatformSetUpProps {
  platform: Platform;
  /** Of the sentence that says what is missing. */
  id: string;
  /** Null: not known yet. */
  canEditSettings: boolean | null;
}

/** Step by step, for those who can do it. */
const HowTo = ({ platform }: { platform: Platform }) => {
  const t = useText();
  const { label, callbackUrl } = platform;
  return (
    <Flex direction="column" alignItems="flex-start" gap={2}>
      <Typography variant="pi" textColor="neutral700">
        {t('platforms.setUp', { platform: label })}
      </Typography>
      {callbackUrl ? (
        <CopyValue value={callbackUrl} name={t('platforms.callbackAddress', { platform: label })} />
      ) : null}
      <Link tag={NavLink} to={PLATFORM_SETTINGS_PATH}>
        {t('platforms.settingsLink')}
      </Link>
    </Flex>
  );
};

/** What has to be done before anybody can connect. */
export const PlatformSetUp = ({ platform, id, canEditSettings }: PlatformSetUpProps) => {
  const t = useText();
  const labelOf = useMethodLabel();
  const [isOpen, setIsOpen] = useState(false);
  const missing = platform.methods.filter(({ isConfigured }) => !isConfigured);
  if (missing.length === 0) return null;
  const isWhole = missing.length === platform.methods.length;
  const methods = missing.map((method) => labelOf(platform.id, method)).join(', ');

  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Typography variant="pi" textColor="neutral700" id={id}>
        {isWhole
          ? t('platforms.notSetUp', { platform: platform.label })
          : t('platforms.methodNotSetUp', { platform: platform.label, methods })}{' '}
        {canEditSettings === false ? t('platforms.askAdmin') : null}
      </Typography>
      {canEditSettings ? (
        <TextButton
          aria-expanded={isOpen}
          aria-label={t('platforms.howTo.name', { platform: platform.label })}
          endIcon={isOpen ? <ChevronUp aria-hidden /> : <ChevronDown aria-hidden />}
          onClick={() => setIsOpen(!isOpen)}
        >
          {t('platforms.howTo')}
        </TextButton>
      ) : null}
      {canEditSettings && isOpen ? <HowTo platform={platform} /> : null}
    </Flex>
  );
};
