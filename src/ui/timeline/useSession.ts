// How do the elements that React makes and the session that draws on them come together?

import { useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { TimelineSession } from './session.ts';
import type { SessionElements } from './session.ts';
import type { TimelineContent, VisibleRows } from './timelineCanvas.ts';

export interface MountedSession {
  /** Null until the elements are there. */
  readonly session: RefObject<TimelineSession | null>;
  readonly visible: VisibleRows;
}

/** One session for the life of the component; it shows the content whenever that changes. */
export function useSession(
  root: RefObject<HTMLElement | null>,
  content: TimelineContent,
): MountedSession {
  const [visible, setVisible] = useState<VisibleRows>({ first: 0, last: -1 });
  const session = useRef<TimelineSession>(null);
  useLayoutEffect(() => {
    if (!root.current) return undefined;
    const made = new TimelineSession(elementsOf(root.current), setVisible);
    session.current = made;
    return () => {
      session.current = null;
      made.detach();
    };
  }, [root]);
  useLayoutEffect(() => session.current?.show(content), [content]);
  return { session, visible };
}

/** The elements that the session moves and draws on, by their classes. */
function elementsOf(root: HTMLElement): SessionElements {
  const find = (selector: string): HTMLElement => root.querySelector<HTMLElement>(selector)!;
  const findCanvas = (selector: string): HTMLCanvasElement =>
    root.querySelector<HTMLCanvasElement>(selector)!;
  return {
    axisArea: find('.timelineAxis'),
    axis: findCanvas('.timelineAxis canvas'),
    scroller: find('.timelineScroller'),
    viewport: find('.timelineViewport'),
    labels: find('.timelineLabels > div'),
    rows: findCanvas('.timelineRows'),
    playhead: find('.timelinePlayhead'),
    pointerLine: find('.timelinePointerLine'),
  };
}
