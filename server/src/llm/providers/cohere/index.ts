import type { LlmProviderDescriptor } from '../../contract';
import { createProvider } from '../create-provider';
import type { Vendor } from '../vendor';
import { cohereProblemOf } from './errors';
import { readCohere } from './read';
import { sendToCohere } from './send';

const vendor: Vendor = {
  id: 'cohere',
  label: 'Cohere',
  name: 'Cohere',
  needsKey: true,
  send: sendToCohere,
  read: readCohere,
  problemOf: cohereProblemOf,
};

/** A dated name: the aliases without a date are being switched off. */
export const cohere: LlmProviderDescriptor = {
  id: vendor.id,
  label: vendor.label,
  defaultModel: 'command-r7b-12-2024',
  defaultBaseUrl: 'https://api.cohere.com',
  needsKey: vendor.needsKey,
  // Its text models answer 400 to a picture.
  seesImages: (model) => /vision|^command-a-plus-/.test(model),
  keyPage: 'https://dashboard.cohere.com/api-keys',
  create: (settings, environment) => createProvider(vendor, settings, environment),
};
