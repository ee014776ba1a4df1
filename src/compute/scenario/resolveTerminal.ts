// Which terminals do the entries of a scenario file describe, in core units?

import { parseUtc, radPerDeg } from '../../orbit/index.ts';
import { invariant } from '../invariant.ts';
import { findRecord } from './catalogue/catalogue.ts';
import { valuesWith } from './catalogue/sourced.ts';
import type { OpticalTerminalFields, RfTerminalFields } from './catalogue/terminalFields.ts';
import { opticalTerminals, rfTerminals } from './catalogue/terminals.ts';
import type { AntennaKind } from './scenario.ts';
import type { LaserClosures, OpticalTerminal, RfTerminal, Terminal } from './terminal.ts';
import type { LaserClosureFile, TerminalFile } from './terminalSchema.ts';

const microRad = 1e-6;
const hzPerGHz = 1e9;
const hzPerMHz = 1e6;
/** Rain begins to matter: K and Ka bands share its outages. */
const kaFromHz = 17e9;

/** The terminal of the catalogue with the file's changes. */
export function resolveTerminal(file: TerminalFile): Terminal {
  const entry = typeof file === 'string' ? { base: file } : file;
  const { base, id, name, ...changes } = entry as Exclude<typeof entry, string> & {
    readonly id?: string | undefined;
    readonly name?: string | undefined;
  };
  const optical = findRecord(opticalTerminals, base);
  if (optical !== null) {
    const fields = valuesWith<OpticalTerminalFields>(optical, changes);
    return opticalOf(id ?? base, name ?? optical.name, fields);
  }
  const rf = findRecord(rfTerminals, base);
  invariant(rf !== null, `no terminal ${base}: the schema let it through`);
  return rfOf(id ?? base, name ?? rf.name, valuesWith<RfTerminalFields>(rf, changes));
}

function opticalOf(id: string, name: string, fields: OpticalTerminalFields): OpticalTerminal {
  const {
    slewRateDegPerS,
    sunExclusionDeg,
    elevationMinDeg,
    wavelengthNm,
    beamHalfAngleMicroRad,
    jitterMicroRad,
    pointingBiasMicroRad,
    ...same
  } = fields;
  return {
    kind: 'optical',
    id,
    name,
    ...same,
    slewRateRadPerS: slewRateDegPerS * radPerDeg,
    sunExclusionRad: sunExclusionDeg * radPerDeg,
    elevationMinRad: elevationMinDeg * radPerDeg,
    wavelengthM: wavelengthNm * 1e-9,
    beamHalfAngleRad: beamHalfAngleMicroRad * microRad,
    jitterRad: jitterMicroRad * microRad,
    pointingBiasRad: pointingBiasMicroRad * microRad,
  };
}

function rfOf(id: string, name: string, fields: RfTerminalFields): RfTerminal {
  const {
    slewRateDegPerS,
    sunExclusionDeg,
    elevationMinDeg,
    downlinkFrequencyGHz,
    uplinkFrequencyGHz,
    downlinkBandwidthMHz,
    uplinkBandwidthMHz,
    ...same
  } = fields;
  return {
    kind: 'rf',
    id,
    name,
    ...same,
    slewRateRadPerS: slewRateDegPerS * radPerDeg,
    sunExclusionRad: sunExclusionDeg * radPerDeg,
    elevationMinRad: elevationMinDeg * radPerDeg,
    downlinkFrequencyHz: downlinkFrequencyGHz * hzPerGHz,
    uplinkFrequencyHz: uplinkFrequencyGHz * hzPerGHz,
    downlinkBandwidthHz: downlinkBandwidthMHz * hzPerMHz,
    uplinkBandwidthHz: uplinkBandwidthMHz * hzPerMHz,
  };
}

/** Which weather stops a terminal: cloud stops light, strong rain the higher bands. */
export function antennaKindOf(terminal: Terminal): AntennaKind {
  if (terminal.kind === 'optical') return 'optical';
  return terminal.downlinkFrequencyHz >= kaFromHz ? 'ka' : 'x';
}

/** How many antennas of each kind a station's terminals are, or null where it names none. */
export function antennaCountsOf(
  files: readonly TerminalFile[] | undefined,
): Record<AntennaKind, number> | null {
  if (files === undefined || files.length === 0) return null;
  const counts = { optical: 0, ka: 0, x: 0 };
  for (const terminal of files.map(resolveTerminal)) {
    counts[antennaKindOf(terminal)] += terminal.count;
  }
  return counts;
}

/** What a file may say of a station's terminals. */
interface TerminalWords {
  readonly terminals?: readonly TerminalFile[] | undefined;
  readonly laserClosures?: LaserClosureFile | undefined;
  readonly laserClosedFraction?: number | undefined;
}

/** Terminals of a station, and when its lasers stay dark. */
export function terminalFieldsOf(
  file: TerminalWords,
  startUtcMs: number,
): { readonly terminals: readonly Terminal[]; readonly laserClosures: LaserClosures } {
  const { terminals = [], laserClosures = [], laserClosedFraction = 0 } = file;
  const intervals = joined(laserClosures, startUtcMs);
  return {
    terminals: terminals.map(resolveTerminal),
    laserClosures: { intervals, closedFraction: laserClosedFraction },
  };
}

/** Closures sorted and joined; those that end before they begin are problems by themselves. */
function joined(file: LaserClosureFile, startUtcMs: number): [number, number][] {
  const secondsOf = (utc: string): number => ((parseUtc(utc) ?? NaN) - startUtcMs) / 1000;
  const stretches = file
    .map(({ startUtc, endUtc }) => [secondsOf(startUtc), secondsOf(endUtc)] as [number, number])
    .filter(([startS, endS]) => endS > startS)
    .sort(([a], [b]) => a - b);
  const intervals: [number, number][] = [];
  for (const [startS, endS] of stretches) {
    const last = intervals[intervals.length - 1];
    if (last !== undefined && startS <= last[1]) last[1] = Math.max(last[1], endS);
    else intervals.push([startS, endS]);
  }
  return intervals;
}
