import type { PostProblem } from '../../../../contracts/dispatch';
import type { PlatformDescriptor } from '../../platforms/contract';
import type { MappedEntry } from '../adaptation/entry';
import type { StoredCard } from '../adaptation/stored-content';

export interface CardRequest {
  entry: MappedEntry;
  /** As it stands in the post, with what is added for statistics. */
  link: string;
  descriptor: Pick<PlatformDescriptor, 'id' | 'label' | 'linkStyle'>;
  /** False: the page shows something else or nothing yet, and is not asked for. */
  isPublished: boolean;
  /** True: takes up to five seconds to look at the page; false: answers with what is known. */
  wait: boolean;
}

/** A link card as people will see it. */
export interface CardDraft {
  card: StoredCard;
  /** A picture of the page; only where the platform makes the card. */
  imageUrl: string | null;
  /** `page`: what the page says of itself. `fields`: what the mapped fields say, or at most filled up. */
  source: 'page' | 'fields';
  builtBy: 'us' | 'platform';
  problems: PostProblem[];
}
