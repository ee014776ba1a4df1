// How is a timeline put together? Canvases, labels and gestures around one result.

import { useRef } from 'react';
import type { Result } from '../../compute/index.ts';
import { AxisSlider } from './AxisSlider.tsx';
import { focusedRow, focusRow } from './commands.ts';
import { totalHeightPx } from './layout.ts';
import { RowLabels, rowId } from './RowLabels.tsx';
import { TimelineFoot } from './TimelineFoot.tsx';
import { useTimeline } from './timelineState.ts';
import { TimelineTools } from './TimelineTools.tsx';
import { TimelineTooltip } from './TimelineTooltip.tsx';
import { useSession } from './useSession.ts';
import { useTimelineContent } from './useTimelineContent.ts';
import { WindowBar } from './WindowBar.tsx';

export function TimelineBody({ result }: { readonly result: Result }): React.JSX.Element {
  const content = useTimelineContent(result);
  const { layout } = content;
  const focus = useTimeline((state) => state.focus);
  const root = useRef<HTMLElement>(null);
  const { session, visible } = useSession(root, content);
  const row = focusedRow(layout, focus);
  const isInSight = focus !== null && row >= visible.first && row <= visible.last;
  const activeRow = isInSight ? rowId(row) : undefined;

  return (
    <section className="timeline" aria-label="Timeline" ref={root}>
      <TimelineTools />
      <AxisSlider result={result} />
      <div
        className="timelineScroller"
        role="treegrid"
        aria-label="Satellites over time"
        aria-rowcount={layout.count}
        aria-activedescendant={activeRow}
        tabIndex={0}
        onKeyDown={(event) => {
          if (session.current?.press(event)) event.preventDefault();
        }}
        onFocus={() => {
          const commands = session.current?.commands();
          if (commands && !focus) focusRow(commands, focusedRow(layout, null));
        }}
      >
        <div className="timelineSpacer" style={{ height: totalHeightPx(layout) }}>
          <div className="timelineViewport">
            <RowLabels content={content} visible={visible} />
            <canvas className="timelineRows" />
          </div>
        </div>
      </div>
      <div className="timelineOverlay" aria-hidden="true">
        <div className="timelinePointerLine" hidden />
        <div className="timelinePlayhead" hidden />
      </div>
      <WindowBar />
      <TimelineFoot content={content} />
      <TimelineTooltip content={content} />
    </section>
  );
}
