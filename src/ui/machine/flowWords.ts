// What is each flow called, what does it mean, and in which colour is it drawn?

import type { Palette } from '../timeline/palette.ts';
import type { FlowId, LossStage } from './flows.ts';

export interface FlowWord {
  readonly label: string;
  readonly definition: string;
  readonly color: (palette: Palette) => string;
}

/** Kinds of load have the colours of the bars in the panel of a satellite. */
export const flowWords: Readonly<Record<FlowId, FlowWord>> = {
  generated: {
    label: 'Source',
    definition: 'What the array, and a reactor if there is one, could give.',
    color: (palette) => palette.sun,
  },
  outOfBattery: {
    label: 'From battery',
    definition: 'Taken from the cells of the battery.',
    color: (palette) => palette.battery,
  },
  compute: {
    label: 'Compute',
    definition: 'Taken by the servers: accelerators, hosts, network and pumps. It ends as heat.',
    color: (palette) => palette.jobByKind[0]!,
  },
  housekeeping: {
    label: 'Housekeeping',
    definition: 'Attitude control, avionics, links: the load that is always there.',
    color: (palette) => palette.contact,
  },
  loss: {
    label: 'Losses',
    definition: 'Heat of regulator, bus, points of load and battery.',
    color: (palette) => palette.temperature,
  },
  intoBattery: {
    label: 'Into battery',
    definition: 'Stored in the cells of the battery.',
    color: (palette) => palette.battery,
  },
  spilled: {
    label: 'Spilled',
    definition: 'What the source could give and nobody took; it stays as heat in the array.',
    color: (palette) => palette.textDim,
  },
  absorbed: {
    label: 'Absorbed',
    definition: 'Sunlight, its reflection by the Earth and the Earth’s infrared on the radiator.',
    color: (palette) => palette.sun,
  },
  cooling: {
    label: 'Cooling down',
    definition: 'Given back by coolant, structure and chips as they cool.',
    color: (palette) => palette.penumbra,
  },
  radiated: {
    label: 'Radiated',
    definition: 'Given off by the radiator.',
    color: (palette) => palette.bad,
  },
  warming: {
    label: 'Warming up',
    definition: 'Kept by coolant, structure and chips as they warm.',
    color: (palette) => palette.penumbra,
  },
};

/** The two pictures, one above the other: what comes in on the left, what goes out on the right. */
export interface FlowBlock {
  readonly title: string;
  readonly hub: string;
  readonly left: readonly FlowId[];
  readonly right: readonly FlowId[];
  /** Goes from the last on the left to the last on the right past the hub. */
  readonly isLastPastHub: boolean;
}

export const flowBlocks: readonly FlowBlock[] = [
  {
    ...{ title: 'Power', hub: 'Bus', isLastPastHub: true },
    left: ['outOfBattery', 'generated'],
    right: ['compute', 'housekeeping', 'loss', 'intoBattery', 'spilled'],
  },
  {
    ...{ title: 'Heat', hub: 'Coolant loop', isLastPastHub: false },
    left: ['compute', 'housekeeping', 'loss', 'absorbed', 'cooling'],
    right: ['radiated', 'warming'],
  },
];

/** The parts of the losses, and the node that each of them warms. */
export const lossWords: Readonly<Record<LossStage, readonly [label: string, meaning: string]>> = {
  regulator: ['– regulator', 'Between source and bus. It warms the coolant loop.'],
  bus: ['– bus', 'Harness and distribution. It warms the coolant loop.'],
  pointOfLoad: [
    '– points of load',
    'Between bus and loads. It warms the coolant loop; what a board’s own regulators lose is ' +
      'part of its power and warms its chips.',
  ],
  battery: ['– battery', 'Charging and discharging. It warms the coolant loop.'],
};
