// What is a satellite design once it has been read? In core units, nothing optional.

import type { Terminal } from './terminal.ts';

/** A unit vector in the satellite's body frame. */
export type BodyAxis = readonly [number, number, number];

/** Where an attitude axis can be aimed; directions are seen from the satellite. */
export type AttitudeTarget = 'sun' | 'earth' | 'velocity' | 'orbitNormal';

/** Aim one body axis at one target. */
export interface AttitudeAim {
  readonly bodyAxis: BodyAxis;
  readonly target: AttitudeTarget;
}

/**
 * The one attitude law of a satellite: the primary aim is met exactly, the secondary as well as the
 * rotation about the primary axis allows. Array, radiator and antennas all follow from it.
 */
export interface AttitudeLaw {
  readonly primary: AttitudeAim;
  readonly secondary: AttitudeAim;
}

/**
 * `fixed` to the body; turning about `jointAxis` by `rangeRad` at most either way (π: no stops); or
 * about two axes, square to each other and to the normal at rest, each by as much.
 */
export type Joint =
  | { readonly kind: 'fixed' }
  | {
      readonly kind: 'oneAxis';
      readonly jointAxis: BodyAxis;
      readonly rangeRad: number;
      readonly rateRadPerS: number;
    }
  | { readonly kind: 'twoAxis'; readonly rangeRad: number; readonly rateRadPerS: number };

/** Solar array: one face generates. */
export interface SolarArray {
  readonly areaM2: number;
  readonly efficiencyFraction: number;
  readonly packingFraction: number;
  /** Lost by wiring, diodes and mismatch between cells and regulator. */
  readonly stringLossFraction: number;
  /** Lost before the satellite's age begins to count, and each year of it. */
  readonly degradationFraction: number;
  readonly degradationPerYearFraction: number;
  /** Lost per kelvin above `cellReferenceTemperatureK`. */
  readonly temperatureCoefficientPerK: number;
  /** Of the sunlit face, and infrared emissivities of front and back. */
  readonly absorptivityFraction: number;
  readonly emissivityFraction: number;
  readonly backEmissivityFraction: number;
  readonly bodyNormal: BodyAxis;
  readonly joint: Joint;
}

/** What a jointed radiator turns its edge to; as far as that leaves it free, also to the Sun. */
export type RadiatorAim = 'edgeToSun' | 'edgeToEarth' | 'edgeToVelocity';

/** Flat radiator; both faces emit when `isTwoSided`. `areaM2` is the planform of one face. */
export interface Radiator {
  readonly areaM2: number;
  readonly isTwoSided: boolean;
  readonly emissivityFraction: number;
  readonly absorptivityFraction: number;
  /** The same at the end of the design life; ageing is linear in between. */
  readonly endOfLifeEmissivityFraction: number;
  readonly endOfLifeAbsorptivityFraction: number;
  /** Heat that leaves per heat that would at one temperature: fins are colder than their roots. */
  readonly finEfficiencyFraction: number;
  /** Share of the view of one face that the satellite's own array fills, all working faces. */
  readonly arrayViewFraction: number;
  /** Of that, how much is the array's cell side. */
  readonly arrayFrontShareFraction: number;
  /** Whether the scenario states it; else it follows from the geometry of the plates. */
  readonly isArrayViewStated: boolean;
  readonly loopCount: number;
  readonly bodyNormal: BodyAxis;
  readonly joint: Joint;
  readonly aim: RadiatorAim;
}

/** Where on the satellite a part stands, body frame, m; null: clear of array and radiator. */
export type BodyPlace = readonly [number, number, number] | null;

/**
 * Terminal towards stations: reaches directions within `fieldOfRegardRad` of its normal, which its
 * joint turns to the station.
 */
export interface StationTerminal {
  readonly count: number;
  readonly bodyNormal: BodyAxis;
  readonly joint: Joint;
  /** Of all terminals, as air and light meet them. */
  readonly areaM2: number;
  readonly placeM: BodyPlace;
  /** Half-angle of the reachable cone; π reaches everything. */
  readonly fieldOfRegardRad: number;
  readonly uplinkRateBitPerS: number;
  readonly downlinkRateBitPerS: number;
}

export interface Battery {
  readonly capacityJ: number;
  /** Compute may not draw it below `(1 - depthOfDischargeMaxFraction) · capacityJ`. */
  readonly depthOfDischargeMaxFraction: number;
  readonly chargeEfficiencyFraction: number;
  readonly dischargeEfficiencyFraction: number;
  /** Most power at the bus, charging and discharging, W. */
  readonly chargeMaxW: number;
  readonly dischargeMaxW: number;
  /** Cycles to the end of life at a depth of `cycleReferenceFraction`: N ∝ depth^−exponent. */
  readonly cycleLifeCount: number;
  readonly cycleReferenceFraction: number;
  readonly cycleExponent: number;
  readonly calendarFadePerYearFraction: number;
  /** Capacity that is left when its life ends. */
  readonly endOfLifeFraction: number;
}

/** From the source to the chips: each stage's efficiency, and what the bus can carry. */
export interface PowerChain {
  readonly regulatorEfficiencyFraction: number;
  readonly busEfficiencyFraction: number;
  readonly pointOfLoadEfficiencyFraction: number;
  /** Most that compute and housekeeping may draw from the bus, W. */
  readonly busMaxW: number;
}

