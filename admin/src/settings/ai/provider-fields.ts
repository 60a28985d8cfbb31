import type { AiPrice, AiProviderView, SaveAiProvider } from '../../../../contracts/ai-providers';
import type { FieldProblem } from '../targets/option-values';
import { amountText, readAmount } from './amounts';

/** What stands in the form of a provider; what is empty is the config's, or the plugin's own. */
export interface ProviderFields {
  enabled: boolean;
  /** Always empty at first: a stored key never comes back. */
  apiKey: string;
  /** The stored key goes. */
  removesKey: boolean;
  model: string;
  baseUrl: string;
  /** US dollars for a million tokens. */
  inputUsd: string;
  cachedInputUsd: string;
  outputUsd: string;
}

type Stored = Pick<AiProviderView, 'enabled' | 'entered'>;

const LIMITS = { key: 2000, model: 120, url: 500, usd: 10_000 };

export const providerFieldsOf = ({ enabled, entered }: Stored): ProviderFields => ({
  enabled,
  apiKey: '',
  removesKey: false,
  model: entered?.model ?? '',
  baseUrl: entered?.baseUrl ?? '',
  inputUsd: amountText(entered?.price?.inputUsd ?? null),
  cachedInputUsd: amountText(entered?.price?.cachedInputUsd ?? null),
  outputUsd: amountText(entered?.price?.outputUsd ?? null),
});

const PRICE_FIELDS = ['inputUsd', 'cachedInputUsd', 'outputUsd'] as const;

const isAddress = (text: string): boolean =>
  URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);

/** What can be told without asking the server, by field. */
export const providerProblems = (fields: ProviderFields): Record<string, FieldProblem> => {
  const problems: Record<string, FieldProblem> = {};
  const baseUrl = fields.baseUrl.trim();
  if (fields.apiKey.trim().length > LIMITS.key) {
    problems['apiKey'] = { messageId: 'ai.provider.long', values: { max: LIMITS.key } };
  }
  if (fields.model.trim().length > LIMITS.model) {
    problems['model'] = { messageId: 'ai.provider.long', values: { max: LIMITS.model } };
  }
  if (baseUrl && (!isAddress(baseUrl) || baseUrl.length > LIMITS.url)) {
    problems['baseUrl'] = { messageId: 'ai.provider.address.wrong' };
  }
  for (const name of PRICE_FIELDS) {
    const usd = readAmount(fields[name]);
    const isFine = fields[name].trim() === '' || (usd !== null && usd <= LIMITS.usd);
    if (!isFine) {
      problems[name] = { messageId: 'ai.price.wrong', values: { max: LIMITS.usd } };
    }
  }
  // Half a price is none.
  for (const name of ['inputUsd', 'outputUsd'] as const) {
    const isMissing = fields[name].trim() === '';
    if (isMissing && PRICE_FIELDS.some((other) => fields[other].trim() !== '')) {
      problems[name] = { messageId: 'ai.price.missing' };
    }
  }
  return problems;
};

/** A price for long prompts, which has no fields, stays as long as the rest of the price does. */
const priceOf = (fields: ProviderFields, before: AiPrice | null): AiPrice | null => {
  const inputUsd = readAmount(fields.inputUsd);
  const outputUsd = readAmount(fields.outputUsd);
  if (inputUsd === null || outputUsd === null) return null;
  const cachedInputUsd = readAmount(fields.cachedInputUsd);
  const isSame = before?.inputUsd === inputUsd && before.outputUsd === outputUsd;
  return { inputUsd, cachedInputUsd, outputUsd, above: isSame ? before.above : null };
};

/** A key that was not entered is left out, which keeps the stored one. */
export const providerRequestOf = (
  fields: ProviderFields,
  { entered }: Pick<Stored, 'entered'>
): SaveAiProvider => {
  const apiKey = fields.apiKey.trim();
  const key = apiKey ? { apiKey } : fields.removesKey ? { apiKey: null } : {};
  return {
    enabled: fields.enabled,
    model: fields.model.trim() || null,
    baseUrl: fields.baseUrl.trim() || null,
    price: priceOf(fields, entered?.price ?? null),
    ...key,
  };
};

/** The server names `price.inputUsd`; the form has fields for the parts of a price. */
export const providerTextsOf = (named: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(named).map(([path, message]) => [path.replace(/^price\./, ''), message])
  );
