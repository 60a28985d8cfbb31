import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { createHttpClient } from '../../../../server/src/http/http-client';
import { assertAddress } from '../../../../server/src/services/webhooks/check-address';
import { sendEvent } from '../../../../server/src/services/webhooks/send-event';
import { newSecret } from '../../../../server/src/services/webhooks/webhook-secret';

const event = { messageId: 'msg_1', body: '{}' };

describe('an address inside', () => {
  it.each([
    'http://127.0.0.1:1/',
    'https://192.168.1.1/',
    'http://[::1]/',
    'http://169.254.169.254/',
  ])('is sent nothing: %s', async (url) => {
    const sending = { url, event, secrets: [newSecret()] };
    const { try: one } = await sendEvent(createHttpClient(), sending);
    expect(one).toMatchObject({
      ...{ status: null, problem: expect.stringContaining('private network') as string },
    });
    expect(() => assertAddress(url, { allowPrivateHosts: false })).toThrow('private network');
  });

  it('is no address to enter under a name either, and outside it has to be https', () => {
    const refuse = (url: string) => () => assertAddress(url, { allowPrivateHosts: false });
    expect(refuse('https://intranet/')).toThrow('private network');
    expect(refuse('http://hooks.example/')).toThrow('https');
    expect(refuse('https://hooks.example/?key=abcdef')).not.toThrow();
  });
});

it('an answer that repeats secrets is noted without them', async () => {
  const secret = newSecret();
  const server = createServer((request, response) => {
    response.writeHead(400).end(`No: ${request.url} ${secret} ${'x'.repeat(2000)}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/?sig=abc%2Fdef12345`;
  const http = createHttpClient({ allowPrivateHosts: true });
  const { try: one } = await sendEvent(http, { url, event, secrets: [secret] });
  server.close();
  expect(one).toMatchObject({ status: 400 });
  expect(one.answer).toMatch(/^No: /);
  expect(one.answer?.length).toBeLessThanOrEqual(500);
  expect(JSON.stringify(one)).not.toContain(secret);
  expect(JSON.stringify(one)).not.toContain('def12345');
});
