import { LLM_PROVIDERS } from '../../../../server/src/llm/providers/registry';

import { aRequest, failureOf, reply, SCHEMA, scripted, sentBody, settingsOf } from './builders';
import { GOOD, TEXT } from './good-answers';

const good = () => reply(200, GOOD.compatible);
const refusal = (message: string, status = 400) => reply(status, { error: { message } });

const providerOf = (script: ReturnType<typeof scripted>) =>
  LLM_PROVIDERS.compatible.create(settingsOf('compatible'), { http: script.http });

describe('a server that does not know json_schema', () => {
  it.each([
    ["response_format.type 'json_schema' is not supported", 400],
    ['This response_format type is unavailable now', 400],
    ['body.response_format: Extra inputs are not permitted', 422],
  ])('"%s" is asked once more, with the schema in words', async (message, status) => {
    const script = scripted(refusal(message, status), good());
    const answer = await providerOf(script).generate(aRequest(), { timeoutMs: 5000 });
    expect(answer.text).toBe(TEXT);
    const body = sentBody(script.requests[1]) as { messages: { content: string }[] };
    expect(body).toMatchObject({ response_format: { type: 'json_object' }, max_tokens: 2000 });
    expect(body.messages[0]?.content).toBe(
      `${aRequest().system}\n\nAnswer with one JSON object by this JSON Schema and with nothing else:\n${JSON.stringify(SCHEMA)}`
    );
  });

  it('is not asked in vain again by the same provider', async () => {
    const script = scripted(refusal('unknown response_format'), good(), good());
    const provider = providerOf(script);
    await provider.generate(aRequest(), { timeoutMs: 5000 });
    await provider.generate(aRequest(), { timeoutMs: 5000 });
    expect(sentBody(script.requests[2])).toHaveProperty('response_format.type', 'json_object');
  });

  it('is left alone when it knows the other form neither', async () => {
    const { http, requests } = scripted(
      refusal("'response_format.type' must be 'json_schema'"),
      refusal("'response_format.type' must be 'text'")
    );
    expect(await failureOf({ id: 'compatible', http })).toMatchObject({ code: 'REQUEST_REFUSED' });
    expect(requests).toHaveLength(2);
  });

  it.each([
    ['another complaint', refusal("'messages' is too long")],
    ['another status', refusal('response_format', 500)],
  ])('is not meant by %s', async (_, answer) => {
    const { http, requests } = scripted(answer);
    await failureOf({ id: 'compatible', http });
    expect(requests).toHaveLength(1);
  });
});
