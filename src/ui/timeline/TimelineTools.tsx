// What can one press on the timeline? Zoom, fit, and how high its rows are.

import { zoomCentreS } from './commands.ts';
import { useTimeline } from './timelineState.ts';
import { timeView } from './timeView.ts';

const zoomStep = 1.6;

export function TimelineTools(): React.JSX.Element {
  const density = useTimeline((state) => state.density);
  const set = useTimeline((state) => state.set);
  const isExpanded = density === 'expanded';
  const zoom = (factor: number): void => timeView.zoom(zoomCentreS(timeView), factor);
  return (
    <div className="timelineTools" role="toolbar" aria-label="Timeline view">
      <button
        type="button"
        title="Zoom out (−)"
        aria-label="Zoom out"
        onClick={() => zoom(zoomStep)}
      >
        −
      </button>
      <button
        type="button"
        title="Zoom in (+)"
        aria-label="Zoom in"
        onClick={() => zoom(1 / zoomStep)}
      >
        +
      </button>
      <button type="button" title="Show the whole run (0)" onClick={() => timeView.fit()}>
        Fit
      </button>
      <button
        type="button"
        title="Open all rows"
        aria-pressed={isExpanded}
        onClick={() => set({ density: isExpanded ? 'compact' : 'expanded' })}
      >
        Tall
      </button>
    </div>
  );
}
