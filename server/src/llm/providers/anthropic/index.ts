import type { LlmProviderDescriptor } from '../../contract';
import { createProvider } from '../create-provider';
import type { Vendor } from '../vendor';
import { anthropicProblemOf } from './errors';
import { readAnthropic } from './read';
import { sendToAnthropic } from './send';

const vendor: Vendor = {
  id: 'anthropic',
  label: 'Anthropic Claude',
  name: 'Anthropic Claude',
  needsKey: true,
  send: sendToAnthropic,
  read: readAnthropic,
  problemOf: anthropicProblemOf,
};

export const anthropic: LlmProviderDescriptor = {
  id: vendor.id,
  label: vendor.label,
  defaultModel: 'claude-haiku-5-5',
  defaultBaseUrl: 'https://api.anthropic.com',
  needsKey: vendor.needsKey,
  seesImages: (model) => !/^claude-(?:2|instant)/.test(model),
  keyPage: 'https://platform.claude.com/settings/keys',
  create: (settings, environment) => createProvider(vendor, settings, environment),
};
