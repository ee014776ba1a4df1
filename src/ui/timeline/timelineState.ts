// How is the timeline folded, where is its focus, what is under the pointer? Outlives its mounting.

import { create } from 'zustand';
import type { Density } from './layout.ts';
import type { Hit } from './pick.ts';

/** The row under keyboard focus, and a job in it. */
export interface TimelineFocus {
  readonly isGroup: boolean;
  /** Fleet or satellite. */
  readonly ref: number;
  /** Packed row of the index' `jobs`; -1: the row itself. */
  readonly item: number;
}

export interface TimelineHover {
  readonly hit: Hit | null;
  readonly timeS: number;
  /** Pointer in the page, CSS px. */
  readonly clientX: number;
  readonly clientY: number;
}

export interface TimelineState {
  readonly density: Density;
  readonly collapsedFleets: ReadonlySet<number>;
  readonly focus: TimelineFocus | null;
  readonly hover: TimelineHover | null;
  set: (change: Partial<Omit<TimelineState, 'set' | 'setCollapsed'>>) => void;
  setCollapsed: (fleet: number, isCollapsed: boolean) => void;
}

export const useTimeline = create<TimelineState>()((set) => ({
  density: 'compact',
  collapsedFleets: new Set<number>(),
  focus: null,
  hover: null,
  set: (change) => {
    set(change);
  },
  setCollapsed: (fleet, isCollapsed) => {
    set(({ collapsedFleets }) => {
      const next = new Set(collapsedFleets);
      if (isCollapsed) next.add(fleet);
      else next.delete(fleet);
      return { collapsedFleets: next };
    });
  },
}));
