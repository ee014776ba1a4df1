// Which constants does the orbit room use, and where is each from?

/** Equatorial radius of WGS 84, km (NGA.STND.0036, 2014, defining). */
export const earthRadiusEquatorialKm = 6378.137;
/** Flattening of WGS 84 (NGA.STND.0036, 2014, defining). */
export const earthFlattening = 1 / 298.257223563;
/** Polar radius of WGS 84, km: derived from the two above. */
export const earthRadiusPolarKm = earthRadiusEquatorialKm * (1 - earthFlattening);
/** Gravitational parameter of the Earth with atmosphere, km³/s² (WGS 84; IERS TN 36 §1.2). */
export const earthMuKm3PerS2 = 398600.4418;
/** Second zonal harmonic, tide free, unnormalised (EGM96: 1.08262668e-3). */
export const earthJ2 = 1.08262668e-3;
/** Nominal rotation rate, rad/s (WGS 84; IERS TN 36 gives 7.292115e-5 too). */
export const earthRotationRadPerS = 7.292115e-5;

/**
 * What SGP4 has inside: WGS 72, not WGS 84. Element sets are fitted with these numbers and must be
 * propagated with them (Hoots and Roehrich, Spacetrack Report 3, 1980; Vallado et al.,
 * AIAA 2006-6753). Never use them for geodesy.
 */
export const sgp4EarthRadiusKm = 6378.135;
export const sgp4MuKm3PerS2 = 398600.8;
export const sgp4J2 = 1.082616e-3;

/** Nominal solar radius, km (IAU 2015 resolution B3). */
export const sunRadiusKm = 695700;
/** Astronomical unit, km (IAU 2012 resolution B2, exact). */
export const astronomicalUnitKm = 149597870.7;
/** Speed of light in vacuum, km/s (SI, exact). */
export const lightSpeedKmPerS = 299792.458;

/** Mean motion of the mean Sun, rad/s: 360° in a tropical year of 365.242190 days (IERS). */
export const meanSunRateRadPerS = (2 * Math.PI) / (365.24219 * 86400);

export const radPerDeg = Math.PI / 180;
export const radPerArcsec = Math.PI / 648000;
