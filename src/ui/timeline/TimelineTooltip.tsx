// What is under the pointer? A small box beside it.

import { describeHit } from './describe.ts';
import { useTimeline } from './timelineState.ts';
import type { TimelineContent } from './timelineCanvas.ts';

const offsetPx = 14;
const widthPx = 240;

export function TimelineTooltip({
  content,
}: {
  readonly content: TimelineContent;
}): React.JSX.Element | null {
  const hover = useTimeline((state) => state.hover);
  if (!hover?.hit) return null;
  const { hit, timeS, clientX, clientY } = hover;
  const satellite = hit.kind === 'fleet' ? -1 : hit.satellite;
  const { title, lines } = describeHit(content.index, hit, timeS, content.limitsOf(satellite));
  const isRight = clientX + offsetPx + widthPx > window.innerWidth;
  const isLow = clientY > window.innerHeight / 2;
  return (
    <div
      className="timelineTooltip"
      role="tooltip"
      style={{
        [isRight ? 'right' : 'left']: isRight
          ? window.innerWidth - clientX + offsetPx
          : clientX + offsetPx,
        [isLow ? 'bottom' : 'top']: isLow
          ? window.innerHeight - clientY + offsetPx
          : clientY + offsetPx,
      }}
    >
      <strong>{title}</strong>
      {lines.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </div>
  );
}
