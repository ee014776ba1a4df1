// Where does the power of a radio link go, term by term?

import { pow, sin } from '../../../orbit/index.ts';
import { gasDb, rainDb } from './atmosphere.ts';
import { decibels, fromDecibels, sumDb } from './linkBudget.ts';
import type { BudgetTerm, LinkBudget, RateLimit } from './linkBudget.ts';
import { boltzmannJPerK, freeSpaceRatio, lightSpeedMPerS } from './physics.ts';
import { noiseTemperatureK, rfRateBitPerS, rungAt, type RfLink } from './rfLink.ts';

function termsOf(link: RfLink, rangeKm: number, elevationRad: number): BudgetTerm[] {
  const { sky, transmitter, receiver } = link;
  const wavelengthM = lightSpeedMPerS / link.frequencyHz;
  const sine = sin(elevationRad);
  const air: BudgetTerm[] =
    sky === null
      ? []
      : [
          { id: 'gases', label: 'Oxygen and water vapour', db: -gasDb(sky.gas, sine) },
          { id: 'rain', label: 'Rain', db: 0 - rainDb(sky.rain, sine) },
        ];
  return [
    { id: 'lineLoss', label: 'Line and pointing of the transmitter', db: 0 - transmitter.lossDb },
    { id: 'transmitGain', label: 'Antenna of the transmitter', db: transmitter.transmitGainDbi },
    {
      id: 'freeSpace',
      label: 'Free space',
      db: -decibels(freeSpaceRatio(rangeKm, wavelengthM)),
      note: `${rangeKm.toFixed(0)} km at ${link.frequencyHz / 1e9} GHz`,
    },
    ...air,
    {
      id: 'receiveLoss',
      label: 'Pointing and polarisation of the receiver',
      db: 0 - receiver.lossDb,
    },
    { id: 'receiveGain', label: 'Antenna of the receiver', db: receiver.receiveGainDbi },
    { id: 'reserve', label: 'Kept in hand', db: 0 - link.reserveDb },
  ];
}

/** What the receiver decided on. */
interface Decision {
  readonly modulation: string;
  /** Carrier over noise in the occupied bandwidth that the rate needs, dB. */
  readonly neededDb: number;
  readonly limitedBy: RateLimit;
}

/** Es/N0 and C/N differ by the roll-off: symbols fill less than the band. */
function decide(link: RfLink, carrierToNoise: number, rateBitPerS: number): Decision {
  const { symbolPerS, bandwidthHz, ladder, thresholds, implementationRatio } = link;
  const isCapped = rateBitPerS >= link.rateMaxBitPerS;
  if (link.modulation === 'shannon') {
    const bitPerHz = rateBitPerS / link.carrierCount / bandwidthHz;
    const needed = (pow(2, bitPerHz) - 1) * implementationRatio;
    const limitedBy = isCapped ? 'modem' : 'power';
    return { modulation: 'Shannon', neededDb: decibels(needed), limitedBy };
  }
  const toBand = symbolPerS / bandwidthHz;
  const rung = rungAt(link, carrierToNoise / toBand);
  const used = Math.max(0, rung);
  const isTop = rung === ladder.length - 1;
  return {
    modulation: rung < 0 ? `below ${ladder[0]!.name}` : ladder[rung]!.name,
    neededDb: decibels(thresholds[used]! * toBand),
    limitedBy: rung >= 0 && (isTop || isCapped) ? 'modem' : 'power',
  };
}

/** The budget at a range (km) and an elevation (rad; of no consequence without a sky). */
export function rfBudget(link: RfLink, rangeKm: number, elevationRad: number): LinkBudget {
  const { sky, bandwidthHz, carrierCount } = link;
  const isTooLow = sky !== null && elevationRad < sky.elevationMinRad;
  const terms = termsOf(link, rangeKm, elevationRad);
  const transmitDbw = decibels(link.transmitter.transmitPowerW);
  const receivedDbw = transmitDbw + sumDb(terms);
  const airDb = terms.reduce((db, { id, db: own }) => {
    return id === 'gases' || id === 'rain' ? db - own : db;
  }, 0);
  const temperatureK = noiseTemperatureK(link, fromDecibels(airDb));
  const noiseDbw = decibels(boltzmannJPerK * temperatureK * bandwidthHz * carrierCount);
  const carrierToNoiseDb = receivedDbw - noiseDbw;
  const rateBitPerS = rfRateBitPerS(link, rangeKm, elevationRad);
  const decision = decide(link, fromDecibels(carrierToNoiseDb), rateBitPerS);
  const thresholdDbw = noiseDbw + decision.neededDb;
  return {
    terms,
    transmitDbw,
    receivedDbw,
    thresholdDbw,
    marginDb: receivedDbw - thresholdDbw,
    noiseDbw,
    carrierToNoiseDb,
    carrierToNoiseDensityDbHz: carrierToNoiseDb + decibels(bandwidthHz * carrierCount),
    photonsPerSecond: NaN,
    modulation: decision.modulation,
    rateBitPerS,
    limitedBy: isTooLow ? 'elevation' : decision.limitedBy,
  };
}
