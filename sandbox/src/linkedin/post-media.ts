import { assetByUrn, assetStatus } from './assets';
import { badInput, type InputErrorCode, type LinkedInError } from './errors';
import type { PostContentRequest } from './post-schema';
import type { Asset, LinkedIn, PostedArticle, PostedMedia } from './state';

interface Reference {
  urn: string;
  fieldPath: string;
  title: string;
  altText: string;
}

/** Every asset that a post's content names. */
const referencesOf = (content: PostContentRequest): Reference[] => {
  const { media, multiImage, article } = content;
  if (media) {
    const { id, title = '', altText = '' } = media;
    return [{ urn: id, fieldPath: '/content/media/id', title, altText }];
  }
  if (multiImage) {
    return multiImage.images.map(({ id, altText = '' }, index) => {
      const fieldPath = `/content/multiImage/images/${index}/id`;
      return { urn: id, fieldPath, title: '', altText };
    });
  }
  if (!article?.thumbnail) return [];
  return [
    { urn: article.thumbnail, fieldPath: '/content/article/thumbnail', title: '', altText: '' },
  ];
};

export const assetUrnsOf = (content: PostContentRequest): string[] =>
  referencesOf(content).map(({ urn }) => urn);

const refused = (code: InputErrorCode, { fieldPath, urn }: Reference): LinkedInError =>
  badInput({ code, fieldPath, description: `${fieldPath} :: ${urn} :: ${code}` });

/** Refuses media that is not there, not the author's, or not ready (IMG, VID, DOC). */
const requireUsable = (
  platform: LinkedIn,
  reference: Reference,
  authorUrn: string
): { asset: Asset; isAvailable: boolean } => {
  const asset = assetByUrn(platform, reference.urn);
  if (!asset) {
    const isImage = reference.urn.startsWith('urn:li:image:');
    throw refused(isImage ? 'INVALID_IMAGE_ID' : 'INVALID_URN_ID', reference);
  }
  if (asset.ownerUrn !== authorUrn) throw refused('INVALID_CONTENT_OWNERSHIP', reference);
  const status = assetStatus(platform, asset);
  switch (status) {
    case 'AVAILABLE':
      return { asset, isAvailable: true };
    case 'PROCESSING_FAILED':
      throw refused('MEDIA_ASSET_PROCESSING_FAILED', reference);
    case 'WAITING_UPLOAD':
      throw refused('MEDIA_ASSET_WAITING_UPLOAD', reference);
    case 'PROCESSING':
      if (platform.state.knobs.unprocessedMedia === 'accept') return { asset, isAvailable: false };
      throw refused('MEDIA_ASSET_WAITING_UPLOAD', reference);
  }
};

/** The files of a post as they are now. */
export const takeMedia = (
  platform: LinkedIn,
  content: PostContentRequest,
  authorUrn: string
): PostedMedia[] =>
  referencesOf(content).map((reference) => {
    const { asset, isAvailable } = requireUsable(platform, reference, authorUrn);
    return {
      kind: asset.kind,
      urn: asset.urn,
      hash: isAvailable ? asset.hash : null,
      posterHash: asset.thumbnailHash,
      title: reference.title,
      altText: reference.altText,
    };
  });

export const articleOf = (
  content: PostContentRequest,
  media: readonly PostedMedia[]
): PostedArticle | null => {
  if (!content.article) return null;
  const { source, title, description = '' } = content.article;
  return { source, title, description, thumbnail: media[0] ?? null };
};