/** A reactor: the same power in sunlight and shadow. */
export interface FissionSource {
  /** Electric, at the regulator; 0: none. */
  readonly powerW: number;
  readonly efficiencyFraction: number;
  readonly massKgPerW: number;
  /** Share of its waste heat that ends in the satellite's own loop. */
  readonly loopHeatFraction: number;
}

export interface Accelerator {
  readonly id: string;
  readonly name: string;
  /** Board power at full load and when idle but powered. */
  readonly powerMaxW: number;
  readonly powerIdleW: number;
  /** Bend b of throughput over dynamic power: at a share x it is x + b x (1 − x). */
  readonly powerCapBendFraction: number;
  /** Chip above coolant per watt of board power, and the same of its memory. */
  readonly junctionResistanceKPerW: number;
  readonly memoryResistanceKPerW: number;
  readonly junctionMaxK: number;
  readonly memoryMaxK: number;
  /** Of the chip with its share of the cold plate. */
  readonly heatCapacityJPerK: number;
  readonly bf16FlopPerS: number;
  readonly fp8FlopPerS: number;
  readonly fp4FlopPerS: number;
  readonly memoryByte: number;
  readonly memoryBytePerS: number;
  /** Link to the other accelerators of a server, per direction. */
  readonly linkBytePerS: number;
}

/** What its parts weigh; `massKg` of the platform is the published or stated total beside it. */
export interface PartMasses {
  /** Panels, hinges and booms per cell side; radiator panels per planform of one face. */
  readonly arrayMassKgPerM2: number;
  readonly radiatorMassKgPerM2: number;
  /** Pack, not cells, per energy stored. */
  readonly batteryMassKgPerJ: number;
  /** Accelerators, hosts, boards, racks and cold plates per watt at full server power. */
  readonly serverMassKgPerW: number;
  /** Share of the dry mass that is structure, harness, pumps and all that no other entry names. */
  readonly structureFraction: number;
  readonly propellantMassKg: number;
}

/** Something that looks at a target all the time: a camera, a telescope, a radar. */
export interface Instrument {
  readonly name: string;
  readonly bodyNormal: BodyAxis;
  readonly joint: Joint;
  readonly areaM2: number;
  /** Half-angle about its normal within which its target must stand. */
  readonly fieldOfRegardRad: number;
  readonly target: AttitudeTarget;
  readonly placeM: BodyPlace;
}

/** A flat side that only air and light meet: of the body, an antenna, a shade. */
export interface DragSurface {
  readonly name: string;
  readonly bodyNormal: BodyAxis;
  readonly areaM2: number;
  readonly joint: Joint;
  /** What its joint faces; nothing for a fixed one. */
  readonly target: AttitudeTarget;
}

/** How array and radiator lie on the body, m; see `bodyPlates`. */
export interface PlateLayout {
  /** The array along body y, both wings of it together, and its other side. */
  readonly arraySpanM: number;
  readonly arrayWidthM: number;
  /** Clear space between the two wings of a jointed array; 0: one sheet. */
  readonly wingGapM: number;
  /** The radiator along body z, and its other side. */
  readonly radiatorLengthM: number;
  readonly radiatorDepthM: number;
  /** From the array's edge to the radiator's. */
  readonly gapM: number;
}

/**
 * Where its terminals to other satellites can look, all of them together: within an angle of any of
 * some directions of the body.
 */
export interface LinkRegard {
  readonly bodyNormals: readonly BodyAxis[];
  /** Half-angle of the cone about each; π reaches everything. */
  readonly fieldOfRegardRad: number;
}

/** Terminals that link budgets are made of; without them the fixed rates hold. */
export interface LinkEnds {
  /** Towards other satellites. */
  readonly linkTerminal: Terminal | null;
  /** Towards stations; each kind with its count. */
  readonly groundTerminals: readonly Terminal[];
}

/** A satellite design. */
export interface Platform extends LinkEnds {
  readonly id: string;
  readonly name: string;
  readonly massKg: number;
  readonly masses: PartMasses;
  readonly array: SolarArray;
  readonly power: PowerChain;
  readonly fission: FissionSource;
  readonly battery: Battery;
  readonly housekeepingW: number;
  readonly radiator: Radiator;
  /** Of everything that the coolant loop holds at one temperature, radiator included. */
  readonly heatCapacityJPerK: number;
  readonly coolantMaxK: number;
  /** Below the coolant's limit by this much work begins to slow down. */
  readonly throttleBandK: number;
  /** So far above a limit everything is switched off, until work could run at full power again. */
  readonly tripMarginK: number;
  /** Pump power per heat moved. */
  readonly pumpFraction: number;
  readonly designLifeYears: number;
  readonly accelerator: Accelerator;
  readonly acceleratorCount: number;
  /** Server power per accelerator power at the same load (host, memory, network, pumps). */
  readonly serverOverheadFraction: number;
  readonly terminal: StationTerminal;
  readonly linkRegard: LinkRegard;
  readonly instrument: Instrument | null;
  readonly surfaces: readonly DragSurface[];
  readonly layout: PlateLayout;
  /** Satellite–satellite link rate per direction. */
  readonly linkRateBitPerS: number;
  /** What its store holds of jobs' and others' data; null: more than anybody asks for. */
  readonly storageBit: number | null;
}
