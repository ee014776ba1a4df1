// How many satellites does each place see, now and over the day? Map, one cell, and a list.

import { useEffect } from 'react';
import { Section } from '../panels/Metrics.tsx';
import type { ScenarioSource } from '../run/messages.ts';
import { useStore } from '../store.ts';
import { CoverageBands } from './CoverageBands.tsx';
import { CoverageCell } from './CoverageCell.tsx';
import CoverageLegend from './CoverageLegend.tsx';
import { coverageDay, coverageDayOf, elevationsDeg, startCoverage } from './coverageStudies.ts';
import { useCoverageChoice } from './coverageStudies.ts';
import type { CoverageQuantity } from './coverageStudies.ts';
import { spanText } from './latencyWords.ts';
import { StudyProgress } from './StudyProgress.tsx';
import './latency.css';
import './coverage.css';

const quantities: readonly (readonly [CoverageQuantity, string])[] = [
  ['now', 'Now'],
  ['mean', 'Mean'],
  ['least', 'Least'],
  ['covered', 'Covered'],
];

function QuantitySwitch({ source }: { readonly source: ScenarioSource }) {
  const shown = useCoverageChoice((choice) => choice.quantity);
  const choose = (quantity: CoverageQuantity): void => {
    useCoverageChoice.setState({ quantity });
    if (quantity !== 'now') startCoverage(source);
  };
  return (
    <div className="segmented latencyModes" role="group" aria-label="What the map shows">
      {quantities.map(([id, label]) => (
        <button key={id} type="button" aria-pressed={shown === id} onClick={() => choose(id)}>
          {label}
        </button>
      ))}
    </div>
  );
}

function ElevationSwitch({ source }: { readonly source: ScenarioSource }) {
  const shown = useCoverageChoice((choice) => choice.elevationDeg);
  return (
    <div className="segmented latencyModes" role="group" aria-label="Seen above an elevation of">
      {elevationsDeg.map((elevationDeg) => (
        <button
          key={elevationDeg}
          type="button"
          aria-pressed={shown === elevationDeg}
          onClick={() => {
            useCoverageChoice.setState({ elevationDeg });
            // A day that has been asked for is asked for again at the new elevation.
            if (coverageDay.use.getState().source === source) startCoverage(source);
          }}
        >
          {elevationDeg}°
        </button>
      ))}
    </div>
  );
}

let isUnwanted = false;

/** Drawn while this view is open, unless somebody has put the map away. */
function useMapLayer(): readonly [isDrawn: boolean, toggle: () => void] {
  const isDrawn = useStore((state) => state.layers.coverage);
  const draw = (coverage: boolean): void => {
    const { layers, set } = useStore.getState();
    set({ layers: { ...layers, coverage } });
  };
  useEffect(() => {
    if (useStore.getState().layers.coverage || isUnwanted) return undefined;
    draw(true);
    return () => draw(false);
  }, []);
  const toggle = (): void => {
    isUnwanted = isDrawn;
    draw(!isDrawn);
  };
  return [isDrawn, toggle];
}

function MapSection({ source }: { readonly source: ScenarioSource }) {
  const [isDrawn, toggle] = useMapLayer();
  return (
    <Section
      title="Satellites in view"
      aside={
        <label className="coverageToggle">
          <input type="checkbox" checked={isDrawn} onChange={toggle} />
          On the globe
        </label>
      }
    >
      <div className="latencyChoices">
        <span className="dim">Show</span>
        <QuantitySwitch source={source} />
        <span className="dim">Above</span>
        <ElevationSwitch source={source} />
      </div>
      <CoverageLegend />
    </Section>
  );
}

function Day({ source, span }: { readonly source: ScenarioSource; readonly span: string }) {
  const study = coverageDay.use();
  // What is known at another elevation is none of this question's.
  const known = coverageDayOf(source);
  const state = study.source === source ? { ...study, known } : null;
  if (known !== null && !study.isRunning) return null;
  return (
    <Section title={`Over ${span}`}>
      <StudyProgress
        name={span}
        state={state}
        onStart={() => startCoverage(source)}
        onCancel={() => coverageDay.cancel()}
      />
    </Section>
  );
}

/** Geometry alone: every satellite of the scenario on screen, no weather, no terminals. */
export default function CoverageView() {
  const source = useStore((state) => state.source);
  const scenario = useStore((state) => state.scenario);
  if (source === null || scenario === null) return null;
  return (
    <div className="scroll">
      <h2 className="visuallyHidden">Coverage</h2>
      <MapSection source={source} />
      <Day source={source} span={spanText(scenario.durationS)} />
      <CoverageCell source={source} />
      <CoverageBands source={source} />
    </div>
  );
}
