import type { AdminClient } from '../../../scripts/person/admin-client';
import type { TestApp } from './app';
import { documentsOf } from './articles';
import { aPicture } from './pictures';

/** The playground's content-type that is built of components and a dynamic zone. */
export const STORY = 'api::story.story';

/** What is to be read in the zone of a whole story, in its order. */
export const ZONE_WORDS = [
  ...['Nobody builds a light for themselves.', 'The old keeper', 'The stairs'],
  ...['One hundred and twelve steps, counted daily.', 'Mind the ninth.', 'A sign', 'Good night.'],
].join('\n\n');

/** Ids of the media library, by where the pictures stand in a story. */
type Pictures = Record<'seo' | 'stairs' | 'lamp' | 'inZone', number>;

/** Of an entry or component, by attribute. */
type Fields = Record<string, unknown>;

/** What the edit form of the Content Manager is filled with. */
interface Form extends Fields {
  seo: Fields;
  slides: Fields[];
  content: Fields[];
}

/** A paragraph of the blocks editor. */
export const paragraph = (text: string) => ({
  type: 'paragraph',
  children: [{ type: 'text', text }],
});

/** Makes stories that have everything a component can hold. */
export class Stories {
  #made = 0;

  private constructor(
    private readonly app: TestApp,
    readonly pictures: Pictures,
    /** Document ids of the tags "light" and "tide". */
    private readonly topics: readonly string[]
  ) {}

  static async of(app: TestApp): Promise<Stories> {
    const pictures = {
      ...{ seo: await aPicture(app), stairs: await aPicture(app) },
      ...{ lamp: await aPicture(app), inZone: await aPicture(app) },
    };
    const tags = documentsOf(app, 'api::tag.tag');
    const light = await tags.create({ data: { name: 'light' } });
    const tide = await tags.create({ data: { name: 'tide' } });
    return new Stories(app, pictures, [light.documentId, tide.documentId]);
  }

  /** Of the story that was made last. */
  get title(): string {
    return `The light, part ${this.#made}`;
  }

  /** Of the story that was made last; it stands in its seo component. */
  get description(): string {
    return `On stairs and lamps, part ${this.#made}.`;
  }

  /** Fields of a story that resembles no other. */
  fields(over: Fields = {}): Fields {
    this.#made += 1;
    const { title, description, pictures } = this;
    return {
      ...{ title, slug: `the-light-${this.#made}` },
      seo: { title: 'Light', description, image: pictures.seo },
      ...{ slides: this.slides(), content: this.zone() },
      ...over,
    };
  }

  /** A published story in English; answers its document id. */
  async aPublished(over: Fields = {}): Promise<string> {
    const stories = documentsOf(this.app, STORY);
    const { documentId } = await stories.create({ data: this.fields(over) });
    await stories.publish({ documentId });
    return documentId;
  }

  /** The form of the English draft as the Content Manager fills it. */
  async formOf(admin: AdminClient, documentId: string): Promise<Form> {
    const path = `/content-manager/collection-types/${STORY}/${documentId}?locale=en`;
    return (await admin.request<{ data: Form }>('GET', path)).data;
  }

  slides(): Fields[] {
    const { pictures, topics } = this;
    const quote = (words: string) => ({ words: [paragraph(words)], source: 'Ada Lamp' });
    return [
      { heading: 'Stairs', picture: pictures.stairs, topics },
      { heading: 'No picture', quote: quote('Ha!') },
      {
        ...{ heading: 'Lamp', picture: pictures.lamp, topics: topics.slice(0, 1) },
        quote: quote('So bright.'),
      },
    ];
  }

  zone(): Fields[] {
    return [
      {
        ...{ __component: 'shared.quote', source: 'The old keeper', sourceUrl: 'log-book-page-9' },
        words: [paragraph('Nobody builds a light for themselves.')],
      },
      {
        ...{ __component: 'shared.section', heading: 'The stairs', picture: this.pictures.inZone },
        ...{ text: 'One **hundred and twelve** steps,\ncounted [daily](https://example.com).' },
        ...{ note: 'Ask the desk about the count.', topics: this.topics },
        quote: { words: [paragraph('Mind the ninth.')], source: 'A sign' },
      },
      { __component: 'shared.quote', words: [paragraph('Good night.')] },
    ];
  }
}
