// What may a scenario file say of pictures that satellites take where they fly?

import type * as z from 'zod/mini';
import { radPerDeg } from '../../orbit/index.ts';
import type { SceneRegion } from '../workload/scenesRegion.ts';
import type { ScenePlan } from '../workload/scenes.ts';
import { catalogueIds, findRecord } from './catalogue/catalogue.ts';
import { cities } from './catalogue/cities.ts';
import { quantity } from './field.ts';
import { byDefault, catalogueName, list, nameOr, optional, strict } from './shape.ts';

const degrees = (description: string, max: number, min = -max) =>
  quantity({ min, max, unit: 'deg', description });

const cityName = catalogueName('a city', catalogueIds('cities'), 'City of the catalogue');
const box = strict(
  {
    latitudeMinDeg: degrees('Southern edge', 90),
    latitudeMaxDeg: degrees('Northern edge', 90),
    longitudeMinDeg: degrees('Western edge', 180),
    longitudeMaxDeg: degrees('Eastern edge; less than the western one across 180°', 180),
  },
  'Between two parallels and two meridians',
);

/** Where a stream of images arises. */
export const scenes = optional(
  strict(
    {
      regions: list(
        nameOr(cityName, box, 'A city of the catalogue, or a box'),
        1000,
        'Regions that are pictured when the point below a satellite lies in one',
      ),
      cityRadiusKm: byDefault(
        quantity({ min: 1, max: 5000, unit: 'km', description: 'Around each city' }),
        100,
      ),
      sunElevationMinDeg: byDefault(
        degrees('Least elevation of the Sun; −90: by night too', 90),
        10,
      ),
      areaKm2: optional(
        quantity({
          ...{ min: 1e-6, max: 1e8, unit: 'km²' },
          description: 'Ground that one image shows, for the area in the metrics',
        }),
      ),
    },
    'Images arise where satellites fly: arrivalsPerHour on each while it is over the regions',
  ),
);

/** The plan of a stream, in core units. */
export function scenePlanOf(file: z.output<typeof scenes>): ScenePlan | undefined {
  if (file === undefined) return undefined;
  const { regions, cityRadiusKm, sunElevationMinDeg, areaKm2 } = file;
  return {
    regions: regions.map((region) => regionOf(region, cityRadiusKm)),
    sunElevationMinRad: sunElevationMinDeg * radPerDeg,
    ...(areaKm2 === undefined ? {} : { areaKm2 }),
  };
}

type RegionFile = NonNullable<z.output<typeof scenes>>['regions'][number];

function regionOf(file: RegionFile, radiusKm: number): SceneRegion {
  if (typeof file === 'string') {
    const { latitudeDeg, longitudeDeg } = findRecord(cities, file)!.fields;
    const latitudeRad = latitudeDeg.value * radPerDeg;
    return { kind: 'disc', latitudeRad, longitudeRad: longitudeDeg.value * radPerDeg, radiusKm };
  }
  return {
    kind: 'box',
    southRad: file.latitudeMinDeg * radPerDeg,
    northRad: file.latitudeMaxDeg * radPerDeg,
    westRad: file.longitudeMinDeg * radPerDeg,
    eastRad: file.longitudeMaxDeg * radPerDeg,
  };
}
