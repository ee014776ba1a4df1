// What do the colours of the coverage map mean?

import { useEffect, useReducer } from 'react';
import { coverageGradient } from '../scene/coverageColors.ts';
import { useStore } from '../store.ts';
import { shownColumn } from './coverageCells.ts';
import { coverageLive } from './coverageLive.ts';
import { coverageDay, coverageDayOf, useCoverageChoice } from './coverageStudies.ts';
import { quantityNames } from './coverageWords.ts';
import './coverage.css';

/** The counts of now, as often as they change. */
export function useLiveCounts() {
  const [, tell] = useReducer((count: number) => count + 1, 0);
  useEffect(() => coverageLive.use(tell), []);
  return coverageLive;
}

/** Clear for none, then from one to the most. */
export default function CoverageLegend() {
  const { seen, mostCount } = useLiveCounts();
  const source = useStore((state) => state.source);
  const { quantity, elevationDeg } = useCoverageChoice();
  coverageDay.use();
  const column = shownColumn(quantity, seen, mostCount, coverageDayOf(source));
  const [title, unit] = quantityNames[quantity];
  const isShare = unit === '%';
  const most = column === null ? '…' : String(isShare ? 100 : column.most);
  return (
    <div className="coverageLegend">
      <p>{`${title}, above ${elevationDeg}°`}</p>
      <div className="coverageScale">
        <i className="coverageNone" />
        <span>none</span>
        <i className="coverageRamp" style={{ background: coverageGradient }} />
        <span>{`${most} ${unit}`}</span>
      </div>
    </div>
  );
}
