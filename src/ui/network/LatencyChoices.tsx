// From which city, which way, to which satellite?

import { useMemo } from 'react';
import type { LatencyMode } from '../../compute/index.ts';
import type { ReadScenario } from '../run/messages.ts';
import { NameCombobox } from './NameCombobox.tsx';
import { catalogueCities, useLatencyChoice } from './latencyStudies.ts';

const modes: readonly (readonly [LatencyMode, string, string])[] = [
  ['best', 'Best', 'The quicker of the two at each instant'],
  ['direct', 'Terminal', 'Straight up from a user terminal in the city'],
  ['gateway', 'Fibre and gateway', 'Over fibre to a station, up from there'],
];

const nearest = { value: 'nearest', label: 'Nearest that computes' };

/** The way up; a new one is a new question to the worker. */
function ModeSwitch() {
  const mode = useLatencyChoice((choice) => choice.mode);
  return (
    <div className="segmented latencyModes" role="group" aria-label="Way up">
      {modes.map(([id, label, title]) => (
        <button
          key={id}
          type="button"
          title={title}
          aria-pressed={mode === id}
          onClick={() => useLatencyChoice.setState({ mode: id })}
        >
          {label}
        </button>
      ))}
    </div>
  );
}

/** City, way and satellite. */
export function LatencyChoices({ scenario }: { readonly scenario: ReadScenario }) {
  const cityId = useLatencyChoice((choice) => choice.cityId);
  const satelliteIndex = useLatencyChoice((choice) => choice.satelliteIndex);
  const cities = useMemo(
    () =>
      catalogueCities()
        .map(({ id, name }) => ({ value: id, label: name }))
        .sort((a, b) => a.label.localeCompare(b.label, 'en')),
    [],
  );
  const satellites = useMemo(
    () => [
      nearest,
      ...scenario.satellites.map(({ name }, index) => ({ value: String(index), label: name })),
    ],
    [scenario],
  );
  return (
    <div className="latencyChoices">
      <span className="dim">From</span>
      <NameCombobox
        name="City"
        items={cities}
        value={cityId}
        onChange={(id) => useLatencyChoice.setState({ cityId: id })}
      />
      <span className="dim">By</span>
      <ModeSwitch />
      <span className="dim">To</span>
      <NameCombobox
        name="Satellite"
        items={satellites}
        value={satelliteIndex === null ? nearest.value : String(satelliteIndex)}
        onChange={(value) =>
          useLatencyChoice.setState({
            satelliteIndex: value === nearest.value ? null : Number(value),
          })
        }
      />
    </div>
  );
}
