import type { LlmProviderDescriptor } from '../../contract';
import { createProvider } from '../create-provider';
import type { Vendor } from '../vendor';
import { geminiProblemOf } from './errors';
import { readGemini } from './read';
import { sendToGemini } from './send';

const vendor: Vendor = {
  id: 'gemini',
  label: 'Google Gemini',
  name: 'Google Gemini',
  needsKey: true,
  send: sendToGemini,
  read: readGemini,
  problemOf: geminiProblemOf,
};

/** The cheapest that is there until 2027-05-07 at least (deprecations page, 2026-11-22). */
export const gemini: LlmProviderDescriptor = {
  id: vendor.id,
  label: vendor.label,
  defaultModel: 'gemini-3.1-flash-lite',
  defaultBaseUrl: 'https://generativelanguage.googleapis.com',
  needsKey: vendor.needsKey,
  // Every model of the API that writes text sees.
  seesImages: () => true,
  keyPage: 'https://aistudio.google.com/apikey',
  create: (settings, environment) => createProvider(vendor, settings, environment),
};
