// What strikes which machine of which satellite, and when? The same whatever a policy does.

import { ecefToGeodetic, gmstRad, stateOffset, temeToEcef } from '../../orbit/index.ts';
import type { Ephemeris } from '../../orbit/index.ts';
import { createEventSource, drawEvents } from '../plant/machineEvents.ts';
import type { EventSource } from '../plant/machineEvents.ts';
import { protonFluxRelative } from '../plant/protonFlux.ts';
import { machineEventKinds } from '../plant/singleEvents.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { float64Column, int32Column, uint8Column } from './columns.ts';

/** Events on machines in their total order: time, then satellite, then as they were drawn. */
export interface StrikeTable {
  readonly count: number;
  readonly timeS: Float64Array;
  readonly satelliteIndex: Int32Array;
  /** Index into `machineEventKinds`. */
  readonly kindCode: Uint8Array;
  /** Which chip or which host of the satellite, as the kind says. */
  readonly unitIndex: Int32Array;
  readonly isPermanent: Uint8Array;
  /** By satellite: time in which its flux of protons is not known; empty with radiation off. */
  readonly fluxUnknownS: Float64Array;
}

/** Milliseconds of a Julian year; the anomaly drifts by 0.3° in one. */
const yearMs = 365.25 * 86_400_000;

const teme = new Float64Array(3);
const ecef = new Float64Array(3);
const geodetic = new Float64Array(3);

/**
 * Draws events chunk by chunk while the world is surveyed: where flux is highest by the states of
 * the grid, straight between its samples. A cut into other chunks changes nothing of them.
 */
export class StrikeSurvey {
  private readonly scenario: Scenario;
  private readonly sources: readonly EventSource[];
  private readonly timeS = float64Column();
  private readonly satelliteIndex = int32Column();
  private readonly kindCode = uint8Column();
  private readonly unitIndex = int32Column();
  private readonly isPermanent = uint8Column();
  private surveyedS = 0;

  /** With radiation off there are no sources, and nothing is drawn. */
  constructor(scenario: Scenario) {
    this.scenario = scenario;
    const { radiation, satellites, fleets, seed } = scenario;
    const { hostCount, sensitivity, isOn } = radiation;
    this.sources = (isOn ? satellites : []).map(({ id, fleetIndex }) => {
      const chipCount = fleets[fleetIndex]!.platform.acceleratorCount;
      return createEventSource(seed, id, { chipCount, hostCount }, sensitivity);
    });
  }

  /** Draw the events of a chunk; yields the samples of one satellite. */
  *take(ephemeris: Ephemeris): Generator<number, void> {
    const { startS, stepS, sampleCount } = ephemeris;
    const fluxRelative = new Float64Array(sampleCount);
    const gmst = this.sources.length > 0 ? this.gmstOf(ephemeris) : fluxRelative;
    const firstIndex = Math.round(startS / stepS);
    this.surveyedS = startS + (sampleCount - 1) * stepS;
    for (const [s, source] of this.sources.entries()) {
      this.fillFlux(fluxRelative, ephemeris, gmst, s);
      for (const event of drawEvents(source, { firstIndex, stepS, fluxRelative })) {
        this.timeS.push(event.timeS);
        this.satelliteIndex.push(s);
        this.kindCode.push(machineEventKinds.indexOf(event.kind));
        this.unitIndex.push(event.unitIndex);
        this.isPermanent.push(event.isPermanent ? 1 : 0);
      }
      yield sampleCount;
    }
  }

  /** All that came before the run's end and the satellite's own. */
  finish(lostS: Float64Array): StrikeTable {
    const timeS = this.timeS.toArray();
    const satelliteIndex = this.satelliteIndex.toArray();
    const { durationS } = this.scenario;
    const rows = Int32Array.from({ length: timeS.length }, (_, row) => row)
      .filter((row) => timeS[row]! < Math.min(durationS, lostS[satelliteIndex[row]!]!))
      .sort((a, b) => timeS[a]! - timeS[b]! || satelliteIndex[a]! - satelliteIndex[b]! || a - b);
    return {
      count: rows.length,
      timeS: Float64Array.from(rows, (row) => timeS[row]!),
      satelliteIndex: rows.map((row) => satelliteIndex[row]!),
      kindCode: Uint8Array.from(rows, (row) => this.kindCode.at(row)),
      unitIndex: rows.map((row) => this.unitIndex.at(row)),
      isPermanent: Uint8Array.from(rows, (row) => this.isPermanent.at(row)),
      fluxUnknownS: Float64Array.from(this.sources, (source, s) => {
        // A satellite that is lost has no place; neither has what lies beyond the run's end.
        const endS = Math.min(durationS, lostS[s]!);
        return Math.max(0, source.unknownS - Math.max(0, this.surveyedS - endS));
      }),
    };
  }

  private gmstOf({ startS, stepS, sampleCount }: Ephemeris): Float64Array {
    const { startUtcMs, ut1MinusUtcS } = this.scenario;
    const firstIndex = Math.round(startS / stepS);
    return Float64Array.from({ length: sampleCount }, (_, sample) =>
      gmstRad(startUtcMs + (firstIndex + sample) * stepS * 1000, ut1MinusUtcS),
    );
  }

  /** Relative flux at each sample; NaN where there is no state, or no model. */
  private fillFlux(
    out: Float64Array,
    ephemeris: Ephemeris,
    gmst: Float64Array,
    satellite: number,
  ): void {
    const { positionTemeKm } = ephemeris;
    const year = 1970 + (this.scenario.startUtcMs + this.scenario.durationS * 500) / yearMs;
    for (let sample = 0; sample < ephemeris.sampleCount; sample += 1) {
      const at = stateOffset(ephemeris, satellite, sample);
      for (let axis = 0; axis < 3; axis += 1) teme[axis] = positionTemeKm[at + axis]!;
      temeToEcef(ecef, teme, gmst[sample]!);
      ecefToGeodetic(geodetic, ecef);
      out[sample] = protonFluxRelative(geodetic[0]!, geodetic[1]!, geodetic[2]!, year);
    }
  }
}
