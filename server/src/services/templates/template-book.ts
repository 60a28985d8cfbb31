import type { TemplateRef, VariantRef, Wording } from '../adaptation/wording';
import type { CompiledTemplates } from './compiled-templates';
import type { Template } from './template';

/** Where a post goes. */
export interface PostPlace {
  platform: string;
  targetId: number;
}

/** Which wording of a template a post gets while it is tested. */
export interface VariantBook {
  /** Null: the template's own. */
  variantOf(this: void, template: Template, place: PostPlace): TemplateVariant | null;
}

export interface TemplateVariant {
  body: string;
  ref: VariantRef;
}

/** The wordings of a site for one content-type. */
export interface TemplateBook {
  /**
   * The template that says most about the place; null: the wording that comes with the plugin. Its
   * `render` throws `TemplateMistake` when it cannot be used any more.
   */
  choose(this: void, place: PostPlace): Wording | null;
  /** The site's hashtag sets by slug, each with signs. */
  sets: Readonly<Record<string, readonly string[]>>;
}

export interface TemplateBookArgs {
  /** Those of the site; all of them. */
  templates: readonly Template[];
  /** UID. */
  contentType: string;
  sets: TemplateBook['sets'];
  compiled: CompiledTemplates;
  /**
   * Goes before all others where it suits the place, switched off or not: so a wording can be kept
   * for those who name it. One that is gone leaves everything as usual. @default none is named
   */
  named?: number | null;
  /** @default no template is tested */
  variants?: VariantBook | null;
}

export const templateBookOf = ({
  templates,
  contentType,
  sets,
  compiled,
  named = null,
  variants = null,
}: TemplateBookArgs): TemplateBook => {
  const ranked = templates
    .filter((template) => template.enabled || template.id === named)
    .filter((template) => template.contentType === null || template.contentType === contentType)
    .sort(
      (one, other) =>
        Number(other.id === named) - Number(one.id === named) ||
        rankOf(other) - rankOf(one) ||
        other.id - one.id
    );
  return {
    sets,
    choose: (place) => {
      const chosen = ranked.find((template) => suits(template, place));
      if (!chosen) return null;
      return wordingOf(chosen, variants?.variantOf(chosen, place) ?? null, compiled);
    },
  };
};

/** Target before platform before content-type; naming two of them is more than naming one. */
const rankOf = ({ targetId, platform, contentType }: Template): number =>
  (targetId === null ? 0 : 4) + (platform === null ? 0 : 2) + (contentType === null ? 0 : 1);

const suits = (template: Template, { platform, targetId }: PostPlace): boolean =>
  (template.targetId === null || template.targetId === targetId) &&
  (template.platform === null || template.platform === platform);

const wordingOf = (
  { id, name, version, body: own }: Template,
  variant: TemplateVariant | null,
  compiled: CompiledTemplates
): Wording => {
  const template: TemplateRef = { id, name, version, ...(variant && { variant: variant.ref }) };
  const body = variant?.body ?? own;
  return { template, render: (values) => compiled.of(body).render(values) };
};
