// What happened when, satellite by satellite? The timeline: one canvas, DOM for labels and focus.

import { useDeferredValue } from 'react';
import { useStore } from '../store.ts';
import type { Result } from '../../compute/index.ts';
import { TimelineBody } from './TimelineBody.tsx';
import './timeline.css';

/** The timeline of the last complete result; reads store and clock, selects and seeks. */
export default function Timeline(): React.JSX.Element {
  // After the rest of the page has changed: drawing all rows anew takes a task of its own.
  const result = useDeferredValue(useStore((state) => state.result));
  if (result === null) return <EmptyTimeline />;
  return <TimelineBody key={layoutKey(result)} result={result} />;
}

/** Runs of the same satellites share one mounting, so that scroll and zoom survive a new run. */
function layoutKey({ labels, durationS }: Result): string {
  return `${labels.satelliteIds.length} ${labels.fleetIds.join(' ')} ${durationS}`;
}

function EmptyTimeline(): React.JSX.Element {
  return (
    <section className="timeline timelineEmpty" aria-label="Timeline">
      <p>Sunlight, contacts, jobs, battery and heat of every satellite appear here after a run.</p>
    </section>
  );
}
