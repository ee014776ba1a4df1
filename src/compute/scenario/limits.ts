// How large may a scenario be, and what bounds it?

/** Characters of the scenario text itself: more belongs into files of their own. */
export const scenarioLengthMax = 64_000_000;
/** Characters of all named files together: two full catalogues and an hour of traces fit well. */
export const filesLengthMax = 256_000_000;
/** Lists and objects inside each other; the format itself needs seven. */
export const nestingMax = 32;

export const fleetCountMax = 100;
export const satelliteCountMax = 20_000;
export const stationCountMax = 500;
export const streamCountMax = 1000;
export const jobCountMax = 500_000;
/** Of a satellite, and so of a job. */
export const acceleratorCountMax = 100_000;
/** Requests that make one job, or recorded processors that one accelerator replaces. */
export const mergedCountMax = 1_000_000;
/** 370 days. */
export const durationMaxS = 31_968_000;
export const stepMaxS = 600;
/** Satellites times steps: the ephemeris is walked in chunks, but somebody has to wait for it. */
export const sampleCountMax = 250_000_000;
/** Events on chips and hosts of a run: 18 bytes each, and most of them a line of the log. */
export const strikeCountMax = 5_000_000;
/** Pairs of satellites that may link: those of 2,000 satellites in a mesh. */
export const linkPairCountMax = 2_000_000;
