import { LLM_PROVIDER_IDS } from '../../../../server/src/llm/contract';
import { LLM_PROVIDERS } from '../../../../server/src/llm/providers/registry';

describe('the registry', () => {
  it.each(LLM_PROVIDER_IDS)('has %s under its own name', (id) => {
    expect(LLM_PROVIDERS[id].id).toBe(id);
  });

  it.each([
    ['gemini', 'gemini-3.1-flash-lite', 'https://generativelanguage.googleapis.com'],
    ['openai', 'gpt-6-luna', 'https://api.openai.com/v1'],
    ['anthropic', 'claude-haiku-5-5', 'https://api.anthropic.com'],
    ['cohere', 'command-r7b-12-2024', 'https://api.cohere.com'],
    ['compatible', null, null],
  ] as const)('%s begins with %s at %s', (id, defaultModel, defaultBaseUrl) => {
    expect(LLM_PROVIDERS[id]).toMatchObject({ defaultModel, defaultBaseUrl });
    expect(LLM_PROVIDERS[id].needsKey).toBe(id !== 'compatible');
    expect(LLM_PROVIDERS[id].keyPage === null).toBe(id === 'compatible');
  });

  it.each([
    ['gemini', 'gemini-3.1-flash-lite', true],
    ['openai', 'gpt-6-luna', true],
    ['openai', 'gpt-4o-mini', true],
    ['openai', 'gpt-4', false],
    ['openai', 'gpt-3.5-turbo', false],
    ['anthropic', 'claude-haiku-5-5', true],
    ['anthropic', 'claude-2.1', false],
    ['cohere', 'command-r7b-12-2024', false],
    ['cohere', 'command-a-03-2025', false],
    ['cohere', 'command-a-vision-07-2025', true],
    ['cohere', 'command-a-plus-05-2026', true],
    ['compatible', 'llama3.2', false],
    ['compatible', 'llama3.2-vision:11b', true],
    ['compatible', 'qwen2.5vl:7b', true],
    ['compatible', 'Qwen/Qwen3-VL-8B', true],
    ['compatible', 'gemma3:4b', true],
    ['compatible', 'deepseek-chat', false],
  ] as const)('%s: whether %s sees is %s', (id, model, sees) => {
    expect(LLM_PROVIDERS[id].seesImages(model)).toBe(sees);
  });
});
