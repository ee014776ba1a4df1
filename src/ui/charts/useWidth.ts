// How wide is the place that a drawing stands in?

import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';

/** Before the browser has laid the page out. */
const firstWidthPx = 360;

/** The width of the element that `host` is put on, as it changes; never less than the minimum. */
export function useWidth(widthMinPx: number): {
  readonly host: RefObject<HTMLDivElement | null>;
  readonly widthPx: number;
} {
  const host = useRef<HTMLDivElement>(null);
  const [widthPx, setWidthPx] = useState(firstWidthPx);
  useEffect(() => {
    const element = host.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => {
      setWidthPx(Math.max(element.clientWidth, widthMinPx));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [widthMinPx]);
  return { host, widthPx };
}
