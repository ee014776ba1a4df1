// A battery for the December season, or work that pauses: in figures and in words. Pure.

import type { BridgeSize, EclipseChoice, ShadowYear } from '../../compute/index.ts';
import {
  formatCount,
  formatDuration,
  formatEnergy,
  formatFraction,
  formatNumber,
} from '../panels/format.ts';

/** One way to go through shadows: what it weighs, and what it leaves undone. */
export interface ShadowWay {
  readonly label: string;
  readonly definition: string;
  /** Null where the way needs nothing that the design does not have. */
  readonly massKg: number | null;
  readonly year: ShadowYear;
}

/** Every way, from the most that is delivered to the least. */
export function shadowWays({ bridge, years }: EclipseChoice): ShadowWay[] {
  return [
    {
      label: 'Battery that bridges',
      definition:
        'Full work through the longest shadow; battery and array are as large as it takes.',
      massKg: bridge.now.bridgingKg,
      year: years.bridged,
    },
    {
      label: 'As designed',
      definition: 'With battery and array as they are: full work down to the floor, then none.',
      massKg: null,
      year: years.asDesigned,
    },
    {
      label: 'Slow down',
      definition: 'The battery as designed, spread evenly over each shadow.',
      massKg: null,
      year: years.slowed,
    },
    {
      label: 'Pause',
      definition: 'Servers are off in the shadow; the battery keeps the satellite itself.',
      massKg: null,
      year: years.paused,
    },
  ];
}

const kilograms = (massKg: number): string => `${formatNumber(massKg)}\u202fkg`;
const squareMetres = (areaM2: number): string => `${formatNumber(areaM2)}\u202fm²`;

/** What the way weighs more than pausing; a dash where it is what the design has. */
export const wayMassText = ({ massKg }: ShadowWay): string =>
  massKg === null ? '–' : kilograms(massKg);

/** Work that a way loses against bridging; what is rounding is none. */
export function lostText({ lostFraction, lostAcceleratorHours }: ShadowYear): string {
  if (!(lostFraction > 5e-5)) return 'none';
  return `${formatCount(lostAcceleratorHours)}\u202fh`;
}

type SizeRow = readonly [label: string, definition: string, text: (size: BridgeSize) => string];

/** What bridging takes, line by line. */
export const sizeRows: readonly SizeRow[] = [
  [
    'Battery',
    'Capacity when installed, down to the depth of discharge that the design allows.',
    ({ batteryJ, batteryKg }) => `${formatEnergy(batteryJ)}, ${kilograms(batteryKg)}`,
  ],
  [
    'more than it has',
    'To be added to the design’s own.',
    (size) => kilograms(size.extraBatteryKg),
  ],
  [
    'Array',
    'Carries full work and recharges within one revolution.',
    ({ arrayM2 }) => squareMetres(arrayM2),
  ],
  [
    'of it to recharge',
    'What a machine that pauses would not need.',
    ({ rechargeM2, rechargeKg }) => `${squareMetres(rechargeM2)}, ${kilograms(rechargeKg)}`,
  ],
  ['more than it has', 'To be added to the design’s own.', (size) => kilograms(size.extraArrayKg)],
  [
    'Bridging weighs',
    'Parts of battery and array that a machine that pauses does without; share of its mass.',
    (size) => `${kilograms(size.bridgingKg)}, ${formatFraction(size.bridgingMassFraction)}`,
  ],
];

/** `Bridging the longest shadow, 21 min of 98 min, weighs 310 kg; pausing costs 5.1 % of …`. */
export function choiceSentence({ shadowS, periodS, bridge, years }: EclipseChoice): {
  readonly bridging: string;
  readonly pausing: string;
} {
  const { bridgingKg, bridgingMassFraction } = bridge.now;
  const share = formatFraction(bridgingMassFraction);
  const { lostFraction, worstLostFraction } = years.paused;
  const shadow = `${formatDuration(shadowS)} of ${formatDuration(periodS)}`;
  return {
    bridging:
      `Working through the longest shadow, ${shadow}, weighs ` +
      `${kilograms(bridgingKg)} (${share} of the satellite).`,
    pausing:
      `Pausing instead costs ${formatFraction(Math.max(0, lostFraction))} of the year’s work, ` +
      `${formatFraction(Math.max(0, worstLostFraction))} of the worst orbit’s.`,
  };
}

/** Kilograms for each kilowatt that bridging gains, beside what a kilowatt weighs already. */
export function gainText({ kgPerKwGained }: EclipseChoice, massKgPerKw: number): string {
  if (kgPerKwGained === null) return 'Bridging gains no compute over pausing.';
  const gained = `${formatNumber(kgPerKwGained)}\u202fkg`;
  const own = `${formatNumber(massKgPerKw)}\u202fkg`;
  const verdict = kgPerKwGained < massKgPerKw ? 'The battery pays' : 'Pausing is lighter';
  const whole = `one of the whole design ${own}`;
  return `${verdict}: a kilowatt gained by bridging weighs ${gained}, ${whole}.`;
}
