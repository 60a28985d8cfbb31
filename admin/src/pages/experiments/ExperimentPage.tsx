import { Flex, Grid, Typography } from '@strapi/design-system';
import { BackButton, Layouts, Page } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';

import type {
  ExperimentComparison,
  ExperimentResult,
  ExperimentView,
} from '../../../../contracts/experiments';
import { Notice } from '../../components/Notice';
import { Section } from '../../components/Section';
import { StateText } from '../../components/StateText';
import { useText } from '../../translations/use-text';
import { useRights } from '../../use-rights';
import { AdoptVariant } from './AdoptVariant';
import { EXPERIMENTS_PATH } from './experiment-paths';
import { METRIC_TEXTS, platformsText, STATE_LOOKS, verdictText } from './experiment-words';
import { ExperimentActions } from './ExperimentActions';
import { VariantCard } from './VariantCard';

interface CompareProps {
  experiment: ExperimentView;
  /** Null: nothing is measured yet. */
  comparison: ExperimentComparison | null;
  canAdopt: boolean;
}

const Variants = ({ experiment, comparison, canAdopt }: CompareProps) => {
  const { variants } = experiment;
  const verdict = comparison?.verdict;
  return (
    <Grid.Root gap={4}>
      {variants.map(({ key, body }) => (
        <Grid.Item
          key={key}
          col={variants.length === 2 ? 6 : 4}
          s={12}
          xs={12}
          minWidth={0}
          direction="column"
          alignItems="stretch"
          gap={2}
        >
          <VariantCard variant={key} body={body} comparison={comparison} />
          {canAdopt ? (
            <AdoptVariant
              experiment={experiment}
              variant={key}
              isBest={verdict?.kind === 'better' && verdict.variant === key}
            />
          ) : null}
        </Grid.Item>
      ))}
    </Grid.Root>
  );
};

const Comparison = (props: CompareProps & { comparison: ExperimentComparison }) => {
  const t = useText();
  const { locale } = useIntl();
  const { experiment, comparison } = props;
  const { verdict, unit, platforms } = comparison;
  const isDecided = verdict.kind === 'better' || verdict.kind === 'same';
  return (
    <Section
      title={platformsText(platforms, locale)}
      subtitle={t(
        unit === 'perImpression' ? 'experiments.unit.impression' : 'experiments.unit.post',
        { metric: t(METRIC_TEXTS[experiment.metric]) }
      )}
    >
      <StateText
        icon={isDecided ? 'check' : 'clock'}
        tone={verdict.kind === 'better' ? 'success' : 'neutral'}
        size="L"
      >
        {verdictText(comparison, { t, locale, worth: experiment.lift })}
      </StateText>
      <Variants {...props} />
    </Section>
  );
};

const LeftOut = ({ leftOut }: Pick<ExperimentResult, 'leftOut'>) => {
  const t = useText();
  const { waiting, reworded, notPublished, withoutNumbers } = leftOut;
  const sentences = [
    waiting > 0 ? t('experiments.leftOut.waiting', { count: waiting }) : null,
    reworded > 0 ? t('experiments.leftOut.reworded', { count: reworded }) : null,
    notPublished > 0 ? t('experiments.leftOut.notPublished', { count: notPublished }) : null,
    withoutNumbers > 0 ? t('experiments.leftOut.withoutNumbers', { count: withoutNumbers }) : null,
  ].filter((sentence) => sentence !== null);
  if (sentences.length === 0) return null;
  return (
    <Section title={t('experiments.leftOut')}>
      <Flex tag="ul" direction="column" alignItems="flex-start" gap={1}>
        {sentences.map((sentence) => (
          <Typography key={sentence} tag="li" variant="omega" textColor="neutral600">
            {sentence}
          </Typography>
        ))}
      </Flex>
    </Section>
  );
};

/** What an experiment says so far. */
export const ExperimentPage = ({ result }: { result: ExperimentResult }) => {
  const t = useText();
  const { canEditTemplates } = useRights();
  const { experiment, comparisons, leftOut } = result;
  const { name, state, templateName } = experiment;
  const look = STATE_LOOKS[state];
  const isOpen = state === 'running' || state === 'ended' || state === 'stopped';
  const shared = { experiment, canAdopt: canEditTemplates && isOpen && !experiment.adopted };
  return (
    <Page.Main>
      <Page.Title>{name}</Page.Title>
      <Layouts.Header
        navigationAction={<BackButton fallback={EXPERIMENTS_PATH} />}
        title={name}
        subtitle={t('experiments.about', {
          template: templateName ?? t('experiments.template.gone'),
        })}
        primaryAction={canEditTemplates ? <ExperimentActions experiment={experiment} /> : undefined}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
          <StateText icon={look.icon} tone={look.tone}>
            {t(look.text)}
          </StateText>
          {state === 'changed' ? <Notice tone="warning">{t('experiments.changed')}</Notice> : null}
          {experiment.adopted ? (
            <Notice>{t('experiments.adopted', { variant: experiment.adopted })}</Notice>
          ) : null}
          {comparisons.length === 0 ? (
            <>
              <Notice>
                {t(state === 'draft' ? 'experiments.notStarted' : 'experiments.noNumbers', {
                  hours: experiment.windowHours,
                })}
              </Notice>
              <Variants {...shared} canAdopt={false} comparison={null} />
            </>
          ) : (
            comparisons.map((comparison) => (
              <Comparison key={comparison.platforms.join()} {...shared} comparison={comparison} />
            ))
          )}
          <LeftOut leftOut={leftOut} />
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
};
