import type { VariantKey } from '../../../../contracts/experiments';
import type { VariantRef } from '../adaptation/wording';
import type { PostPlace, VariantBook } from '../templates/template-book';
import type { Template } from '../templates/template';
import { assignVariant } from './assign-variant';
import { variantsOf, type Experiment } from './experiment';
import type { GivenVariants } from './given-variants';

interface NewPosts {
  /** Those that run, oldest first. */
  experiments: readonly Experiment[];
  given: GivenVariants;
  /** Part of the week that the posts fall into. */
  slot: string;
}

/** Variants for posts that are made now. */
export const variantBookOf = ({ experiments, given, slot }: NewPosts): VariantBook => ({
  variantOf: (template, place) => {
    const experiment = experiments.find((one) => isAbout(one, template, place));
    if (!experiment) return null;
    const { id: experimentId } = experiment;
    const { targetId } = place;
    const variants = variantsOf(experiment);
    const key = assignVariant({
      ...{ experimentId, targetId, slot },
      keys: variants.map((variant) => variant.key),
      countsOf: (one: VariantKey) => given.countsOf({ experimentId, targetId, slot }, one),
    });
    const body = variants.find((variant) => variant.key === key)?.body;
    return key === null || body === undefined ? null : { body, ref: { experimentId, key, slot } };
  },
});

/** The same variant again for a post that is made anew, whatever became of its experiment. */
export const keptVariantOf = (experiment: Experiment, ref: VariantRef): VariantBook => ({
  variantOf: ({ id }) => {
    const body = variantsOf(experiment).find(({ key }) => key === ref.key)?.body;
    return id === experiment.templateId && body !== undefined ? { body, ref } : null;
  },
});

const isAbout = (
  { templateId, templateVersion, targetIds }: Experiment,
  template: Template,
  { targetId }: PostPlace
): boolean =>
  templateId === template.id &&
  templateVersion === template.version &&
  (targetIds === null || targetIds.includes(targetId));
