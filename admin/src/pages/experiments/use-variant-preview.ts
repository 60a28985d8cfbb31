import { useState } from 'react';

import type { DistributableType } from '../../../../contracts/dispatch';
import { useEntryChoice } from '../../entries/use-entry-choice';
import { useRights } from '../../use-rights';
import { useTemplatePreview } from '../templates/use-template-preview';

interface VariantPreviewInput {
  siteId: number | undefined;
  types: readonly DistributableType[];
  targets: readonly { platform: string }[];
  /** The wording in hand. */
  body: string;
  /** Of the template; null: every one. */
  contentType: string | null;
  platform: string | null;
}

/** What a wording gives of a real entry, as the preview of templates shows it. */
export const useVariantPreview = (input: VariantPreviewInput) => {
  const { siteId, types, targets, body } = input;
  const { canCompose: canTry } = useRights();
  const [type, setType] = useState('');
  const [chosen, setPlatform] = useState<string | null>(null);
  const contentType = input.contentType ?? (type || (types[0]?.uid ?? ''));
  const platforms = input.platform
    ? [input.platform]
    : [...new Set(targets.map((target) => target.platform))];
  const platform = input.platform ?? chosen ?? platforms[0] ?? null;
  const choice = useEntryChoice(contentType);
  const state = useTemplatePreview({
    ...{ body, siteId, contentType, platform },
    ...{ entry: choice.entry, isAllowed: canTry },
  });
  return {
    ...{ state, choice, contentType, platforms, platform, canTry },
    types: input.contentType ? types.filter(({ uid }) => uid === input.contentType) : types,
    onContentType: setType,
    onPlatform: setPlatform,
  };
};
