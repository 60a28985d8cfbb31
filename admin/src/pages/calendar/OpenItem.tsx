import type { CalendarItem, CalendarView } from '../../../../contracts/calendar';
import { useText } from '../../translations/use-text';
import { ItemDialog } from './ItemDialog';
import { authorTextOf } from './author-name';
import type { AtWhen } from './planned-when';
import { useCancelItem } from './use-cancel-item';

interface OpenItemProps {
  /** Key of the item; null: none is open. */
  openKey: string | null;
  calendar: CalendarView;
  canMove: boolean;
  onMove: (item: CalendarItem, when: AtWhen) => void;
  onClose: () => void;
}

/** The dialog of the item that was chosen, as long as it is on these days. */
export const OpenItem = ({ openKey, calendar, canMove, onMove, onClose }: OpenItemProps) => {
  const t = useText();
  const cancel = useCancelItem();
  const { items, authors, zone } = calendar;
  const item = items.find(({ key }) => key === openKey);
  if (!item) return null;
  const author = authors.find(({ key }) => key === item.author);
  return (
    <ItemDialog
      item={item}
      titleOf={(key) => items.find((other) => other.key === key)?.entryTitle ?? null}
      authorName={author?.name ?? t(authorTextOf({ key: item.author }))}
      zone={zone}
      canMove={canMove}
      onMove={(when) => {
        onClose();
        onMove(item, when);
      }}
      onCancel={async (scheduleId) => {
        if (await cancel(scheduleId)) onClose();
      }}
      onClose={onClose}
    />
  );
};
