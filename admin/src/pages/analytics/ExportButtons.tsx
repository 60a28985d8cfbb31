import { useState } from 'react';

import { Button, Flex, Typography } from '@strapi/design-system';
import { Download } from '@strapi/icons';

import type { AnalyticsExportQuery } from '../../../../contracts/analytics';
import { fetchAnalyticsFile } from '../../api/analytics-api';
import { keepFile } from '../../components/keep-file';
import { useText } from '../../translations/use-text';

const FORMATS = ['csv', 'json'] as const;
type Format = (typeof FORMATS)[number];

interface ExportButtonsProps {
  siteId: number | undefined;
  /** The days and filters of the page. */
  query: Omit<AnalyticsExportQuery, 'format'>;
}

/** A row for each post of the page's days and filters, as a file. */
export const ExportButtons = ({ siteId, query }: ExportButtonsProps) => {
  const t = useText();
  const [busy, setBusy] = useState<Format | null>(null);
  const [hasFailed, setHasFailed] = useState(false);

  const exportAs = async (format: Format) => {
    setBusy(format);
    setHasFailed(false);
    try {
      const { from, to } = query;
      const days = [from, to].filter((day) => day !== undefined).join('-');
      const file = await fetchAnalyticsFile({ ...query, format }, siteId);
      keepFile(file, `social-analytics${days ? `-${days}` : ''}.${format}`);
    } catch {
      setHasFailed(true);
    } finally {
      setBusy(null);
    }
  };

  return (
    <Flex gap={2} alignItems="center" wrap="wrap">
      {hasFailed ? (
        <Typography variant="pi" textColor="danger700" role="alert">
          {t('analytics.export.failed')}
        </Typography>
      ) : null}
      {FORMATS.map((format) => (
        <Button
          key={format}
          variant="secondary"
          startIcon={<Download />}
          loading={busy === format}
          disabled={busy !== null}
          onClick={() => void exportAs(format)}
        >
          {t('analytics.export', { format: format.toUpperCase() })}
        </Button>
      ))}
    </Flex>
  );
};
