// Where does a satellite go, as the turning Earth sees it?
import { earthRotationRadPerS } from './constants.ts';
import { cos, sin } from './deterministic.ts';
import { stateOffset, type Ephemeris } from './ephemeris.ts';
import { gmstRad } from './time.ts';

/**
 * The path of one satellite at a time in axes that turn with the Earth but not with its pole (PEF):
 * at the samples of an ephemeris, and in between by the cubic through positions and velocities,
 * which is as good there as one in TEME and needs no turn each time.
 */
export class TurnedPath {
  /** Positions at the samples of the satellite selected, km. */
  readonly samplesKm: Float64Array;
  private readonly cosGmst: Float64Array;
  private readonly sinGmst: Float64Array;
  private readonly cubic = new Float64Array(12); // from one sample to the next, four terms an axis
  private stretch = -1; // the sample from which the cubic holds
  private readonly velocityFrom = new Float64Array(3);
  private readonly velocityTo = new Float64Array(3);
  private satelliteIndex = 0;

  constructor(
    private readonly ephemeris: Ephemeris,
    private readonly startUtcMs: number,
    private readonly ut1MinusUtcS: number,
  ) {
    const { sampleCount } = ephemeris;
    this.cosGmst = new Float64Array(sampleCount);
    this.sinGmst = new Float64Array(sampleCount);
    this.samplesKm = new Float64Array(3 * sampleCount);
    for (let sample = 0; sample < sampleCount; sample += 1) {
      const gmst = this.gmstAt(ephemeris.startS + sample * ephemeris.stepS);
      this.cosGmst[sample] = cos(gmst);
      this.sinGmst[sample] = sin(gmst);
    }
  }

  /** Sidereal time, rad, a number of seconds after the start. */
  gmstAt(timeS: number): number {
    return gmstRad(this.startUtcMs + timeS * 1000, this.ut1MinusUtcS);
  }

  selectSatellite(satelliteIndex: number): void {
    this.satelliteIndex = satelliteIndex;
    this.stretch = -1;
    const { cosGmst, sinGmst, samplesKm } = this;
    const { positionTemeKm, sampleCount } = this.ephemeris;
    const from = stateOffset(this.ephemeris, satelliteIndex, 0);
    for (let sample = 0; sample < sampleCount; sample += 1) {
      const x = positionTemeKm[from + 3 * sample]!;
      const y = positionTemeKm[from + 3 * sample + 1]!;
      const c = cosGmst[sample]!;
      const s = sinGmst[sample]!;
      samplesKm[3 * sample] = c * x + s * y;
      samplesKm[3 * sample + 1] = c * y - s * x;
      samplesKm[3 * sample + 2] = positionTemeKm[from + 3 * sample + 2]!;
    }
  }

  /** Writes position (km), velocity and acceleration (km/s, km/s²) to out[0…8], axis by axis. */
  motionInto(out: Float64Array, timeS: number): void {
    const { cubic, ephemeris } = this;
    const { startS, stepS } = ephemeris;
    const intervalCount = ephemeris.validSampleCount[this.satelliteIndex]! - 1;
    const place = (timeS - startS) / stepS;
    const sample = Math.max(0, Math.min(Math.floor(place), intervalCount - 1));
    if (sample !== this.stretch) this.selectStretch(sample);
    const s = place - sample;
    const perStep = 1 / stepS;
    for (let axis = 0; axis < 3; axis += 1) {
      const b = cubic[4 * axis + 1]!;
      const c = cubic[4 * axis + 2]!;
      const d = cubic[4 * axis + 3]!;
      out[axis] = cubic[4 * axis]! + s * (b + s * (c + s * d));
      out[3 + axis] = (b + s * (2 * c + 3 * s * d)) * perStep;
      out[6 + axis] = (2 * c + 6 * s * d) * perStep * perStep;
    }
  }

  private selectStretch(sample: number): void {
    this.stretch = sample;
    const { cubic, samplesKm, velocityFrom, velocityTo } = this;
    this.velocityInto(velocityFrom, sample);
    const next = Math.min(sample + 1, this.ephemeris.sampleCount - 1);
    this.velocityInto(velocityTo, next);
    for (let axis = 0; axis < 3; axis += 1) {
      const from = samplesKm[3 * sample + axis]!;
      const rise = samplesKm[3 * next + axis]! - from;
      const slope = velocityFrom[axis]!;
      const bend = slope + velocityTo[axis]! - 2 * rise;
      cubic[4 * axis] = from;
      cubic[4 * axis + 1] = slope;
      cubic[4 * axis + 2] = rise - slope - bend;
      cubic[4 * axis + 3] = bend;
    }
  }

  /** Velocity at a sample, km per step. */
  private velocityInto(out: Float64Array, sample: number): void {
    const { cosGmst, sinGmst, samplesKm, ephemeris } = this;
    const { velocityTemeKmPerS, stepS } = ephemeris;
    const at = stateOffset(ephemeris, this.satelliteIndex, sample);
    const vx = velocityTemeKmPerS[at]!;
    const vy = velocityTemeKmPerS[at + 1]!;
    const c = cosGmst[sample]!;
    const s = sinGmst[sample]!;
    out[0] = stepS * (c * vx + s * vy + earthRotationRadPerS * samplesKm[3 * sample + 1]!);
    out[1] = stepS * (c * vy - s * vx - earthRotationRadPerS * samplesKm[3 * sample]!);
    out[2] = stepS * velocityTemeKmPerS[at + 2]!;
  }
}
