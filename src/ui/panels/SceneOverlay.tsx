// What do the colours of the scene mean, and what does it draw?

import { lazy, Suspense, useState } from 'react';
import type { CSSProperties } from 'react';
import { useCloseUp } from '../closeup/closeUpState.ts';
import { legendFor } from '../scene/legend.ts';
import type { Legend, LegendEntry } from '../scene/legend.ts';
import { useStore } from '../store.ts';
import type { ColorBy, Layers } from '../store.ts';
import { useView } from '../view.ts';
import '../style/overlay.css';

const Picker = lazy(() => import('./Picker.tsx'));
const CoverageLegend = lazy(() => import('../network/CoverageLegend.tsx'));

const colorings: readonly { readonly value: ColorBy; readonly label: string }[] = [
  { value: 'state', label: 'State' },
  { value: 'sunlight', label: 'Sunlight' },
  { value: 'battery', label: 'Battery' },
  { value: 'temperature', label: 'Temperature' },
  { value: 'fleet', label: 'Fleet' },
  { value: 'orbit', label: 'Kind of orbit' },
];

const layerNames: readonly (readonly [keyof Layers, string])[] = [
  ['orbits', 'Orbits'],
  ['links', 'Links'],
  ['access', 'Contacts'],
  ['stations', 'Stations'],
  ['labels', 'Labels'],
  ['anomaly', 'Radiation'],
  ['coverage', 'Coverage'],
];

const glyphs: Readonly<Record<LegendEntry['shape'], string>> = {
  disc: 'M6 2a4 4 0 1 1 0 8a4 4 0 1 1 0-8z',
  ring: 'M6 2a4 4 0 1 1 0 8a4 4 0 1 1 0-8zM6 4a2 2 0 1 0 0 4a2 2 0 1 0 0-4z',
  diamond: 'M6 1l5 5-5 5-5-5z',
  triangle: 'M6 1.5l5 9H1z',
  square: 'M2 2h8v8H2z',
  cross: 'M4.8 1h2.4v3.8H11v2.4H7.2V11H4.8V7.2H1V4.8h3.8z',
  half: 'M6 2a4 4 0 0 1 0 8z',
  dot: 'M6 4a2 2 0 1 1 0 4a2 2 0 1 1 0-4z',
};

function Ramp({ legend }: { readonly legend: Legend & { kind: 'ramp' } }) {
  const { stops, unit } = legend;
  const style: CSSProperties = {
    background: `linear-gradient(90deg, ${stops.map((stop) => stop.color).join(', ')})`,
  };
  return (
    <div className="legendRamp">
      <div style={style} />
      <p>
        <span>{stops[0]?.label}</span>
        <span>
          {stops.at(-1)?.label} {unit}
        </span>
      </p>
    </div>
  );
}

function LegendBody({ legend }: { readonly legend: Legend }) {
  if (legend.kind === 'ramp') return <Ramp legend={legend} />;
  return (
    <ul className="legendList">
      {legend.entries.map(({ id, label, color, shape }) => (
        <li key={id}>
          <svg viewBox="0 0 12 12" width="11" height="11" aria-hidden="true">
            <path d={glyphs[shape]} fill={color} fillRule="evenodd" />
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}

function LayerChoices() {
  const layers = useStore((state) => state.layers);
  const set = useStore((state) => state.set);
  return (
    <fieldset className="layerChoices">
      <legend className="visuallyHidden">Layers</legend>
      {layerNames.map(([layer, label]) => (
        <label key={layer}>
          <input
            type="checkbox"
            checked={layers[layer]}
            onChange={(event) => set({ layers: { ...layers, [layer]: event.target.checked } })}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

function ViewButtons() {
  const { cameraFrame, isFollowing, selection, set } = useStore();
  const isEarth = cameraFrame === 'earth';
  return (
    <div className="viewButtons">
      <button
        type="button"
        className="button"
        aria-pressed={isEarth}
        title="Camera turns with the Earth (X)"
        onClick={() => set({ cameraFrame: isEarth ? 'inertial' : 'earth' })}
      >
        {isEarth ? 'Earth-fixed' : 'Inertial'}
      </button>
      <button
        type="button"
        className="button"
        aria-pressed={isFollowing}
        disabled={selection === null}
        title="Camera follows the selection (F)"
        onClick={() => set({ isFollowing: !isFollowing })}
      >
        Follow
      </button>
      <button
        type="button"
        className="button"
        disabled={selection?.kind !== 'satellite'}
        title="The selected satellite and its neighbours, from some 100 m away"
        onClick={() => useCloseUp.setState({ isOpen: true })}
      >
        Close-up
      </button>
    </div>
  );
}

/** Colouring, legend, layers and camera frame, in the corner of the scene. */
export default function SceneOverlay() {
  const colorBy = useStore((state) => state.colorBy);
  const hasCoverage = useStore((state) => state.layers.coverage);
  const scenario = useStore((state) => state.scenario);
  const set = useStore((state) => state.set);
  // Until somebody says otherwise: open where it does not cover what it explains.
  const isEditorOpen = useView((view) => view.isEditorOpen);
  const [choice, setIsOpen] = useState<boolean | null>(null);
  const isOpen = choice ?? window.innerWidth > (isEditorOpen ? 1700 : 1100);
  return (
    <>
      <div className="legend">
        <div className="legendHead">
          <Picker
            name="Colour"
            value={colorBy}
            items={colorings}
            onChange={(value) => set({ colorBy: value as ColorBy })}
          />
          <button
            type="button"
            className="button buttonQuiet"
            aria-expanded={isOpen}
            onClick={() => setIsOpen(!isOpen)}
          >
            {isOpen ? 'Less' : 'Legend'}
          </button>
        </div>
        {isOpen ? (
          <>
            <LegendBody legend={legendFor(colorBy, scenario)} />
            {hasCoverage ? (
              <Suspense fallback={null}>
                <CoverageLegend />
              </Suspense>
            ) : null}
            <LayerChoices />
          </>
        ) : null}
      </div>
      <ViewButtons />
    </>
  );
}
