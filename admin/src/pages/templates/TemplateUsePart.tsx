import { Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';

import { Card } from '../../components/Card';
import { PlatformBadge } from '../../components/PlatformBadge';
import { Section } from '../../components/Section';
import { useText } from '../../translations/use-text';
import { rulePath } from '../rules/rule-paths';
import type { TemplateUse } from './template-use';

/** Whose posts a template words at the moment, and which rules name it. */
export const TemplateUsePart = ({ use }: { use: TemplateUse }) => {
  const t = useText();
  const { targets, rules } = use;
  return (
    <Section title={t('templates.use')} subtitle={t('templates.use.subtitle')}>
      <Card>
        <Flex direction="column" alignItems="flex-start" gap={3}>
          {targets.length + rules.length === 0 ? (
            <Typography variant="omega" textColor="neutral600">
              {t('templates.unused.why')}
            </Typography>
          ) : null}
          {targets.map(({ id, platform, label }) => (
            <Flex key={id} gap={2} alignItems="center">
              <PlatformBadge platform={platform} />
              <Typography variant="omega" textColor="neutral800" dir="auto">
                {label}
              </Typography>
            </Flex>
          ))}
          {rules.map(({ id, name }) => (
            <Link key={id} tag={NavLink} to={rulePath(id)}>
              {t('templates.use.rule', { name })}
            </Link>
          ))}
        </Flex>
      </Card>
    </Section>
  );
};
