// How do bits travel: traffic, links, weather, delay and coverage?

import { lazy, Suspense } from 'react';
import type { Result } from '../../compute/index.ts';
import { NoResult } from '../panels/NoResult.tsx';
import { useStore } from '../store.ts';
import { networkViews, useNetwork } from './networkState.ts';
import type { NetworkViewId } from './networkState.ts';
import { TrafficView } from './TrafficView.tsx';
import './network.css';

const LinksView = lazy(() => import('./LinksView.tsx'));
const WeatherView = lazy(() => import('./WeatherView.tsx'));
const TrainingView = lazy(() => import('./TrainingView.tsx'));
const LatencyView = lazy(() => import('./LatencyView.tsx'));
const CoverageView = lazy(() => import('./CoverageView.tsx'));

function View({ result, view }: { readonly result: Result; readonly view: NetworkViewId }) {
  if (view === 'traffic') return <TrafficView result={result} />;
  if (view === 'links') return <LinksView />;
  if (view === 'weather') return <WeatherView />;
  if (view === 'training') return <TrainingView />;
  return view === 'latency' ? <LatencyView /> : <CoverageView />;
}

function Switch() {
  const { view: shown, set } = useNetwork();
  return (
    <div className="segmented segmentedWide networkSwitch" role="group" aria-label="Network">
      {networkViews.map(([view, name]) => (
        <button
          key={view}
          type="button"
          aria-pressed={shown === view}
          onClick={() => set({ view })}
        >
          {name}
        </button>
      ))}
    </div>
  );
}

/** The network of the result on screen, one view at a time. */
export default function NetworkTab() {
  const result = useStore((state) => state.result);
  const view = useNetwork((state) => state.view);
  if (result === null) return <NoResult />;
  return (
    <>
      <h2 className="visuallyHidden">Network</h2>
      <Switch />
      <Suspense fallback={<p className="skeleton">Loading</p>}>
        <View result={result} view={view} />
      </Suspense>
    </>
  );
}
