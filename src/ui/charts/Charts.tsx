// How do power, battery, heat and queue run over time? Charts on the timeline's window and clock.

import { useEffect, useMemo, useState } from 'react';
import 'uplot/dist/uPlot.min.css';
import type { Result } from '../../compute/index.ts';
import { useStore } from '../store.ts';
import { limitsFrom } from '../timeline/frame.ts';
import { timeView } from '../timeline/timeView.ts';
import { satelliteOf } from '../timeline/useTimelineContent.ts';
import { Chart } from './Chart.tsx';
import { chartSpecs } from './chartSpecs.ts';
import './charts.css';

/** Of the selected satellite, or mean, lowest and highest of all. */
export default function Charts(): React.JSX.Element {
  const result = useStore((state) => state.result);
  if (result === null) {
    return (
      <section className="charts chartsEmpty" aria-label="Charts">
        <p>Power, battery, temperature and queue appear here after a run.</p>
      </section>
    );
  }
  return <ChartsBody result={result} />;
}

function ChartsBody({ result }: { readonly result: Result }): React.JSX.Element {
  const scenario = useStore((state) => state.scenario);
  const satellite = useStore((state) => satelliteOf(result, state.selection));
  const [hoverTimeS, setHoverTimeS] = useState<number | null>(null);
  const isOne = satellite >= 0 && satellite < result.satelliteCount;
  const specs = useMemo(() => {
    const limitsOf = limitsFrom(scenario, result.scenario.hash);
    return chartSpecs(result, isOne ? satellite : null, limitsOf(isOne ? satellite : 0));
  }, [result, scenario, satellite, isOne]);
  useEffect(() => {
    timeView.setDuration(result.durationS);
  }, [result.durationS]);
  const name = isOne
    ? (result.labels.satelliteNames[satellite] ?? result.labels.satelliteIds[satellite])
    : `all ${result.satelliteCount} satellites, mean and range`;
  return (
    <section className="charts" aria-label={`Charts of ${name}`}>
      <p className="chartsOf">{name}</p>
      <div className="chartsGrid">
        {specs.map((spec) => (
          <Chart
            key={spec.id}
            result={result}
            spec={spec}
            hoverTimeS={hoverTimeS}
            onHover={setHoverTimeS}
          />
        ))}
      </div>
    </section>
  );
}
