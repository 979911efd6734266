'use client';

import { useState, useSyncExternalStore } from 'react';

const nothingToWatch = () => () => {};

/**
 * The text that a prefilled text area begins with. On a page that came from the server somebody may have typed before the
 * scripts arrived; React then sets a text area to its `defaultValue` and would wipe that out, so what stands in it by then
 * is taken for its beginning. (Inputs of one line it leaves alone.)
 */
export function useTypedBefore(id: string, given: string): string {
  const isTakenOver = useSyncExternalStore(
    nothingToWatch,
    () => false,
    () => true,
  );
  const [text] = useState(() => {
    if (!isTakenOver || typeof document === 'undefined') return given;
    const element = document.getElementById(id);
    return element instanceof HTMLTextAreaElement ? element.value : given;
  });
  return text;
}
