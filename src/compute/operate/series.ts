// How did each satellite fare over time? Samples for charts, no more than a screen can use.

import type { Series } from '../account/result.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { PlantWalk } from './plantWalk.ts';

/** Bounds of a result's series: samples a satellite, and bytes in all. */
const sampleCountMax = 2000;
const byteMax = 256e6;
const bytesPerSample = 6 * 4;
/** Two ways to count the same steps differ by less. */
const roundingS = 1e-3;

/** Seconds between two samples: the scenario's step, or a multiple of it that keeps the bounds. */
export function seriesStepS(
  scenario: Pick<Scenario, 'satellites' | 'durationS' | 'stepS'>,
  countMax = sampleCountMax,
): number {
  const { durationS, stepS, satellites } = scenario;
  const affordable = Math.floor(byteMax / (bytesPerSample * Math.max(1, satellites.length)));
  const most = Math.max(2, Math.min(countMax, affordable)) - 1;
  return stepS * Math.max(1, Math.ceil(durationS / stepS / most));
}

/** Writes one sample of every satellite whenever the walk comes to a sample time. */
export class SeriesRecorder {
  readonly series: Series;
  private readonly stepS: number;
  private readonly walk: PlantWalk;
  private readonly queueCount: Int32Array;
  private next = 0;

  constructor(
    scenario: Scenario,
    walk: PlantWalk,
    queueCount: Int32Array,
    countMax = sampleCountMax,
  ) {
    this.walk = walk;
    this.queueCount = queueCount;
    this.stepS = seriesStepS(scenario, countMax);
    // A last sample at the end when the span is not a multiple of the step.
    const sampleCount = Math.ceil(scenario.durationS / this.stepS) + 1;
    const column = () => new Float32Array(sampleCount * scenario.satellites.length);
    this.series = {
      sampleCount,
      timeS: Float64Array.from({ length: sampleCount }, (_, sample) =>
        Math.min(sample * this.stepS, scenario.durationS),
      ),
      sunlitFraction: column(),
      powerGeneratedW: column(),
      powerComputeW: column(),
      stateOfChargeFraction: column(),
      temperatureK: column(),
      queueCount: column(),
    };
  }

  /** Sample if `timeS` is the time of the next sample. */
  sample(timeS: number): void {
    const { series } = this;
    if (this.next >= series.sampleCount) return;
    if (timeS < series.timeS[this.next]! - roundingS) return;
    const { state } = this.walk;
    for (let s = 0; s < state.satelliteCount; s += 1) {
      const at = s * series.sampleCount + this.next;
      const { capacityJ } = this.walk.classOf(s).platform.battery;
      series.sunlitFraction[at] = state.sunlitFraction[s]!;
      series.powerGeneratedW[at] = state.generatedW[s]!;
      series.powerComputeW[at] = state.computeW[s]!;
      series.stateOfChargeFraction[at] = capacityJ > 0 ? state.storedJ[s]! / capacityJ : 0;
      series.temperatureK[at] = state.temperatureK[s]!;
      series.queueCount[at] = this.queueCount[s]!;
    }
    this.next += 1;
  }
}
