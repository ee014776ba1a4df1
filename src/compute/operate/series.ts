// How did each satellite fare over time? Samples for charts, no more than a screen can use.

import type { Series } from '../account/result.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { radiatedW } from '../plant/thermal.ts';
import type { PlantWalk } from './plantWalk.ts';
import type { SegmentClass } from './segment.ts';
import { peekPlant, plantPeek } from './settle.ts';

/** Bounds of a result's series: samples a satellite, and bytes in all. */
const sampleCountMax = 2000;
const byteMax = 256e6;
const bytesPerSample = 13 * 4;

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

/** Writes a sample of every satellite at each sample time; what is sampled never notices. */
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
      powerHousekeepingW: column(),
      powerLossW: column(),
      powerBatteryW: column(),
      powerSpilledW: column(),
      heatAbsorbedW: column(),
      heatRadiatedW: column(),
      junctionK: column(),
    };
  }

  /**
   * Take all samples before `timeS`, to which the present segments must reach. One at the time of
   * an event is thus taken after it: samples show what is so from their time on.
   */
  sampleBefore(timeS: number): void {
    const { series } = this;
    while (this.next < series.sampleCount && series.timeS[this.next]! < timeS) {
      this.sample(series.timeS[this.next]!);
    }
  }

  private sample(timeS: number): void {
    const { series } = this;
    const { state } = this.walk;
    for (let s = 0; s < state.satelliteCount; s += 1) {
      const at = s * series.sampleCount + this.next;
      const plant = this.walk.classOf(s);
      const { capacityJ } = plant.platform.battery;
      peekPlant(state, plant, s, timeS);
      series.sunlitFraction[at] = state.sunlitFraction[s]!;
      series.powerGeneratedW[at] = state.generatedW[s]!;
      series.powerComputeW[at] = state.computeW[s]!;
      series.stateOfChargeFraction[at] = capacityJ > 0 ? plantPeek.storedJ / capacityJ : 0;
      series.temperatureK[at] = plantPeek.temperatureK;
      series.queueCount[at] = this.queueCount[s]!;
      this.sampleFlows(at, s, plant);
    }
    this.next += 1;
  }

  /** Powers of the present segment, and heat at the temperatures that were peeked at. */
  private sampleFlows(at: number, s: number, plant: SegmentClass): void {
    const { series } = this;
    const { state } = this.walk;
    const isLost = state.isLost[s] === 1;
    const netW = isLost ? 0 : state.netW[s]!;
    const isFull = netW > 0 && plantPeek.storedJ >= plant.platform.battery.capacityJ;
    const fullW = isFull ? netW / plant.sourceFraction : 0;
    series.powerHousekeepingW[at] = isLost ? 0 : state.housekeepingW[s]!;
    series.powerLossW[at] = isLost ? 0 : state.lossW[s]!;
    series.powerBatteryW[at] = isFull ? 0 : netW;
    series.powerSpilledW[at] = isLost ? 0 : state.spilledW[s]! + fullW;
    series.heatAbsorbedW[at] = isLost ? 0 : state.absorbedW[s]!;
    series.heatRadiatedW[at] = isLost ? 0 : radiatedW(plant.node, plantPeek.temperatureK);
    series.junctionK[at] = plantPeek.temperatureK + plantPeek.workRiseK;
  }
}
