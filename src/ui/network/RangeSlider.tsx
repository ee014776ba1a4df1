// At which range, or how high in the sky, is the link to be looked at?

import { Slider } from '@base-ui/react/slider';
import { formatNumber, formatSi } from '../panels/format.ts';
import type { ReadScenario } from '../run/messages.ts';
import { radiusKm, rangeAtElevation } from './linkGeometry.ts';
import type { LinkPlace } from './linkGeometry.ts';
import type { LinkChoice } from './links.ts';

const degPerRad = 180 / Math.PI;
/** Shortest range between satellites that the slider reaches, km. */
const rangeMinKm = 0.1;
/** Steps of the logarithmic slider. */
const stepCount = 200;

/** Metres below a kilometre, kilometres above. */
export const formatRange = (rangeKm: number): string =>
  rangeKm < 1 ? formatSi(rangeKm * 1000, 'm') : `${formatNumber(rangeKm)}\u202fkm`;

/** Range of a place of the slider between satellites: each step is the same factor. */
export const rangeOfStep = (step: number, rangeMaxKm: number): number =>
  rangeMinKm * (rangeMaxKm / rangeMinKm) ** (step / stepCount);

export function stepOfRange(rangeKm: number, rangeMaxKm: number): number {
  const share = Math.log(rangeKm / rangeMinKm) / Math.log(rangeMaxKm / rangeMinKm);
  return Math.round(stepCount * Math.min(1, Math.max(0, share)));
}

interface KnobProps {
  readonly label: string;
  readonly text: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly onChange: (value: number) => void;
}

function Knob({ label, text, value, min, max, onChange }: KnobProps) {
  return (
    <Slider.Root
      className="knob networkKnob"
      {...{ value, min, max }}
      step={1}
      largeStep={(max - min) / 10}
      onValueChange={onChange}
    >
      <Slider.Label className="knobLabel">{label}</Slider.Label>
      <span className="knobValue">{text}</span>
      <Slider.Control className="knobControl">
        <Slider.Track className="knobTrack">
          <Slider.Indicator className="knobIndicator" />
          <Slider.Thumb className="knobThumb" getAriaValueText={() => text} />
        </Slider.Track>
      </Slider.Control>
    </Slider.Root>
  );
}

interface RangeProps {
  readonly scenario: ReadScenario;
  readonly choice: LinkChoice;
  readonly timeS: number;
  readonly place: LinkPlace;
  readonly onChange: (place: LinkPlace) => void;
}

/** Elevation for a station, for it gives the range; range for another satellite. */
export function RangeSlider({ scenario, choice, timeS, place, onChange }: RangeProps) {
  const { partner, satellite } = choice;
  if (partner.kind === 'satellite') {
    const rangeMaxKm = Math.max(scenario.links.rangeMaxKm, 2 * rangeMinKm);
    return (
      <Knob
        label="Range"
        text={formatRange(place.rangeKm)}
        value={stepOfRange(place.rangeKm, rangeMaxKm)}
        min={0}
        max={stepCount}
        onChange={(step) => onChange({ rangeKm: rangeOfStep(step, rangeMaxKm), elevationRad: NaN })}
      />
    );
  }
  const min = Math.round((scenario.stations[partner.index]?.elevationMinRad ?? 0) * degPerRad);
  const satelliteKm = radiusKm(scenario, satellite, timeS);
  const elevationDeg = Math.min(90, Math.max(min, Math.round(place.elevationRad * degPerRad)));
  return (
    <Knob
      label="Elevation"
      text={`${elevationDeg}°, ${formatRange(place.rangeKm)}`}
      value={elevationDeg}
      min={min}
      max={90}
      onChange={(deg) => {
        const elevationRad = deg / degPerRad;
        onChange({ rangeKm: rangeAtElevation(satelliteKm, elevationRad), elevationRad });
      }}
    />
  );
}
