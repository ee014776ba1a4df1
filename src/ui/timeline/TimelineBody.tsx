// How is a timeline put together? Canvases, labels and gestures around one result.

import { useLayoutEffect, useRef, useState } from 'react';
import type { Result } from '../../compute/index.ts';
import { AxisSlider } from './AxisSlider.tsx';
import { focusedRow, focusRow } from './commands.ts';
import { totalHeightPx } from './layout.ts';
import { RowLabels, rowId } from './RowLabels.tsx';
import { TimelineSession } from './session.ts';
import type { VisibleRows } from './timelineCanvas.ts';
import { TimelineFoot } from './TimelineFoot.tsx';
import { useTimeline } from './timelineState.ts';
import { TimelineTools } from './TimelineTools.tsx';
import { TimelineTooltip } from './TimelineTooltip.tsx';
import { useTimelineContent } from './useTimelineContent.ts';
import { WindowBar } from './WindowBar.tsx';

export function TimelineBody({ result }: { readonly result: Result }): React.JSX.Element {
  const content = useTimelineContent(result);
  const { layout } = content;
  const focus = useTimeline((state) => state.focus);
  const [visible, setVisible] = useState<VisibleRows>({ first: 0, last: -1 });
  const axisArea = useRef<HTMLDivElement>(null);
  const axis = useRef<HTMLCanvasElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const viewport = useRef<HTMLDivElement>(null);
  const labels = useRef<HTMLDivElement>(null);
  const rows = useRef<HTMLCanvasElement>(null);
  const playhead = useRef<HTMLDivElement>(null);
  const pointerLine = useRef<HTMLDivElement>(null);
  const session = useRef<TimelineSession | null>(null);

  useLayoutEffect(() => {
    const elements = {
      axisArea: axisArea.current!,
      axis: axis.current!,
      scroller: scroller.current!,
      viewport: viewport.current!,
      labels: labels.current!,
      rows: rows.current!,
      playhead: playhead.current!,
      pointerLine: pointerLine.current!,
    };
    const made = new TimelineSession(elements, setVisible);
    session.current = made;
    return () => {
      session.current = null;
      made.detach();
    };
  }, []);
  useLayoutEffect(() => session.current?.show(content), [content]);

  const row = focusedRow(layout, focus);
  const isInSight = focus !== null && row >= visible.first && row <= visible.last;
  const activeRow = isInSight ? rowId(row) : undefined;

  return (
    <section className="timeline" aria-label="Timeline">
      <TimelineTools />
      <AxisSlider result={result} areaRef={axisArea} canvasRef={axis} />
      <div
        className="timelineScroller"
        ref={scroller}
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
          <div className="timelineViewport" ref={viewport}>
            <RowLabels content={content} visible={visible} containerRef={labels} />
            <canvas className="timelineRows" ref={rows} />
          </div>
        </div>
      </div>
      <div className="timelineOverlay" aria-hidden="true">
        <div className="timelinePointerLine" ref={pointerLine} hidden />
        <div className="timelinePlayhead" ref={playhead} hidden />
      </div>
      <WindowBar />
      <TimelineFoot content={content} />
      <TimelineTooltip content={content} />
    </section>
  );
}
