import { errors } from '@strapi/utils';

import type { AiProviderId, saveAiProviderSchema } from '../../../../contracts/ai-providers';
import type { z } from 'zod';
import { addressProblem } from '../../http/address-problem';
import { LLM_PROVIDERS } from '../../llm/providers/registry';
import type { AiProviderRow } from './provider-rows';
import { baseUrlOf, isSameServer, type ConfiguredSettings } from './settle-provider';

/** What a person enters for a vendor. */
export type AiProviderInput = Omit<z.output<typeof saveAiProviderSchema>, 'siteId'>;

export interface SaveArgs {
  id: AiProviderId;
  input: AiProviderInput;
  /** What is stored now; null: nothing. */
  stored: AiProviderRow | null;
  configured: ConfiguredSettings | null;
  allowPrivateHosts: boolean;
}

/** @throws 400 for an address that no key may be sent to, and for a stored key that would move */
export const assertSavable = (args: SaveArgs): void => {
  const { input, allowPrivateHosts } = args;
  const problem = input.baseUrl && addressProblem(input.baseUrl, { allowPrivateHosts });
  if (problem) throw new errors.ValidationError(`baseUrl: The address ${problem}.`);
  if (wouldMoveKey(args)) {
    throw new errors.ValidationError(
      'apiKey: Enter the key again: it was entered for another address, and is not sent to this one unasked.'
    );
  }
};

/** Nobody sees a stored key, so nobody may have it sent to a server of their own either. */
const wouldMoveKey = ({ id, input, stored, configured }: SaveArgs): boolean => {
  if (input.apiKey !== undefined || !stored?.apiKey) return false;
  const descriptor = LLM_PROVIDERS[id];
  const [before, after] = [stored, input].map((entered) =>
    baseUrlOf({ descriptor, configured, entered })
  );
  return !isSameServer(before ?? null, after ?? null);
};
