import type { AiPrice, AiProviderId, AiProviderView } from '../../../../contracts/ai-providers';
import type { PluginConfig } from '../../config/schema';
import type { LlmPrice, LlmProviderDescriptor } from '../../llm/contract';

/** What a person entered, with the key opened. */
export interface EnteredSettings {
  enabled: boolean;
  model: string | null;
  baseUrl: string | null;
  price: AiPrice | null;
  apiKey: string | null;
  /** There is a key, and it does not open. */
  isKeyLost: boolean;
}

export type ConfiguredSettings = NonNullable<PluginConfig['ai']['providers'][AiProviderId]>;

/** How a vendor is used on a site, after settings, config and what the plugin knows. */
export interface SettledProvider {
  enabled: boolean;
  /** Null: nobody said, and the plugin knows none. */
  model: string | null;
  baseUrl: string | null;
  apiKey: string | null;
  hasKey: boolean;
  price: LlmPrice | null;
  priceSource: AiProviderView['priceSource'];
  source: AiProviderView['source'];
  /** Why it cannot be asked, in words; null: it can. */
  missing: string | null;
}

export interface SettleArgs {
  descriptor: LlmProviderDescriptor;
  /** Null: nothing was entered. */
  entered: EnteredSettings | null;
  configured: ConfiguredSettings | null;
  /** What the plugin knows of a model's price. */
  knownPrice: (model: string) => LlmPrice | null;
}

/** Settings win over the config field by field, and the config over the plugin's own. */
export const settleProvider = (args: SettleArgs): SettledProvider => {
  const { descriptor, entered, configured } = args;
  const model = entered?.model ?? configured?.model ?? descriptor.defaultModel;
  const baseUrl = baseUrlOf(args);
  const key = keyOf(args, baseUrl);
  return {
    enabled: entered?.enabled ?? true,
    ...{ model, baseUrl, apiKey: key.apiKey },
    hasKey: key.apiKey !== null || (entered?.isKeyLost ?? false),
    ...priceOf(args, model),
    source: entered ? 'settings' : configured ? 'config' : null,
    missing: key.problem ?? missingOf({ descriptor, model, baseUrl, apiKey: key.apiKey }),
  };
};

/** Where a vendor is reached; without a slash at its end. */
export const baseUrlOf = ({
  descriptor,
  entered,
  configured,
}: Pick<SettleArgs, 'descriptor' | 'configured'> & {
  entered: Pick<EnteredSettings, 'baseUrl'> | null;
}): string | null => entered?.baseUrl ?? configured?.baseUrl ?? descriptor.defaultBaseUrl;

/** Whether a key for the one address may be sent to the other. */
export const isSameServer = (one: string | null, other: string | null): boolean =>
  one === other || (one !== null && other !== null && originOf(one) === originOf(other));

const originOf = (url: string): string => new URL(url).origin;

/**
 * The operator's key only goes where the operator sent it: who may change settings could have it
 * sent to a server of their own else.
 */
const keyOf = (
  { descriptor, entered, configured }: SettleArgs,
  baseUrl: string | null
): { apiKey: string | null; problem: string | null } => {
  if (entered?.isKeyLost) {
    return { apiKey: null, problem: 'The stored key cannot be opened. Enter it again.' };
  }
  if (entered?.apiKey) return { apiKey: entered.apiKey, problem: null };
  const apiKey = configured?.apiKey ?? null;
  if (apiKey === null) return { apiKey: null, problem: null };
  const itsAddress = baseUrlOf({ descriptor, entered: null, configured: configured });
  if (isSameServer(itsAddress, baseUrl)) return { apiKey, problem: null };
  const problem = 'The key of the config is for another address. Enter a key for this one.';
  return { apiKey: null, problem: descriptor.needsKey ? problem : null };
};

const missingOf = ({
  descriptor: { label, needsKey },
  model,
  baseUrl,
  apiKey,
}: Pick<SettleArgs, 'descriptor'> & Pick<SettledProvider, 'model' | 'baseUrl' | 'apiKey'>):
  string | null => {
  if (baseUrl === null) return `Enter the address of the ${label}.`;
  if (model === null) return 'Enter the name of the model.';
  if (needsKey && apiKey === null) return `Enter a key of ${label}.`;
  return null;
};

const priceOf = (
  { descriptor, entered, configured, knownPrice }: SettleArgs,
  model: string | null
): Pick<SettledProvider, 'price' | 'priceSource'> => {
  if (entered?.price) return { price: entered.price, priceSource: 'settings' };
  // A price in the config is that of the config's model.
  const isItsModel = model === (configured?.model ?? descriptor.defaultModel);
  if (configured?.price && isItsModel) return { price: configured.price, priceSource: 'config' };
  const known = model === null ? null : knownPrice(model);
  return { price: known, priceSource: known && 'plugin' };
};
