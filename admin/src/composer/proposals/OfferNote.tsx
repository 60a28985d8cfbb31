import { Flex, Link, TextButton, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';

import { PLUGIN_ID } from '../../plugin-id';
import { useText } from '../../translations/use-text';
import type { AdaptOffer } from './adapt-offer';
import { estimateWords } from './cost-words';
import { useCostText } from './use-cost-text';

/** Where a site's use of AI is decided. */
const AI_SETTINGS = `/settings/${PLUGIN_ID}/ai`;

/** The price of asking, or the one sentence that says what is missing. */
export const OfferNote = ({
  id,
  offer,
  onRetry,
}: {
  id: string;
  offer: AdaptOffer;
  onRetry: () => void;
}) => {
  const sentence = useOfferSentence(offer);
  const t = useText();
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Typography id={id} variant="pi" textColor="neutral600" dir="auto">
        {sentence}
      </Typography>
      {offer.kind === 'switched_off' ? (
        <Link tag={NavLink} to={AI_SETTINGS}>
          {t('proposals.off.link')}
        </Link>
      ) : null}
      {offer.kind === 'not_estimated' ? (
        <TextButton onClick={onRetry}>{t('section.retry')}</TextButton>
      ) : null}
    </Flex>
  );
};

const useOfferSentence = (offer: AdaptOffer): string | null => {
  const t = useText();
  const costText = useCostText();
  switch (offer.kind) {
    case 'hidden':
      return null;
    case 'switched_off':
      return t('proposals.off', { site: offer.site });
    case 'forbidden':
      return t('proposals.forbidden');
    case 'nothing_chosen':
      return t('proposals.nothingChosen');
    case 'all_written':
      return t('proposals.allWritten');
    case 'estimating':
      return t('proposals.estimating');
    case 'not_estimated':
      return offer.problem;
    case 'impossible':
      return offer.reason;
    case 'possible':
      return costText(estimateWords(offer.estimate));
  }
};
