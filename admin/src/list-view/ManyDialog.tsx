import { useState } from 'react';

import type { BulkOrderView } from '../../../contracts/bulk';
import { ManyForm } from './ManyForm';
import { ManyProgress } from './ManyProgress';
import { ManyReview } from './ManyReview';

export interface ManyDialogProps {
  contentType: string;
  documentIds: readonly string[];
  /** Empty for content-types without languages. */
  locale: string;
  canSchedule: boolean;
  onClose: () => void;
}

/** Chooses where and when, shows what would happen, then what happens. */
export const ManyDialog = (props: ManyDialogProps) => {
  const [order, setOrder] = useState<BulkOrderView | null>(null);
  if (order === null) return <ManyForm {...props} onOrdered={setOrder} />;
  if (order.state === 'draft') {
    return <ManyReview order={order} onStarted={setOrder} onBack={() => setOrder(null)} />;
  }
  return <ManyProgress order={order} onClose={props.onClose} />;
};
