import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';

import type {
  FieldMap,
  MappingPreview,
  MappingPreviewRequest,
  MappingRequest,
  MappingView,
} from '../../../../contracts/mappings';
import { getConfig } from '../../config/get-config';
import { UIDS } from '../../constants';
import { KnownRows } from '../database/known-rows';
import { tableOf, type Table } from '../database/table';
import { isUniqueViolation } from '../database/unique-violation';
import { mistakesOf, sentenceOf } from './check-fields';
import type { EntryRef } from './entry-reader';
import { fieldChoices } from './field-choices';
import { guessFields } from './guess-fields';
import { previewMapping } from './mapping-preview';
import { mappingOfRow, type MappingRow, type StoredMapping } from './mapping-row';
import { schemasOf, type Schemas, type TypeSchema } from './schemas';

/** What holds for a content-type, and who decided it. */
type Holding = Pick<MappingView, 'isDistributed' | 'source'> & { fields: FieldMap | null };

/** Which content-types are distributed, and which of their attributes give what to a post. */
export class Mappings {
  /** Asked for before every attempt of a delivery, as sites are. */
  readonly #known: KnownRows<StoredMapping>;

  constructor(private readonly strapi: Core.Strapi) {
    this.#known = new KnownRows(async () => {
      const rows = await this.#table.findMany({ orderBy: { id: 'asc' } });
      return rows.map(mappingOfRow);
    });
  }

  /** Null for content-types that are never distributed. */
  async fieldsOf(uid: string): Promise<FieldMap | null> {
    const { isDistributed, fields } = await this.#holding(uid);
    return isDistributed ? fields : null;
  }

  /** Whether entries of this type may be distributed at all. */
  async isDistributable(uid: string): Promise<boolean> {
    return (await this.fieldsOf(uid)) !== null;
  }

  /** Uids, those of the config first. */
  async distributableTypes(): Promise<string[]> {
    const stored = (await this.#known.all()).map(({ contentType }) => contentType);
    const uids = [...new Set([...Object.keys(getConfig(this.strapi).contentTypes), ...stored])];
    const fields = await Promise.all(uids.map((uid) => this.fieldsOf(uid)));
    return uids.filter((_, index) => fields[index]);
  }

  /** Every content-type of the app, and whatever else the config names; by name. */
  async list(): Promise<MappingView[]> {
    const configured = Object.keys(getConfig(this.strapi).contentTypes);
    const uids = [...new Set([...configured, ...Object.keys(this.strapi.contentTypes)])];
    const types = uids
      .filter((uid) => isOfApp(uid) || configured.includes(uid))
      .flatMap((uid) => this.#schemas.typeOf(uid) ?? []);
    const views = await Promise.all(types.map((type) => this.#viewOf(type)));
    return views.sort((one, other) => one.displayName.localeCompare(other.displayName));
  }

  /** @throws 404 for a content-type that does not exist */
  async find(uid: string): Promise<MappingView> {
    return this.#viewOf(this.#demandType(uid));
  }

  /** Decides for a content-type; the config has no say any more. @throws 400 or 404 */
  async save(uid: string, { isDistributed, fields }: MappingRequest): Promise<MappingView> {
    const type = this.#demandType(uid);
    if (!isOfApp(uid)) throw new errors.ValidationError(notOfApp(uid));
    const mistakes = mistakesOf(fields, type, this.#schemas).map(sentenceOf);
    if (mistakes.length > 0) throw new errors.ValidationError(mistakes.join(' '));
    try {
      await this.#write(uid, { isDistributed, fields });
    } finally {
      this.#known.forget();
    }
    return this.#viewOf(type);
  }

  /** What the config says holds again. @throws 404 when nothing was decided here */
  async remove(uid: string): Promise<MappingView> {
    const type = this.#demandType(uid);
    try {
      const { count } = await this.#table.deleteMany({ where: { contentType: uid } });
      if (count === 0) throw new errors.NotFoundError(notStored(uid));
    } finally {
      this.#known.forget();
    }
    return this.#viewOf(type);
  }

  /** What fields give of a real entry; null: there is none. Nothing is stored. @throws 400 or 404 */
  preview(ref: EntryRef | null, request: MappingPreviewRequest): Promise<MappingPreview> {
    return previewMapping(this.strapi, ref, request);
  }

  /** Two people may decide for the first time at the same moment: the later one wins. */
  async #write(contentType: string, data: MappingRequest): Promise<void> {
    const update = () => this.#table.updateMany({ where: { contentType }, data });
    if ((await update()).count > 0) return;
    try {
      await this.#table.create({ data: { contentType, ...data } });
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      await update();
    }
  }

  async #viewOf(type: TypeSchema): Promise<MappingView> {
    const { uid, info } = type;
    const { fields: held, ...holding } = await this.#holding(uid);
    const fields = held ?? guessFields(type, this.#schemas);
    return {
      contentType: uid,
      displayName: info.displayName,
      ...holding,
      fields,
      choices: fieldChoices(type, this.#schemas),
      problems: mistakesOf(fields, type, this.#schemas).map(sentenceOf),
    };
  }

  async #holding(uid: string): Promise<Holding> {
    const exists = this.#schemas.typeOf(uid) !== null;
    const stored = (await this.#known.all()).find(({ contentType }) => contentType === uid);
    if (stored) {
      const { fields } = stored;
      return { source: 'settings', isDistributed: exists && stored.isDistributed, fields };
    }
    const { contentTypes } = getConfig(this.strapi);
    const fields = Object.hasOwn(contentTypes, uid) ? (contentTypes[uid] ?? null) : null;
    const source = fields ? 'config' : 'none';
    return { source, isDistributed: exists && fields !== null, fields };
  }

  #demandType(uid: string): TypeSchema {
    const type = this.#schemas.typeOf(uid);
    if (!type) throw new errors.NotFoundError(`There is no content-type "${uid.slice(0, 100)}".`);
    return type;
  }

  get #schemas(): Schemas {
    return schemasOf(this.strapi);
  }

  get #table(): Table<MappingRow> {
    return tableOf<MappingRow>(this.strapi, UIDS.mapping);
  }
}

export const createMappings = ({ strapi }: { strapi: Core.Strapi }): Mappings =>
  new Mappings(strapi);

const isOfApp = (uid: string): boolean => uid.startsWith('api::');

const notOfApp = (uid: string): string =>
  `${uid} belongs to Strapi or a plugin. Choose a content-type of your own; only those are distributed.`;

const notStored = (uid: string): string =>
  `Nothing was decided for ${uid} in the settings, so there is nothing to take back.`;
