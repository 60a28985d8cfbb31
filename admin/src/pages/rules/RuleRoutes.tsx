import { Route, Routes, useParams } from 'react-router-dom';

import { useGetSocialContentTypesQuery, useGetSocialRulesQuery } from '../../api/rules-api';
import { useProblemText } from '../../api/use-problem-text';
import { useSite } from '../../components/use-site';
import { EditorState } from '../../editing/EditorState';
import { useText } from '../../translations/use-text';
import { RULES_PATH } from './rule-paths';
import { RuleEditor } from './RuleEditor';
import { RulesPage } from './RulesPage';

/** The rule that the address names. */
const RulePage = () => {
  const t = useText();
  const problemText = useProblemText();
  const { id = '' } = useParams();
  const { data, error, isFetching, refetch } = useGetSocialRulesQuery();
  const rule = data?.find((one) => String(one.id) === id);
  if (rule) {
    const siteId = rule.siteId ?? undefined;
    return <RuleEditor key={id} rule={rule} siteId={siteId} firstType={rule.contentType} />;
  }
  return (
    <EditorState
      title={t('rules.title')}
      listPath={RULES_PATH}
      problem={isFetching ? null : error ? problemText(error) : t('listing.gone')}
      onRetry={() => void refetch()}
    />
  );
};

/** A new rule of the site that the address names. */
const NewRulePage = () => {
  const t = useText();
  const problemText = useProblemText();
  const { siteId, isLoading } = useSite();
  const types = useGetSocialContentTypesQuery();
  const [first] = types.data ?? [];
  if (first && !isLoading) return <RuleEditor rule={null} siteId={siteId} firstType={first.uid} />;
  const isBusy = isLoading || types.isFetching;
  return (
    <EditorState
      title={t('rules.new')}
      listPath={RULES_PATH}
      problem={isBusy ? null : types.error ? problemText(types.error) : t('rules.noTypes')}
      onRetry={() => void types.refetch()}
    />
  );
};

/** The list of rules, and one of them. */
export const RuleRoutes = () => (
  <Routes>
    <Route index element={<RulesPage />} />
    <Route path="new" element={<NewRulePage />} />
    <Route path=":id" element={<RulePage />} />
  </Routes>
);
