// How does one scrub? The time axis: a slider for keyboard and screen reader, dragged by pointer.

import type { KeyboardEvent } from 'react';
import type { Result } from '../../compute/index.ts';
import { clock } from '../clock.ts';
import { formatElapsed } from '../panels/format.ts';
import { useClock } from '../useClock.ts';
import { formatUtcClock, formatUtcDate } from './timeFormat.ts';
import { timeView } from './timeView.ts';

const smallStepFraction = 0.01;
const largeStepFraction = 0.1;

/** Seconds by which a key moves the playhead, in shares of the window; null: not a slider key. */
function stepFraction(key: string): number | null {
  if (key === 'ArrowRight' || key === 'ArrowUp') return smallStepFraction;
  if (key === 'ArrowLeft' || key === 'ArrowDown') return -smallStepFraction;
  if (key === 'PageUp') return largeStepFraction;
  return key === 'PageDown' ? -largeStepFraction : null;
}

function onKeyDown(event: KeyboardEvent): void {
  const fraction = stepFraction(event.key);
  const isEdge = event.key === 'Home' || event.key === 'End';
  if (fraction === null && !isEdge) return;
  event.preventDefault();
  const spanS = timeView.window.endS - timeView.window.startS;
  if (fraction !== null) clock.seek(clock.timeS + fraction * spanS);
  else clock.seek(event.key === 'Home' ? 0 : clock.endS);
}

export function AxisSlider({ result }: { readonly result: Result }): React.JSX.Element {
  const timeS = useClock();
  const { startUtcMs } = result;
  const date = formatUtcDate(startUtcMs, timeS);
  const time = formatUtcClock(startUtcMs, timeS);
  return (
    <div
      className="timelineAxis"
      role="slider"
      tabIndex={0}
      aria-label="Simulated time"
      aria-orientation="horizontal"
      aria-valuemin={0}
      aria-valuemax={Math.round(result.durationS)}
      aria-valuenow={Math.round(timeS)}
      aria-valuetext={`${date} ${time} UTC, ${formatElapsed(timeS)}`}
      onKeyDown={onKeyDown}
    >
      <canvas />
    </div>
  );
}
