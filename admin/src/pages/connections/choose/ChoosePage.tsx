import { Button, EmptyStateLayout, Flex, Link } from '@strapi/design-system';
import { EmptyDocuments, EmptyPermissions } from '@strapi/icons/symbols';
import { Layouts, Page } from '@strapi/strapi/admin';
import { NavLink, useNavigate, useParams } from 'react-router-dom';

import type { AccountChoice } from '../../../../../contracts/account-choices';
import { useGetSocialAccountChoiceQuery } from '../../../api/connections-api';
import { SectionError, SectionLoading } from '../../../components/SectionState';
import { CONNECTIONS_PATH } from '../../../plugin-id';
import { useText } from '../../../translations/use-text';
import { WizardSteps } from '../wizard/WizardSteps';
import { ChooseForm } from './ChooseForm';
import { choiceProblemOf } from './choice-problem';
import { useChoosing } from './use-choosing';

interface ProblemProps {
  error: unknown;
  onRetry: () => void;
}

/** The accounts cannot be shown: why, and what to do. */
const Problem = ({ error, onRetry }: ProblemProps) => {
  const t = useText();
  const navigate = useNavigate();
  const { kind, message } = choiceProblemOf(error);
  if (kind === 'failed') {
    return (
      <Flex direction="column" alignItems="flex-start" gap={4}>
        <SectionError message={message ?? t('request.noAnswer')} onRetry={onRetry} />
        <Link tag={NavLink} to={CONNECTIONS_PATH}>
          {t('choose.back')}
        </Link>
      </Flex>
    );
  }
  const Picture = kind === 'forbidden' ? EmptyPermissions : EmptyDocuments;
  return (
    <EmptyStateLayout
      icon={<Picture width="16rem" height="8.8rem" />}
      content={message ?? t('choose.over')}
      action={
        <Button variant="secondary" onClick={() => navigate(CONNECTIONS_PATH, { replace: true })}>
          {t('choose.back')}
        </Button>
      }
    />
  );
};

const Choice = ({ token, choice }: { token: string; choice: AccountChoice }) => {
  const choosing = useChoosing({ token, platform: choice.platform, siteId: choice.siteId });
  return <ChooseForm choice={choice} choosing={choosing} />;
};

/** After a consent that gave several accounts: a person picks; what is not picked is not stored. */
export const ChoosePage = () => {
  const t = useText();
  const { token = '' } = useParams();
  const { data, error, isFetching, refetch } = useGetSocialAccountChoiceQuery(token);
  const isLost = Boolean(error) && !isFetching;

  return (
    <Page.Main>
      <Page.Title>{t('choose.title')}</Page.Title>
      <Layouts.Header
        title={t('choose.title')}
        subtitle={
          data ? t('choose.subtitle', { platform: data.platformLabel }) : t('choose.subtitle.any')
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
          <WizardSteps current="accounts" />
          {!data && !isLost ? <SectionLoading /> : null}
          {isLost && !data ? <Problem error={error} onRetry={() => void refetch()} /> : null}
          {data ? <Choice token={token} choice={data} /> : null}
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
};
