import type { PageResult } from '../../../../server/src/services/link-cards/fetch-page';
import { aPage, aService, codesOf, LINK, UTM_LINK } from './builders';

describe('checking a link', () => {
  it('looks anew every time, and what it sees counts from then on', async () => {
    const { cards, cardFor, state, world } = aService({ page: { kind: 'gone', status: 404 } });
    expect(await cards.checkLink(UTM_LINK)).toMatchObject({ isReachable: false, status: 404 });
    world.page = aPage();
    expect(await cards.checkLink(LINK)).toEqual({ isReachable: true, status: 200, problem: null });
    expect(codesOf(await cardFor('facebook'))).toEqual([]);
    expect(state.pages).toHaveLength(2);
  });

  it.each([
    [{ kind: 'gone', status: 410 }, 410, false],
    [{ kind: 'refused', status: 401 }, 401, false],
    [{ kind: 'refused', status: 429 }, 429, false],
    [{ kind: 'refused', status: 418 }, 418, false],
    [{ kind: 'error', status: 500 }, 500, false],
    [{ kind: 'not-html', status: 200, contentType: 'application/pdf' }, 200, true],
    ...[
      ...(['no-address', 'unknown-host', 'no-connection', 'private'] as const),
      ...(['certificate', 'timeout', 'redirects', 'broken'] as const),
    ].map((reason) => [{ kind: 'unreachable', reason }, null, false]),
  ] as [PageResult, number | null, boolean][])(
    'says of %j what is wrong and what to do',
    async (page, status, isReachable) => {
      const check = await aService({ page }).cards.checkLink(LINK);
      expect(check).toMatchObject({ isReachable, status });
      expect(check.problem).toContain(LINK);
      // The last part of the sentence is the next step.
      expect(check.problem).toMatch(/[.:] (?:Check|check|Try|Set|Open|Renew|Link|Make) /);
    }
  );

  it('needs an address, and keeps endless ones out of its sentence', async () => {
    const { problem } = await aService().cards.checkLink(`javascript:${'x'.repeat(100_000)}`);
    expect(problem?.length).toBeLessThan(400);
  });

  it('says so when it cannot look now', async () => {
    const { cards, state } = aService();
    state.isStuck = true;
    const check = await cards.checkLink(LINK);
    expect(check).toMatchObject({ isReachable: false, status: null });
    expect(check.problem).toContain('Try again');
  });
});
