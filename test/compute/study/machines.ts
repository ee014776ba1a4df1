// The machines that the tests of design studies change one thing of.
import { resolvePlatform } from '../../../src/compute/scenario/resolvePlatform.ts';
import type { Platform } from '../../../src/compute/scenario/scenario.ts';

/** A platform of the catalogue by its id. */
export function machineOf(id: Parameters<typeof resolvePlatform>[0]): Platform {
  return resolvePlatform(id).platform;
}

/** AI1 with some of its radiator changed. */
export function withRadiator(platform: Platform, changes: Partial<Platform['radiator']>): Platform {
  return { ...platform, radiator: { ...platform.radiator, ...changes } };
}
