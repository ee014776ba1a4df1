// Which value of which terminal does a step of a link budget come from, and what does it rest on?

import type { Terminal } from '../../compute/index.ts';
import { certifiedTerminal } from '../machine/certificates.ts';
import type { CertifiedValue } from '../machine/certificates.ts';

/** An end of a link: what it is, and where the scenario says so (null: it does not). */
export interface LinkEnd {
  readonly terminal: Terminal;
  readonly path: string | null;
}

/** Both ends of one direction; on the ground is one of them, or none. */
export interface LinkEnds {
  readonly transmitter: LinkEnd;
  readonly receiver: LinkEnd;
  readonly ground: 'transmitter' | 'receiver' | null;
}

type Part = 'transmitter' | 'receiver' | 'worse' | 'ground' | 'space';

const opticalFields: Readonly<Record<string, readonly [Part, string]>> = {
  transmit: ['transmitter', 'transmitPowerW'],
  transmitOptics: ['transmitter', 'transmitEfficiencyFraction'],
  transmitGain: ['transmitter', 'apertureM'],
  pointing: ['transmitter', 'jitterMicroRad'],
  freeSpace: ['transmitter', 'wavelengthNm'],
  receiveGain: ['receiver', 'apertureM'],
  receiveOptics: ['receiver', 'receiveEfficiencyFraction'],
  losses: ['worse', 'lossDb'],
  reserve: ['worse', 'reserveDb'],
  air: ['ground', 'zenithTransmissionFraction'],
  scintillation: ['ground', 'scintillationZenithDb'],
  threshold: ['receiver', 'photonsPerBit'],
};

const rfFields: Readonly<Record<string, readonly [Part, string]>> = {
  transmit: ['transmitter', 'transmitPowerW'],
  lineLoss: ['transmitter', 'lossDb'],
  receiveLoss: ['receiver', 'lossDb'],
  transmitGain: ['transmitter', 'transmitGainDbi'],
  freeSpace: ['space', 'downlinkFrequencyGHz'],
  rain: ['ground', 'rainRateMmPerH'],
  receiveGain: ['receiver', 'receiveGainDbi'],
  reserve: ['worse', 'reserveDb'],
  threshold: ['receiver', 'systemTemperatureK'],
};

function endOf(ends: LinkEnds, part: Part, field: string): LinkEnd | null {
  const { transmitter, receiver, ground } = ends;
  if (part === 'transmitter' || part === 'receiver') return ends[part];
  if (part === 'ground') return ground === null ? null : ends[ground];
  if (part === 'space') return ground === 'transmitter' ? receiver : transmitter;
  const valueOf = ({ terminal }: LinkEnd): number => terminal[field as 'lossDb' | 'reserveDb'];
  return valueOf(receiver) > valueOf(transmitter) ? receiver : transmitter;
}

/** Radio goes up at another frequency than down. */
function fieldOf(field: string, { ground }: LinkEnds): string {
  const isUp = field === 'downlinkFrequencyGHz' && ground === 'transmitter';
  return isUp ? 'uplinkFrequencyGHz' : field;
}

/** A beam that is wider than its aperture would make it comes from its own angle. */
function beamField(field: string, terminal: Terminal, term: string): string {
  const isWidened = terminal.kind === 'optical' && terminal.beamHalfAngleRad > 0;
  return term === 'transmitGain' && isWidened ? 'beamHalfAngleMicroRad' : field;
}

/** The value behind a step, with its certificate; null where a step has none of its own. */
export function valueOfTerm(text: string, ends: LinkEnds, term: string): CertifiedValue | null {
  const { kind } = ends.transmitter.terminal;
  const entry = (kind === 'optical' ? opticalFields : rfFields)[term];
  if (entry === undefined) return null;
  const [part, field] = entry;
  const end = endOf(ends, part, field);
  if (end === null) return null;
  const named = beamField(fieldOf(field, ends), end.terminal, term);
  const values = certifiedTerminal(text, end.path, end.terminal.id);
  return values.find(({ row }) => row.field === named) ?? null;
}
