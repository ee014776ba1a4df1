// How do coolant and junction run over time in the panel of a satellite?

import { useEffect, useMemo, useState } from 'react';
import 'uplot/dist/uPlot.min.css';
import type { Result } from '../../compute/index.ts';
import { Chart } from '../charts/Chart.tsx';
import { temperatureSpec } from '../charts/chartSpecs.ts';
import type { SatelliteLimits } from '../timeline/frame.ts';
import { timeView } from '../timeline/timeView.ts';
import '../charts/charts.css';

interface HeatChartProps {
  readonly result: Result;
  readonly index: number;
  readonly limits: SatelliteLimits;
}

/** The same chart as below the scene, on the same window and clock. */
export default function HeatChart({ result, index, limits }: HeatChartProps) {
  const [hoverTimeS, setHoverTimeS] = useState<number | null>(null);
  const spec = useMemo(() => temperatureSpec(result, index, limits), [result, index, limits]);
  useEffect(() => {
    timeView.setDuration(result.durationS);
  }, [result.durationS]);
  return (
    <div className="heatChart">
      <Chart {...{ result, spec, hoverTimeS }} onHover={setHoverTimeS} />
    </div>
  );
}
