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

/** The columns of a series with a sample for every satellite. */
const columnNames = [
  ...(['sunlitFraction', 'powerGeneratedW', 'powerComputeW', 'stateOfChargeFraction'] as const),
  ...(['temperatureK', 'queueCount', 'powerHousekeepingW', 'powerLossW'] as const),
  ...(['powerBatteryW', 'powerSpilledW', 'heatAbsorbedW', 'heatRadiatedW', 'junctionK'] as const),
] as const;
type Columns = Record<(typeof columnNames)[number], Float32Array>;
const bytesPerSample = columnNames.length * 4;

/** Samples that are gathered, satellites side by side, before they go to their places: a line. */
const blockSamples = 16;

function createColumns(length: number): Columns {
  const entries = columnNames.map((name) => [name, new Float32Array(length)] as const);
  return Object.fromEntries(entries) as Columns;
}

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
  private readonly block: Columns;
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
    const satelliteCount = scenario.satellites.length;
    this.block = createColumns(blockSamples * satelliteCount);
    this.series = {
      sampleCount,
      timeS: Float64Array.from({ length: sampleCount }, (_, sample) =>
        Math.min(sample * this.stepS, scenario.durationS),
      ),
      ...createColumns(sampleCount * satelliteCount),
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
    const { block } = this;
    const { state } = this.walk;
    const offset = (this.next % blockSamples) * state.satelliteCount;
    for (let s = 0; s < state.satelliteCount; s += 1) {
      const at = offset + s;
      const plant = this.walk.classOf(s);
      const { capacityJ } = plant.platform.battery;
      peekPlant(state, plant, s, timeS);
      block.sunlitFraction[at] = state.sunlitFraction[s]!;
      block.powerGeneratedW[at] = state.generatedW[s]!;
      block.powerComputeW[at] = state.computeW[s]!;
      block.stateOfChargeFraction[at] = capacityJ > 0 ? plantPeek.storedJ / capacityJ : 0;
      block.temperatureK[at] = plantPeek.temperatureK;
      block.queueCount[at] = this.queueCount[s]!;
      this.sampleFlows(at, s, plant);
    }
    this.next += 1;
    if (this.next % blockSamples === 0 || this.next === this.series.sampleCount) this.putBlock();
  }

  /** Move what has been gathered to its places in the series. */
  private putBlock(): void {
    const { series, block } = this;
    const { satelliteCount } = this.walk.state;
    const count = ((this.next - 1) % blockSamples) + 1;
    for (const name of columnNames) {
      const from = block[name];
      const into = series[name];
      for (let s = 0; s < satelliteCount; s += 1) {
        const first = s * series.sampleCount + this.next - count;
        for (let row = 0; row < count; row += 1) {
          into[first + row] = from[row * satelliteCount + s]!;
        }
      }
    }
  }

  /** Powers of the present segment, and heat at the temperatures that were peeked at. */
  private sampleFlows(at: number, s: number, plant: SegmentClass): void {
    const { block } = this;
    const { state } = this.walk;
    const isLost = state.isLost[s] === 1;
    const netW = isLost ? 0 : state.netW[s]!;
    const isFull = netW > 0 && plantPeek.storedJ >= plant.platform.battery.capacityJ;
    const fullW = isFull ? netW / plant.sourceFraction : 0;
    block.powerHousekeepingW[at] = isLost ? 0 : state.housekeepingW[s]!;
    block.powerLossW[at] = isLost ? 0 : state.lossW[s]!;
    block.powerBatteryW[at] = isFull ? 0 : netW;
    block.powerSpilledW[at] = isLost ? 0 : state.spilledW[s]! + fullW;
    block.heatAbsorbedW[at] = isLost ? 0 : state.absorbedW[s]!;
    block.heatRadiatedW[at] = isLost ? 0 : radiatedW(plant.node, plantPeek.temperatureK);
    block.junctionK[at] = plantPeek.temperatureK + plantPeek.workRiseK;
  }
}
