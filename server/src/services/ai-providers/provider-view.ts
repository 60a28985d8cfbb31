import type { AiProviderView } from '../../../../contracts/ai-providers';
import type { LlmProviderDescriptor } from '../../llm/contract';
import { retirementWarning } from '../../llm/pricing';
import { breakerKeyOf, type Breakers } from '../../llm/router';
import { systemClock } from '../environment';
import type { AiProviderRow } from './provider-rows';
import type { ReadyProvider } from './ready-provider';
import type { SettledProvider } from './settle-provider';

export interface ViewArgs {
  descriptor: LlmProviderDescriptor;
  settled: SettledProvider;
  /** Null: something is missing. */
  ready: ReadyProvider | null;
  breakers: Breakers;
  /** Null: nothing was entered. */
  row: AiProviderRow | null;
}

/** What people may see of a vendor's settings: never a key, nor a part of one. */
export const viewOf = ({ descriptor, settled, ready, breakers, row }: ViewArgs) => {
  const { model, enabled, missing } = settled;
  const at = systemClock.now();
  const provider = descriptor.id;
  return {
    provider,
    label: descriptor.label,
    isReady: enabled && ready !== null,
    ...{ enabled, missing, model },
    defaultModel: descriptor.defaultModel,
    baseUrl: settled.baseUrl,
    defaultBaseUrl: descriptor.defaultBaseUrl,
    hasKey: settled.hasKey,
    needsKey: descriptor.needsKey,
    keyPage: descriptor.keyPage,
    seesImages: model !== null && descriptor.seesImages(model),
    entered: row && enteredOf(row),
    source: settled.source,
    price: settled.price,
    priceSource: settled.priceSource,
    rest: ready && restOf(breakers, ready),
    modelWarning: model === null ? null : retirementWarning({ provider, model, at }),
    updatedAt: row?.updatedAt ?? null,
  } satisfies AiProviderView;
};

const enteredOf = ({
  model,
  baseUrl,
  price,
  apiKey,
}: AiProviderRow): AiProviderView['entered'] => ({
  ...{ model, baseUrl, price },
  hasKey: apiKey !== null,
});

const restOf = (breakers: Breakers, ready: ReadyProvider): AiProviderView['rest'] => {
  const rest = breakers.restOf(breakerKeyOf(ready));
  if (rest === null) return null;
  const { until, reason } = rest;
  return { until: until === null ? null : new Date(until).toISOString(), reason };
};
