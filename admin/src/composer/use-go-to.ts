import { useEffect, useState } from 'react';

/** Takes the focus to the first of these fields, as soon as one of them is on the screen. */
export const useGoTo = (): ((ids: readonly string[]) => void) => {
  const [wanted, setWanted] = useState<readonly string[]>([]);
  useEffect(() => {
    if (wanted.length === 0) return;
    const frame = requestAnimationFrame(() => {
      const field = wanted.map((id) => document.getElementById(id)).find((one) => one !== null);
      if (field instanceof HTMLButtonElement && field.getAttribute('aria-expanded') === 'false') {
        field.click();
      }
      field?.scrollIntoView({ block: 'center' });
      field?.focus();
      setWanted([]);
    });
    return () => cancelAnimationFrame(frame);
  }, [wanted]);
  return setWanted;
};
