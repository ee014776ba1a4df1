// Which physical constants and environment means does the satellite as a machine use?
import { stefanBoltzmann, sunAndEarth } from '../scenario/catalogue/environment.ts';
import { valuesOf } from '../scenario/catalogue/sourced.ts';

// Their certificates stand in the catalogue; these are the bare values.
const values = valuesOf(sunAndEarth);

/** Stefan–Boltzmann constant, W/(m² K⁴). */
export const stefanBoltzmannWPerM2K4 = stefanBoltzmann.value;

/** Total solar irradiance at 1 au, W/m². A larger value gives more power and more heat. */
export const solarConstantWPerM2 = values.solarConstantWPerM2;

/** Infrared flux that leaves the Earth, W/m², mean over globe and year; orbits differ by ±10 %. */
export const earthInfraredWPerM2 = values.earthInfraredWPerM2;

/** Share of sunlight that the Earth reflects, mean over the globe and the year (Bond albedo). */
export const earthAlbedoFraction = values.earthAlbedoFraction;

/** Radius of the sphere with the surface of the WGS 84 ellipsoid, km. */
export const earthRadiusAuthalicKm = values.earthRadiusAuthalicKm;
