import { entryVersionOf } from '../../../admin/src/content-manager/entry-version';
import { livingKeyOf } from '../../../admin/src/content-manager/living-deliveries';
import { newIdempotencyKey } from '../../../admin/src/composer/idempotency-key';

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

describe('the key of the preview', () => {
  const removedAt = null;

  it('changes when a delivery is made or comes to nothing', () => {
    expect(livingKeyOf([{ id: 2, state: 'queued', removedAt }])).toBe('2');
    const deliveries = [
      { id: 3, state: 'failed', removedAt },
      { id: 2, state: 'published', removedAt },
    ] as const;
    expect(livingKeyOf(deliveries)).toBe('2');
  });

  it('changes when a post is removed from its platform', () => {
    const removed = '2026-11-22T10:00:00.000Z';
    expect(livingKeyOf([{ id: 2, state: 'published', removedAt: removed }])).toBe('');
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
