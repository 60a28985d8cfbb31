import { fieldMapSchema, type FieldMap } from '../../../../contracts/mappings';

/** What an admin decided for a content-type, as stored. */
export interface MappingRow {
  id: number;
  /** Uid of the content-type. */
  contentType: string;
  isDistributed: boolean | null;
  fields: unknown;
}

/** What an admin decided for a content-type. */
export interface StoredMapping {
  id: number;
  contentType: string;
  isDistributed: boolean;
  fields: FieldMap;
}

/** Fields that somebody wrote into the table past the API count as none. */
export const mappingOfRow = ({
  id,
  contentType,
  isDistributed,
  fields,
}: MappingRow): StoredMapping => ({
  ...{ id, contentType, isDistributed: isDistributed ?? true },
  fields: fieldMapSchema.safeParse(fields).data ?? {},
});
