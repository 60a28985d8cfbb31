import { processingFailure } from './media-rules';
import type { Asset, AssetKind, LinkedIn } from './state';
import type { Caller } from './gateway';

export type AssetStatus = 'WAITING_UPLOAD' | 'PROCESSING' | 'AVAILABLE' | 'PROCESSING_FAILED';

/** How ids of each kind begin. */
const KEY_PREFIXES: Readonly<Record<AssetKind, string>> = {
  image: 'D4E10AQ',
  video: 'D4E05AQ',
  document: 'D4E1FAQ',
};

interface NewAsset {
  kind: AssetKind;
  ownerUrn: string;
  caller: Caller;
  fileSizeBytes: number;
  partCount: number;
}

export const createAsset = (
  { world, state }: LinkedIn,
  { kind, ownerUrn, caller, fileSizeBytes, partCount }: NewAsset
): Asset => {
  const key = `${KEY_PREFIXES[kind]}${world.random.token(14)}`;
  const createdAt = world.clock.now();
  const asset: Asset = {
    key,
    urn: `urn:li:${kind}:${key}`,
    kind,
    ownerUrn,
    clientId: caller.clientId,
    memberKey: caller.memberKey,
    createdAt,
    secret: world.random.token(32),
    uploadExpiresAt: createdAt + state.knobs.uploadUrlLifetimeMs,
    fileSizeBytes,
    parts: Array.from({ length: partCount }, () => null),
    hash: null,
    readyAt: null,
    failure: null,
    thumbnailHash: null,
  };
  state.assets[key] = asset;
  world.changed();
  return asset;
};

export const assetByUrn = ({ state }: LinkedIn, urn: string): Asset | null =>
  Object.values(state.assets).find((asset) => asset.urn === urn) ?? null;

export const assetByKey = ({ state }: LinkedIn, key: string): Asset | null =>
  Object.hasOwn(state.assets, key) ? (state.assets[key] ?? null) : null;

export const assetStatus = ({ world }: LinkedIn, asset: Asset): AssetStatus => {
  if (asset.readyAt === null) return 'WAITING_UPLOAD';
  if (world.clock.now() < asset.readyAt) return 'PROCESSING';
  return asset.failure === null ? 'AVAILABLE' : 'PROCESSING_FAILED';
};

const processingMs = ({ state }: LinkedIn, kind: AssetKind): number => {
  const { imageProcessingMs, videoProcessingMs, documentProcessingMs } = state.knobs;
  return { image: imageProcessingMs, video: videoProcessingMs, document: documentProcessingMs }[
    kind
  ];
};

/** The whole file is there: processing begins. */
export const startProcessing = async (
  platform: LinkedIn,
  asset: Asset,
  bytes: Uint8Array
): Promise<void> => {
  const { world, state } = platform;
  const failure = await processingFailure(asset.kind, bytes);
  asset.hash = world.blobs.put(bytes);
  asset.readyAt = world.clock.now() + processingMs(platform, asset.kind);
  asset.failure = state.knobs.processingFails ? 'The file could not be processed' : failure;
  world.changed();
};
