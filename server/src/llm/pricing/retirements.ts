import type { LlmProviderId } from '../contract';
import { bareModel, modelNameOf } from './model-name';

interface Retirement {
  provider: LlmProviderId;
  vendor: string;
  /** The whole name, without the day of a version. */
  model: RegExp;
  /** Day on which it stops; `gone`: it has; `soon`: it is being withdrawn, on no day that is known. */
  on: `${number}-${number}-${number}` | 'gone' | 'soon';
  /** A living model of the same vendor for the same work. */
  instead: string;
}

/**
 * Models that are gone or going, as announced on 2026-11-22.
 *
 * - OpenAI: https://developers.openai.com/api/docs/deprecations
 * - Google: https://ai.google.dev/gemini-api/docs/deprecations
 * - Anthropic: https://platform.claude.com/docs/en/about-claude/model-deprecations
 * - Cohere: https://docs.cohere.com/v1/docs/command-r
 */
const RETIREMENTS: readonly Retirement[] = [
  ...(
    [
      [/^gpt-5(-mini|-nano)?$/, '2026-12-11'],
      [/^gpt-4\.1-nano$/, '2026-10-23'],
      [/^gpt-(4\.1|4o)(-mini)?$/, '2027-01-14'],
      [/^gpt-5\.4-nano$/, '2027-04-01'],
    ] as const
  ).map(([model, on]) => ({
    provider: 'openai' as const,
    vendor: 'OpenAI',
    model,
    on,
    instead: 'gpt-6-luna',
  })),
  {
    provider: 'gemini',
    vendor: 'Google',
    model: /^gemini-2\.0-(flash|pro)(-lite)?(-\d{3})?$/,
    on: 'gone',
    instead: 'gemini-3.5-flash-lite',
  },
  {
    provider: 'gemini',
    vendor: 'Google',
    model: /^gemini-2\.5-(flash|pro)(-lite)?(-\d{3})?$/,
    on: 'soon',
    instead: 'gemini-3.5-flash-lite',
  },
  {
    provider: 'anthropic',
    vendor: 'Anthropic',
    model: /^claude-sonnet-4-5$/,
    on: '2026-11-30',
    instead: 'claude-haiku-5-5',
  },
  {
    provider: 'cohere',
    vendor: 'Cohere',
    model: /^command-r(-plus)?$/,
    on: 'soon',
    instead: 'command-r7b-12-2024',
  },
];

/**
 * A warning for people about a model that its vendor has switched off, or is about to.
 *
 * @param question.at epoch ms, for "is" or "was".
 * @returns null when nothing is known against the model.
 */
export const retirementWarning = ({
  provider,
  model,
  at,
}: {
  provider: LlmProviderId;
  model: string;
  at: number;
}): string | null => {
  const names = [modelNameOf(model), bareModel(model)];
  const retirement = RETIREMENTS.find(
    (known) => known.provider === provider && names.some((name) => known.model.test(name))
  );
  return retirement ? wordingOf(retirement, { model: modelNameOf(model), at }) : null;
};

const wordingOf = (
  { vendor, on, instead }: Retirement,
  { model, at }: { model: string; at: number }
): string => {
  const advice = `Choose another model, such as ${instead}.`;
  if (on === 'gone') return `${vendor} has switched ${model} off. ${advice}`;
  if (on === 'soon')
    return `${vendor} is withdrawing ${model} and may refuse it any day. ${advice}`;
  return Date.parse(on) <= at
    ? `${vendor} switched ${model} off on ${on}. ${advice}`
    : `${vendor} will switch ${model} off on ${on}. ${advice}`;
};
