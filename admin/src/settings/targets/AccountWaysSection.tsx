import { useId, useRef, useState } from 'react';

import { Button, Flex, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';

import { Notice } from '../../components/Notice';
import { PlatformBadge } from '../../components/PlatformBadge';
import { RowList } from '../../components/RowList';
import { accountNameOf, presentPlatform } from '../../platforms/presentation';
import { useText } from '../../translations/use-text';
import type { AccountWays } from './way-groups';
import { WayFormDialog } from './WayFormDialog';
import { WayRow, type WayOutcome } from './WayRow';

interface AccountWaysSectionProps {
  account: AccountWays;
  /** Some way of the platform names its languages. */
  hasOthers: boolean;
}

/** One account and its ways to publish. */
export const AccountWaysSection = ({ account, hasOthers }: AccountWaysSectionProps) => {
  const t = useText();
  const headingId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const [outcome, setOutcome] = useState<WayOutcome | null>(null);
  const { connection, platform, ways } = account;
  const name = accountNameOf(connection.platform, connection.handle);
  const platformLabel = platform?.label ?? presentPlatform(connection.platform).label;
  const values = { platform: platformLabel, account: name };

  return (
    <Flex tag="section" aria-labelledby={headingId} direction="column" alignItems="stretch" gap={3}>
      <Flex justifyContent="space-between" alignItems="center" gap={4} wrap="wrap">
        <Flex gap={3} alignItems="center">
          <PlatformBadge platform={connection.platform} isNamedBeside />
          <Typography
            tag="h2"
            variant="delta"
            id={headingId}
            ref={heading}
            tabIndex={-1}
            dir="auto"
          >
            {t('ways.account', values)}
          </Typography>
        </Flex>
        <WayFormDialog
          trigger={
            <Button
              variant="secondary"
              size="S"
              startIcon={<Plus />}
              aria-label={t('ways.add.name', values)}
            >
              {t('ways.add')}
            </Button>
          }
          connection={connection}
          platform={platform}
          target={null}
          onSaved={(way) => setOutcome({ tone: 'neutral', text: t('ways.added', { way }) })}
        />
      </Flex>
      {outcome ? (
        <Notice tone={outcome.tone} isAnnounced>
          {outcome.text}
        </Notice>
      ) : null}
      {ways.length > 0 ? (
        <RowList.List label={t('ways.account', values)}>
          {ways.map((way) => (
            <WayRow
              key={way.id}
              way={way}
              account={account}
              hasOthers={hasOthers}
              onOutcome={setOutcome}
              // The button is gone then, and the focus with it.
              onRemoved={() => heading.current?.focus()}
            />
          ))}
        </RowList.List>
      ) : (
        <Notice>{t('ways.none')}</Notice>
      )}
    </Flex>
  );
};
