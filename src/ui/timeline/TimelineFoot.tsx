// What does the focused row say, and what do the colours mean? The line under the timeline.

import { jobKinds } from '../../compute/index.ts';
import { formatWord } from '../panels/format.ts';
import { summariseFleet, summariseJob } from './describe.ts';
import { hatchingByKind } from './hatching.ts';
import { FocusSummary } from './RowLabels.tsx';
import { useTimeline } from './timelineState.ts';
import type { TimelineContent } from './timelineCanvas.ts';
import './timelineFoot.css';

export function TimelineFoot({
  content,
}: {
  readonly content: TimelineContent;
}): React.JSX.Element {
  return (
    <div className="timelineFoot">
      <p className="timelineStatus">
        <Status content={content} />
      </p>
      <Announcement content={content} />
      <Legend content={content} />
    </div>
  );
}

function Status({ content }: { readonly content: TimelineContent }): React.ReactNode {
  const focus = useTimeline((state) => state.focus);
  const { index, openSatellite } = content;
  if (focus && focus.item >= 0) return summariseJob(index, focus.item);
  if (focus?.isGroup) return summariseFleet(index, focus.ref);
  const satellite = focus?.ref ?? openSatellite;
  if (satellite >= 0 && satellite < index.result.satelliteCount) {
    return <FocusSummary content={content} satellite={satellite} />;
  }
  return matchMedia('(pointer: coarse)').matches
    ? 'Drag to pan, pinch to zoom, tap to select.'
    : 'Drag to pan, Ctrl + wheel to zoom, double-click to see the whole run.';
}

/** Says aloud which job the arrow keys went to; rows are said by the grid itself. */
function Announcement({ content }: { readonly content: TimelineContent }): React.JSX.Element {
  const item = useTimeline((state) => state.focus?.item ?? -1);
  return (
    <p className="visuallyHidden" aria-live="polite">
      {item >= 0 ? summariseJob(content.index, item) : ''}
    </p>
  );
}

function Legend({ content }: { readonly content: TimelineContent }): React.JSX.Element {
  const used = new Set(content.index.result.jobs.templates.map(({ kind }) => kind));
  return (
    <ul className="timelineLegend" aria-label="Legend">
      {jobKinds
        .filter((kind) => used.has(kind))
        .map((kind) => (
          <li key={kind}>
            <i data-hatching={hatchingByKind[kind]} style={{ background: `var(--job-${kind})` }} />
            {formatWord(kind)}
          </li>
        ))}
      <li>
        <i data-mark="late" /> late
      </li>
      <li>
        <i data-mark="service" /> contact
      </li>
      <li data-minor>
        <i data-mark="access" /> in view only
      </li>
      <li data-minor>
        <i data-mark="umbra" /> umbra
      </li>
    </ul>
  );
}
