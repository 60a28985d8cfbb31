import type { AiProviderId } from '../../contracts/ai-providers';
import { configureVendors, switchOnAi } from '../../eval/harness/settings';
import type { TokenUsage } from '../../sandbox/src';
import { askOften, type Measured } from './measured';

const VENDORS = ['gemini', 'openai', 'anthropic', 'cohere'] as const satisfies AiProviderId[];

/** What one distribution costs with a vendor's default model. */
export interface CostFigures {
  provider: AiProviderId;
  model: string | null;
  requests: number;
  /** US dollars, mean and highest of all requests; repairs included. */
  meanUsd: number;
  maxUsd: number;
  estimatedUsd: number | null;
  /** Of one call, as the vendor billed it. */
  usage: TokenUsage | null;
}

/** By the tokens that the vendors billed, at the prices that the plugin knows. */
export const measureCosts = async (measured: Measured): Promise<CostFigures[]> => {
  const { world } = measured;
  configureVendors(world, { profile: 'instant' });
  const figures: CostFigures[] = [];
  for (const provider of VENDORS) {
    console.log(`· ${measured.requests} requests to ${provider} for their cost …`);
    await switchOnAi(world, [provider]);
    const samples = await askOften(measured, { fresh: true, warmUp: 0 });
    const costs = samples.map(({ view }) => view.actualUsd).filter((usd) => usd !== null);
    if (costs.length < samples.length) throw new Error(`The price of ${provider} is not known.`);
    const [first] = samples;
    figures.push({
      ...{ provider, requests: costs.length, maxUsd: Math.max(...costs) },
      meanUsd: costs.reduce((sum, usd) => sum + usd, 0) / costs.length,
      model: first?.view.model ?? null,
      estimatedUsd: first?.view.estimatedUsd ?? null,
      usage: world.sandbox.vendors[provider].calls().at(-1)?.usage ?? null,
    });
  }
  return figures;
};
