// What is the timeline to draw? Result, selection and folding, put together once per change.

import { useEffect, useMemo } from 'react';
import type { Result } from '../../compute/index.ts';
import { useStore } from '../store.ts';
import type { Selection } from '../store.ts';
import { limitsFrom } from './frame.ts';
import { layoutRows } from './layout.ts';
import type { RowLayout } from './layout.ts';
import { indexOf } from './resultIndex.ts';
import type { ResultIndex } from './resultIndex.ts';
import type { TimelineContent } from './timelineCanvas.ts';
import { useTimeline } from './timelineState.ts';
import { timeView } from './timeView.ts';

export function useTimelineContent(result: Result): TimelineContent {
  const index = useMemo(() => indexOf(result), [result]);
  const selection = useStore((state) => state.selection);
  const scenario = useStore((state) => state.scenario);
  const focusItem = useTimeline((state) => state.focus?.item ?? -1);
  const openSatellite = satelliteOf(result, selection);
  const layout = useLayout(index, openSatellite);
  const limitsOf = useMemo(
    () => limitsFrom(scenario, result.scenario.hash),
    [scenario, result.scenario.hash],
  );
  useEffect(() => {
    timeView.setDuration(result.durationS);
  }, [result.durationS]);
  useEffect(() => {
    // Packed rows of another result mean other jobs.
    const { focus, set } = useTimeline.getState();
    if (focus) set({ focus: { ...focus, item: -1 }, hover: null });
  }, [index]);
  return useMemo(
    () => ({ index, layout, selection, focusItem, limitsOf, openSatellite }),
    [index, layout, selection, focusItem, limitsOf, openSatellite],
  );
}

function useLayout(index: ResultIndex, openSatellite: number): RowLayout {
  const density = useTimeline((state) => state.density);
  const collapsedFleets = useTimeline((state) => state.collapsedFleets);
  // Which row is open matters only when the others are not.
  const openRow = density === 'compact' ? openSatellite : -1;
  return useMemo(() => {
    const { fleetIds, satelliteFleetIndex } = index.result.labels;
    return layoutRows({
      fleetCount: fleetIds.length,
      satelliteFleetIndex,
      peakByFleet: index.peakByFleet,
      density,
      collapsedFleets,
      openSatellite: openRow,
    });
  }, [index, density, collapsedFleets, openRow]);
}

/** The satellite that a selection concerns; -1: none. */
export function satelliteOf(result: Result, selection: Selection | null): number {
  if (selection?.kind === 'satellite') return selection.index;
  if (selection?.kind !== 'job') return -1;
  return result.jobs.satelliteIndex[selection.index] ?? -1;
}
