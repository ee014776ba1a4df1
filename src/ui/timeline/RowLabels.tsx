// Which rows are in sight, and what are they called? DOM labels beside the canvas, a row each.

import { memo } from 'react';
import { useClock } from '../useClock.ts';
import { clock } from '../clock.ts';
import { clickHit, focusedRow } from './commands.ts';
import { satelliteName, summariseFleet, summariseSatellite } from './describe.ts';
import type { LaneName, RowLayout, RowShape } from './layout.ts';
import { useTimeline } from './timelineState.ts';
import type { TimelineContent, VisibleRows } from './timelineCanvas.ts';

interface RowLabelsProps {
  readonly content: TimelineContent;
  readonly visible: VisibleRows;
}

/** Id of a row's element, for `aria-activedescendant`. */
export const rowId = (row: number): string => `timelineRow${row}`;

export const RowLabels = memo(function RowLabels(props: RowLabelsProps): React.JSX.Element {
  const { content, visible } = props;
  const focus = useTimeline((state) => state.focus);
  const focused = focus ? focusedRow(content.layout, focus) : -1;
  const last = Math.min(visible.last, content.layout.count - 1);
  const rows: React.JSX.Element[] = [];
  for (let row = visible.first; row <= last; row += 1) {
    const isGroup = content.layout.isGroup[row] === 1;
    const Label = isGroup ? FleetLabel : SatelliteLabel;
    rows.push(<Label key={row} content={content} row={row} isFocused={row === focused} />);
  }
  return (
    <div className="timelineLabels">
      <div role="rowgroup">{rows}</div>
    </div>
  );
});

interface LabelProps {
  readonly content: TimelineContent;
  readonly row: number;
  readonly isFocused: boolean;
}

function placeOf(layout: RowLayout, row: number): { top: number; height: number } {
  return { top: layout.topPx[row]!, height: layout.topPx[row + 1]! - layout.topPx[row]! };
}

function FleetLabel({ content, row, isFocused }: LabelProps): React.JSX.Element {
  const { index, layout } = content;
  const fleet = layout.ref[row]!;
  const isCollapsed = useTimeline((state) => state.collapsedFleets.has(fleet));
  return (
    <div
      className="timelineRow timelineFleet"
      id={rowId(row)}
      role="row"
      aria-level={1}
      aria-rowindex={row + 1}
      aria-expanded={!isCollapsed}
      data-focused={isFocused || undefined}
      style={placeOf(layout, row)}
      onClick={() => clickHit({ kind: 'fleet', fleet }, index)}
    >
      <span className="timelineCaret" data-collapsed={isCollapsed || undefined} aria-hidden />
      <span role="rowheader" title={index.result.labels.fleetIds[fleet]}>
        {index.result.labels.fleetIds[fleet]}
      </span>
      <span role="gridcell" className="visuallyHidden">
        {isFocused ? summariseFleet(index, fleet) : ''}
      </span>
    </div>
  );
}

function SatelliteLabel({ content, row, isFocused }: LabelProps): React.JSX.Element {
  const { index, layout, openSatellite } = content;
  const satellite = layout.ref[row]!;
  const shape = layout.shapeOf(satellite);
  const place = placeOf(layout, row);
  return (
    <div
      className="timelineRow"
      id={rowId(row)}
      role="row"
      aria-level={2}
      aria-rowindex={row + 1}
      aria-selected={satellite === openSatellite}
      data-focused={isFocused || undefined}
      style={place}
      onClick={() => clickHit({ kind: 'row', satellite, lane: null }, index)}
    >
      <span role="rowheader" className="timelineName">
        {satelliteName(index, satellite)}
      </span>
      {isOpen(shape) && <LaneNames shape={shape} />}
      <span role="gridcell" className="visuallyHidden">
        {isFocused && <FocusSummary content={content} satellite={satellite} />}
      </span>
    </div>
  );
}

const isOpen = (shape: RowShape): boolean => shape.temperature.topPx !== shape.battery.topPx;

const laneTexts: readonly (readonly [LaneName, string])[] = [
  ['jobs', 'jobs'],
  ['battery', 'battery'],
  ['temperature', 'temperature'],
];

function LaneNames({ shape }: { readonly shape: RowShape }): React.JSX.Element {
  return (
    <span className="timelineLaneNames" aria-hidden>
      {laneTexts.map(([lane, text]) => (
        <span key={lane} style={{ top: shape[lane].topPx + shape[lane].heightPx / 2 }}>
          {text}
        </span>
      ))}
    </span>
  );
}

interface FocusSummaryProps {
  readonly content: TimelineContent;
  readonly satellite: number;
}

/** The state of a satellite at the present moment, in words. */
export function FocusSummary({ content, satellite }: FocusSummaryProps): string {
  // Followed at five hertz; the text itself is of the exact present.
  useClock();
  const { index, limitsOf } = content;
  return summariseSatellite(index, satellite, clock.timeS, limitsOf(satellite));
}
