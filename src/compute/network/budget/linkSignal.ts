// What reaches the receiver of a link, in a form that is quick to follow along a pass?

import { asin, sin } from '../../../orbit/index.ts';
import { extinctionDb, scintillationDb } from './atmosphere.ts';
import { captureFraction } from './beam.ts';
import type { AccessLink, FixedLink } from './link.ts';
import { fromDecibels } from './linkBudget.ts';
import { aimedFraction, opticalRateBitPerS, type OpticalLink } from './opticalLink.ts';
import { boltzmannJPerK } from './physics.ts';
import { CappedLaw, LadderLaw, ShannonLaw, type RateLaw } from './rateLaw.ts';
import { airLossRatio, noiseTemperatureK, type RfLink } from './rfLink.ts';

/** A link whose rate changes on the way. */
export type ChangingLink = Exclude<AccessLink, FixedLink>;

/** The signal of a link, smooth over range and elevation, and what the modem makes of it. */
export interface LinkSignal {
  readonly law: RateLaw;
  /** Below this elevation nothing is sent; −1 between satellites. */
  readonly sineMin: number;
  /** At a range (km) and a sine of elevation from `sineMin` on. Allocates nothing. */
  readonly signalAt: (rangeKm: number, sineOfElevation: number) => number;
}

/** Straight lines between so many places: within 0.05 % of the air's loss from 5° on. */
const cellCount = 256;

/** A function of the sine of elevation as a table of straight lines. */
class SineTable {
  private readonly values = new Float64Array(cellCount + 1);
  private readonly perCell: number;

  constructor(
    private readonly sineMin: number,
    valueAt: (sineOfElevation: number) => number,
  ) {
    this.perCell = (1 - sineMin) / cellCount;
    for (let cell = 0; cell <= cellCount; cell += 1) {
      this.values[cell] = valueAt(Math.min(1, sineMin + cell * this.perCell));
    }
  }

  at(sineOfElevation: number): number {
    const place = Math.max(0, Math.min(cellCount, (sineOfElevation - this.sineMin) / this.perCell));
    const cell = Math.min(cellCount - 1, Math.floor(place));
    const from = this.values[cell]!;
    return from + (place - cell) * (this.values[cell + 1]! - from);
  }
}

function rfLaw(link: RfLink): RateLaw {
  const { carrierCount, bandwidthHz, symbolPerS, rateMaxBitPerS, ladder, thresholds } = link;
  if (link.modulation === 'shannon') {
    return new ShannonLaw(carrierCount * bandwidthHz, rateMaxBitPerS);
  }
  const rates = ladder.map(({ bitPerSymbol }) =>
    Math.min(rateMaxBitPerS, carrierCount * symbolPerS * bitPerSymbol),
  );
  return new LadderLaw(thresholds, rates);
}

/** Energy of a symbol over noise density, or the ratio to noise that Shannon's bound takes. */
function rfSignal(link: RfLink, sineMin: number): LinkSignal {
  const { sky, symbolPerS, bandwidthHz, implementationRatio } = link;
  const isShannon = link.modulation === 'shannon';
  const perDensity = 1 / (isShannon ? bandwidthHz * implementationRatio : symbolPerS);
  const at1Km = (air: number): number =>
    (link.receivedAt1KmW / air / (boltzmannJPerK * noiseTemperatureK(link, air))) * perDensity;
  const law = rfLaw(link);
  if (sky === null) {
    const constant = at1Km(1);
    return { law, sineMin, signalAt: (rangeKm) => constant / (rangeKm * rangeKm) };
  }
  const table = new SineTable(sineMin, (sine) => at1Km(airLossRatio(sky, sine)));
  return { law, sineMin, signalAt: (rangeKm, sine) => table.at(sine) / (rangeKm * rangeKm) };
}

function opticalLaw({ isRateAdaptive, channelRateBitPerS, channelCount }: OpticalLink): RateLaw {
  if (isRateAdaptive) return new CappedLaw(channelRateBitPerS * channelCount);
  const rates = Array.from({ length: channelCount }, (_, at) => (at + 1) * channelRateBitPerS);
  // As in the budget: a part in 10¹² forgives what rounding takes.
  return new LadderLaw(
    rates.map((rate) => rate * (1 - 1e-12)),
    rates,
  );
}

/** Bits per second that the received light is enough for. */
function opticalSignal(link: OpticalLink, sineMin: number): LinkSignal {
  const { sky, usableW, jPerBit, confocalKm } = link;
  if (link.gridMax > 1) {
    // Split apertures change their grid on the way: the rate itself is followed.
    const signalAt = (rangeKm: number, sine: number): number =>
      opticalRateBitPerS(link, rangeKm, asin(Math.max(-1, Math.min(1, sine))));
    return { law: new CappedLaw(Infinity), sineMin, signalAt };
  }
  const full = usableW / jPerBit;
  const beamAt = (rangeKm: number): number =>
    full * captureFraction(rangeKm, confocalKm) * aimedFraction(link, rangeKm, 1);
  const law = opticalLaw(link);
  if (sky === null) return { law, sineMin, signalAt: beamAt };
  const table = new SineTable(sineMin, (sine) =>
    fromDecibels(-extinctionDb(sky, sine) - scintillationDb(sky, sine)),
  );
  return { law, sineMin, signalAt: (rangeKm, sine) => beamAt(rangeKm) * table.at(sine) };
}

/**
 * The signal of a link. Its rate is that of the link's budget, within 0.05 % of the signal above
 * 5° of elevation; steps of a ladder lie where that signal reaches them.
 */
export function linkSignal(link: ChangingLink): LinkSignal {
  const sineMin = link.sky === null ? -1 : sin(link.sky.elevationMinRad);
  return link.kind === 'rf' ? rfSignal(link, sineMin) : opticalSignal(link, sineMin);
}
