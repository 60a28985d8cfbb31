import { useId, useRef } from 'react';

import { Divider, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import type { AppView } from '../../../../contracts/apps';
import type { PlatformHealthView } from '../../../../contracts/health';
import type { Platform } from '../../../../contracts/platforms';
import { useCheckSocialAppMutation } from '../../api/apps-api';
import { Card } from '../../components/Card';
import { CopyValue } from '../../components/CopyValue';
import { Notice } from '../../components/Notice';
import { PlatformBadge } from '../../components/PlatformBadge';
import { StateText } from '../../components/StateText';
import { useMethodLabel } from '../../pages/connections/use-method-label';
import { useText } from '../../translations/use-text';
import { AppForm } from './AppForm';
import { SetupCheckArea } from './SetupCheckArea';
import { SetupGuide } from './SetupGuide';
import { appStateOf, callbackUrlsOf, troublesOf, usesOf } from './app-facts';
import { useAppForm } from './use-app-form';

interface AppCardProps {
  app: AppView;
  siteId: number | undefined;
  /** All platforms; empty when the person may not read them. */
  platforms: Platform[];
  /** How the platforms do that are in use; empty when the person may not see it. */
  health: readonly PlatformHealthView[];
}

/** "LinkedIn: Pages of your company"; for Facebook's app also what it opens on Instagram. */
const useConnects = ({ app, platforms }: Pick<AppCardProps, 'app' | 'platforms'>): string => {
  const labelOf = useMethodLabel();
  const uses = usesOf(app.app, platforms);
  if (uses.length === 0) return app.methodLabel;
  return uses
    .map(({ platform, method }) => {
      const label = labelOf(platform.id, method);
      return platform.id === app.platform ? label : `${platform.label}: ${label}`;
    })
    .join(' · ');
};

const State = ({ app }: { app: AppView }) => {
  const t = useText();
  const intl = useIntl();
  const { messageId, icon, tone, at } = appStateOf(app);
  const date = at ? intl.formatDate(at, { dateStyle: 'medium' }) : '';
  const full = at ? intl.formatDate(at, { dateStyle: 'full', timeStyle: 'long' }) : undefined;
  return (
    <span title={full}>
      <StateText icon={icon} tone={tone}>
        {t(messageId, { date })}
      </StateText>
    </span>
  );
};

const CallbackUrls = ({ urls, name }: { urls: string[]; name: string }) => {
  const t = useText();
  return (
    <Flex direction="column" alignItems="flex-start" gap={2}>
      <Typography variant="pi" fontWeight="bold" textColor="neutral800">
        {t('app.callbackUrl', { count: urls.length })}
      </Typography>
      {urls.map((url) => (
        <CopyValue key={url} value={url} name={t('app.callbackUrl.name', { name })} />
      ))}
      {urls.length === 0 ? (
        <Typography variant="pi" textColor="neutral600">
          {t('app.callbackUrl.none')}
        </Typography>
      ) : null}
    </Flex>
  );
};

/** One app at a platform: what it is for, its id and secret, how to make it, and whether it works. */
export const AppCard = ({ app, siteId, platforms, health }: AppCardProps) => {
  const t = useText();
  const headingId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const connects = useConnects({ app, platforms });
  const [runCheck, check] = useCheckSocialAppMutation();
  const form = useAppForm({ app, siteId, onChanged: check.reset });
  const name = t('app.name', { platform: app.platformLabel, connects });

  const remove = async () => {
    // The button is gone then, and the focus with it.
    if (await form.forget()) heading.current?.focus();
  };

  return (
    <section aria-labelledby={headingId}>
      <Card>
        <Flex direction="column" alignItems="stretch" gap={5}>
          <Flex justifyContent="space-between" alignItems="flex-start" gap={4} wrap="wrap">
            <Flex gap={3} alignItems="center" flex="1 1 26rem">
              <PlatformBadge platform={app.platform} isNamedBeside />
              <Flex direction="column" alignItems="flex-start">
                <Typography tag="h2" variant="delta" id={headingId} ref={heading} tabIndex={-1}>
                  {app.platformLabel}
                </Typography>
                <Typography variant="pi" textColor="neutral600">
                  {t('app.connects', { connects })}
                </Typography>
              </Flex>
            </Flex>
            <State app={app} />
          </Flex>
          {troublesOf(app, { platforms, health }).map((trouble) => (
            <Notice key={trouble} tone="warning">
              {trouble}
            </Notice>
          ))}
          <CallbackUrls urls={callbackUrlsOf(app, platforms)} name={name} />
          <AppForm app={app} name={name} form={form} onRemove={remove} />
          <Divider />
          <SetupGuide app={app.app} name={name} isOpenAtFirst={app.source === null} />
          <SetupCheckArea
            name={name}
            platformLabel={app.platformLabel}
            check={check}
            onCheck={() => void runCheck({ app: app.app, siteId })}
          />
        </Flex>
      </Card>
    </section>
  );
};
