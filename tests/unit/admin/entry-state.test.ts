import { entryVersionOf } from '../../../admin/src/content-manager/entry-version';
import { goesOutOnPublish } from '../../../admin/src/content-manager/goes-out-on-publish';
import { livingKeyOf } from '../../../admin/src/content-manager/living-deliveries';
import { newIdempotencyKey } from '../../../admin/src/content-manager/idempotency-key';

describe('the entry in the edit view', () => {
  it('is unsaved while it is created and in languages that it does not have', () => {
    expect(entryVersionOf(undefined, undefined).state).toBe('unsaved');
    expect(entryVersionOf({}, {}).state).toBe('unsaved');
  });

  it('is a draft until there is a published version', () => {
    const document = { documentId: 'a', status: 'draft', publishedAt: null };
    expect(entryVersionOf(document, { availableStatus: [] }).state).toBe('draft');
    const published = { publishedAt: '2026-11-22T10:00:00.000Z' };
    expect(entryVersionOf(document, { availableStatus: [published] }).state).toBe('published');
  });

  it('is published where the type has no drafts', () => {
    expect(entryVersionOf({ documentId: 'a' }, { availableStatus: [] }).state).toBe('published');
  });

  it('knows that the draft is newer than what will be shared', () => {
    const versionOf = (status: string) => entryVersionOf({ documentId: 'a', status }, undefined);
    expect(versionOf('modified')).toMatchObject({ state: 'published', hasNewerDraft: true });
    expect(versionOf('published')).toMatchObject({ state: 'published', hasNewerDraft: false });
  });

  it('has another revision after every publish, even when the draft stayed as it was', () => {
    const document = { documentId: 'a', status: 'published', updatedAt: '2026-11-22T10:00:00Z' };
    const revisionAt = (publishedAt: string) =>
      entryVersionOf(document, { availableStatus: [{ publishedAt }] }).revision;
    expect(revisionAt('2026-11-22T10:00:01Z')).not.toBe(revisionAt('2026-11-22T11:00:00Z'));
  });

  it('has the language of the document, and none where there are no languages', () => {
    expect(entryVersionOf({ documentId: 'a', locale: 'de' }, {}).locale).toBe('de');
    expect(entryVersionOf({ documentId: 'a', locale: null }, {}).locale).toBe('');
  });
});

describe('going out on publish', () => {
  const rule = {
    contentType: 'api::article.article',
    enabled: true,
    trigger: 'first_publish' as const,
    targetIds: null,
  };
  const willGoOut = (
    changes: object,
    deliveries: Parameters<typeof goesOutOnPublish>[0]['deliveries'] = []
  ) =>
    goesOutOnPublish({
      contentType: 'api::article.article',
      rules: [{ ...rule, ...changes }],
      deliveries,
    });

  it('needs an enabled rule for the type', () => {
    expect(willGoOut({})).toBe(true);
    expect(willGoOut({ enabled: false })).toBe(false);
    expect(willGoOut({ contentType: 'api::page.page' })).toBe(false);
    expect(willGoOut({ targetIds: [] })).toBe(false);
  });

  it('happens once for a rule about the first publish', () => {
    expect(willGoOut({}, [{ state: 'published' }])).toBe(false);
    expect(willGoOut({}, [{ state: 'failed' }])).toBe(true);
    expect(willGoOut({ trigger: 'every_publish' }, [{ state: 'published' }])).toBe(true);
  });

  it('changes the key of the preview when a delivery is made or comes to nothing', () => {
    expect(livingKeyOf([{ id: 2, state: 'queued' }])).toBe('2');
    expect(
      livingKeyOf([
        { id: 3, state: 'failed' },
        { id: 2, state: 'published' },
      ])
    ).toBe('2');
  });
});

describe('the key of a click', () => {
  const getRandomValues: Crypto['getRandomValues'] = (array) => {
    if (array instanceof Uint8Array) array.fill(171);
    return array;
  };

  it('is the UUID of the browser where there is one', () => {
    const randomUUID = () => '11111111-2222-4333-8444-555555555555' as const;
    expect(newIdempotencyKey({ getRandomValues, randomUUID })).toBe(randomUUID());
  });

  it('is made of random bytes on plain http addresses', () => {
    expect(newIdempotencyKey({ getRandomValues })).toBe('ab'.repeat(16));
  });

  it('differs from click to click', () => {
    expect(newIdempotencyKey()).not.toBe(newIdempotencyKey());
  });
});
