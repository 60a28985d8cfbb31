import { lazy, Suspense } from 'react';

import { Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';

import { SectionLoading } from '../components/SectionState';
import { accountNameOf } from '../platforms/presentation';
import { useText } from '../translations/use-text';
import { liveTargetOf, type ComposerRow } from './composer-row';

const PreviewFrame = lazy(() =>
  import('../previews/PreviewFrame').then((module) => ({ default: module.PreviewFrame }))
);

interface PreviewPaneProps {
  /** Those that take part. */
  rows: readonly ComposerRow[];
  /** Whose preview is shown. */
  shown: ComposerRow | undefined;
  onShow: (targetId: number) => void;
  /** The server is looking at what was written last. */
  isLooking: boolean;
}

const nameOf = ({ target }: ComposerRow): string =>
  `${target.platformLabel} ${accountNameOf(target.platform, target.handle)}`;

/** The post as the platform will draw it. */
export const PreviewPane = ({ rows, shown, onShow, isLooking }: PreviewPaneProps) => {
  const t = useText();
  if (!shown) {
    return (
      <Typography variant="omega" textColor="neutral600">
        {t('compose.preview.none')}
      </Typography>
    );
  }
  return (
    <Flex direction="column" alignItems="stretch" gap={3} aria-busy={isLooking}>
      {rows.length > 1 ? (
        <SingleSelect
          size="S"
          aria-label={t('compose.preview.of')}
          value={String(shown.target.targetId)}
          onChange={(id) => onShow(Number(id))}
        >
          {rows.map((row) => (
            <SingleSelectOption key={row.target.targetId} value={String(row.target.targetId)}>
              {nameOf(row)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      ) : null}
      <Suspense fallback={<SectionLoading />}>
        <PreviewFrame target={liveTargetOf(shown)} />
      </Suspense>
    </Flex>
  );
};
