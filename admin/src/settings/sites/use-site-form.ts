import { useState, type FormEvent } from 'react';

import type { SiteDetails } from '../../../../contracts/sites';
import { requestProblemOf } from '../../api/request-problem';
import { useCreateSocialSiteMutation, useUpdateSocialSiteMutation } from '../../api/sites-api';
import { useText } from '../../translations/use-text';
import {
  changesOf,
  createRequestOf,
  newSiteFields,
  siteFieldProblems,
  siteFieldsOf,
  slugOf,
  type SiteFields,
} from './site-fields';
import { ownTimeZone } from './time-zones';

export type SiteTexts = Partial<Record<keyof SiteFields, string>>;

interface SiteFormInput {
  /** Null: a new one. */
  site: SiteDetails | null;
  onSaved: (name: string) => void;
}

/** The server names a part of the UTM values; the form has one text for all of them. */
const textsOf = (named: Record<string, string>): SiteTexts =>
  Object.fromEntries(
    Object.entries(named).map(([path, message]) => [path.split('.')[0] ?? path, message])
  );

/** Fields, their problems and the way to the server. An error keeps everything that was typed. */
export const useSiteForm = ({ site, onSaved }: SiteFormInput) => {
  const t = useText();
  const [create, creating] = useCreateSocialSiteMutation();
  const [update, updating] = useUpdateSocialSiteMutation();
  const [fields, setFields] = useState<SiteFields>(() =>
    site ? siteFieldsOf(site) : newSiteFields(ownTimeZone())
  );
  const [isSlugTyped, setIsSlugTyped] = useState(false);
  const [texts, setTexts] = useState<SiteTexts>({});
  const [problem, setProblem] = useState<string | null>(null);
  const isBusy = creating.isLoading || updating.isLoading;

  const change = (changes: Partial<SiteFields>) => {
    if (changes.slug !== undefined) setIsSlugTyped(true);
    const follows = !site && !isSlugTyped && changes.name !== undefined;
    const slug = follows ? { slug: slugOf(changes.name ?? '') } : {};
    setFields((earlier) => ({ ...earlier, ...slug, ...changes }));
    const changed = Object.keys({ ...slug, ...changes });
    setTexts((earlier) =>
      Object.fromEntries(Object.entries(earlier).filter(([name]) => !changed.includes(name)))
    );
  };

  const refuse = (error: unknown) => {
    const { message, fields: named } = requestProblemOf(error);
    setTexts(textsOf(named));
    setProblem(message ?? t('request.noAnswer'));
  };

  const send = async () => {
    setProblem(null);
    const found = Object.entries(siteFieldProblems(fields));
    setTexts(Object.fromEntries(found.map(([name, id]) => [name, t(id)])));
    if (found.length > 0) return setProblem(t('siteForm.problems'));
    const name = fields.name.trim();
    const changes = site ? changesOf(site, fields) : {};
    if (site && Object.keys(changes).length === 0) return onSaved(name);
    const answer = await (site
      ? update({ id: site.id, changes })
      : create(createRequestOf(fields)));
    if ('error' in answer) refuse(answer.error);
    else onSaved(name);
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isBusy) void send();
  };

  return { fields, texts, problem, isBusy, change, submit };
};
