import { createHash } from 'node:crypto';

import { encodeBase32 } from './base32';
import { encodeDagCbor, type LexValue } from './dag-cbor';

const RAW_CODEC = 0x55;
const DAG_CBOR_CODEC = 0x71;
/** Multihash prefix: sha2-256, 32 bytes. */
const SHA256_PREFIX = [0x12, 0x20];

/** Content ids as this network makes them: `bafkrei…` for blobs, `bafyrei…` for records. */
export const CID_PATTERN = /^baf[ky]rei[a-z2-7]{52}$/;
export const BLOB_CID_PATTERN = /^bafkrei[a-z2-7]{52}$/;

const cidOf = (codec: number, bytes: Uint8Array): string => {
  const digest = createHash('sha256').update(bytes).digest();
  return `b${encodeBase32(Uint8Array.from([1, codec, ...SHA256_PREFIX, ...digest]))}`;
};

/** CIDv1, raw codec: the same bytes always have the same id. */
export const blobCid = (bytes: Uint8Array): string => cidOf(RAW_CODEC, bytes);

/** CIDv1 of the record's DAG-CBOR: equal content has an equal id whatever the order of keys. */
export const recordCid = (record: LexValue): string =>
  cidOf(DAG_CBOR_CODEC, Uint8Array.from(encodeDagCbor(record)));
