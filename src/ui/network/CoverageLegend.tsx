// What do the colours of the coverage map mean?

import { useEffect, useReducer } from 'react';
import { coverageColor, coverageGradient } from '../scene/coverageColors.ts';
import { formatCounted } from '../panels/format.ts';
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

/** So few colours are told one by one. */
const swatchMax = 6;

function Swatches({ most }: { readonly most: number }) {
  return Array.from({ length: most }, (_, index) => (
    <span key={index} className="coverageSwatch">
      <i style={{ background: coverageColor(index + 1, most) }} />
      {index + 1}
    </span>
  ));
}

function Ramp({ end }: { readonly end: string }) {
  return (
    <>
      <i className="coverageRamp" style={{ background: coverageGradient }} />
      <span>{end}</span>
    </>
  );
}

/** Clear for none, then from the least that is drawn to the most. */
export default function CoverageLegend() {
  const { seen, mostCount } = useLiveCounts();
  const source = useStore((state) => state.source);
  const { quantity, elevationDeg } = useCoverageChoice();
  coverageDay.use();
  const column = shownColumn(quantity, seen, mostCount, coverageDayOf(source));
  const [title, unit] = quantityNames[quantity];
  const isWhole = quantity === 'now' || quantity === 'least';
  const most = column?.most ?? 0;
  return (
    <div className="coverageLegend">
      <p>{`${title}, above ${elevationDeg}°`}</p>
      <div className="coverageScale">
        <i className="coverageNone" />
        <span>none</span>
        {isWhole && most <= swatchMax ? (
          <>
            <Swatches most={most} />
            <span>{unit}</span>
          </>
        ) : (
          <Ramp end={quantity === 'covered' ? '100\u202f%' : formatCounted(most, 'satellite')} />
        )}
      </div>
    </div>
  );
}
