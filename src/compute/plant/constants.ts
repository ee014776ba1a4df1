// Which physical constants and environment means does the satellite as a machine use, and whence?

/** Stefan–Boltzmann constant, W/(m² K⁴) (CODATA 2018, exact in the SI of 2019). */
export const stefanBoltzmannWPerM2K4 = 5.670374419e-8;

/**
 * Total solar irradiance at 1 au, W/m² (Kopp and Lean 2011, Geophys. Res. Lett. 38 L01706: 1360.8
 * ± 0.5; IAU 2015 resolution B3 rounds it to 1361). A larger value gives more power and more heat.
 */
export const solarConstantWPerM2 = 1361;

/**
 * Infrared flux that leaves the Earth, W/m², mean over the globe and the year (the usual design
 * mean of spacecraft thermal analysis, 235–240; single orbits differ by some ±10 %).
 */
export const earthInfraredWPerM2 = 237;

/** Share of sunlight that the Earth reflects, mean over the globe and the year (Bond albedo). */
export const earthAlbedoFraction = 0.3;

/** Radius of the sphere with the surface of the WGS 84 ellipsoid, km (NIMA TR8350.2, 2000). */
export const earthRadiusAuthalicKm = 6371.0072;
