// What power does a machine take, and what heat does it make, with every accelerator at full work?
import { serverFactor } from '../operate/plantState.ts';
import type { Platform } from '../scenario/scenario.ts';

/** Powers of a machine at full work, W. */
export interface FullLoad {
  /** All accelerators with host, network and pumps. */
  readonly computeW: number;
  readonly housekeepingW: number;
  /** What the bus must hand on so that both get theirs. */
  readonly busW: number;
  /** What the source must give at its terminals, in sunlight and with a full battery. */
  readonly sourceW: number;
  /** All of that in the coolant loop, with a reactor's share of waste heat. */
  readonly heatW: number;
}

/** Of what the source gives, what the bus has. */
export function sourceFraction({ power }: Pick<Platform, 'power'>): number {
  return power.regulatorEfficiencyFraction * power.busEfficiencyFraction;
}

/** The machine at full work, its battery neither charging nor giving. */
export function fullLoad(platform: Platform): FullLoad {
  const { accelerator, acceleratorCount, housekeepingW, power, fission } = platform;
  const computeW = accelerator.powerMaxW * serverFactor(platform) * acceleratorCount;
  const busW = (computeW + housekeepingW) / power.pointOfLoadEfficiencyFraction;
  const sourceW = busW / sourceFraction(platform);
  const reactorW = fission.loopHeatFraction * fission.powerW * (1 / fission.efficiencyFraction - 1);
  return { computeW, housekeepingW, busW, sourceW, heatW: sourceW + reactorW };
}
