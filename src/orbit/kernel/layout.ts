// Where does the kernel keep each constant of an object, and what are the limits of its series?
//
// Read by the TypeScript kernel and compiled into its WASM twin: plain numbers only. The names on
// the right are those of Spacetrack Report 3 and AIAA 2006-6753.

/** Of SGP4's constants, in the order of their columns; made ready by elements.ts. */
export const meanAnomalyColumn = 0; // mo
export const meanAnomalyRateColumn = 1; // mdot
export const perigeeColumn = 2; // argpo
export const perigeeRateColumn = 3; // argpdot
export const nodeColumn = 4; // nodeo
export const nodeRateColumn = 5; // nodedot
export const nodeDragColumn = 6; // nodecf
export const perigeeDragColumn = 7; // omgcof
export const anomalyDragColumn = 8; // xmcof
export const etaColumn = 9; // eta
export const anomalyDragEpochColumn = 10; // delmo
export const sineAnomalyEpochColumn = 11; // sinmao
export const eccentricityDragColumn = 12; // bstar · cc4
export const eccentricityWaveColumn = 13; // bstar · cc5
export const axisDrag1Column = 14; // cc1
export const axisDrag2Column = 15; // d2
export const axisDrag3Column = 16; // d3
export const axisDrag4Column = 17; // d4
export const longitudeDrag2Column = 18; // no · t2cof
export const longitudeDrag3Column = 19; // no · t3cof
export const longitudeDrag4Column = 20; // no · t4cof
export const longitudeDrag5Column = 21; // no · t5cof
export const eccentricityColumn = 22; // ecco
export const axisRootColumn = 23; // square root of the semi-major axis at epoch, Earth radii
export const longPeriodYColumn = 24; // aycof
export const longPeriodLColumn = 25; // xlcof
export const radiusJ2Column = 26; // 1.5 · con41
export const inclinationJ2Column = 27; // x1mth2
export const latitudeJ2Column = 28; // −x7thm1 / 4
export const cosineInclinationColumn = 29; // cosio
export const sineInclinationColumn = 30; // sinio
export const epochColumn = 31; // UTC, ms
/** The lanes of the WASM twin have the columns up to here. */
export const laneColumnCount = 32;
// For full functions only: what SGP4's own order of operations needs.
export const inclinationColumn = 32; // inclo
export const meanMotionColumn = 33; // no
export const drag2Column = 34; // t2cof
export const drag3Column = 35; // t3cof
export const drag4Column = 36; // t4cof
export const drag5Column = 37; // t5cof
export const columnCount = 38;

/** A block's length, in steps and in minutes, after which the rotations are seeded afresh. */
export const blockStepMax = 64;
export const blockMinutesMax = 60;

/** Beyond this many radians a small-angle polynomial gives way to the full functions. */
export const smallAngleMax = 0.1;
/** The same for the drag's shift of perigee and anomaly. */
export const shiftMax = 0.2;
/** And for e times its sixth power: the cosine's first missing term, a^6/720, is 1e-8 km then. */
export const shiftErrorMax = 1e-9;
/** The same for the wide polynomials of eccentric orbits: x^15/15! is 4e-16 there. */
export const wideAngleMax = 0.6;
/** Up to this eccentricity two steps solve Kepler's equation; above, three. */
export const narrowEccentricityMax = 0.05;
/** Squares of the perturbed eccentricity that the two solvers take: 0.06 and 0.5. */
export const narrowSquareMax = 0.0036;
export const wideSquareMax = 0.25;
/** The last correction of Kepler's equation, rad: its cube over 6 is lost below this. */
export const lastCorrectionMax = 5e-5;
/** Bound of J2/2 over the parameter squared: 5.4e-4 at the Earth's surface, less above. */
export const shortPeriodMax = 1e-3;
/** Bound of the node's drift within a block, rad. */
export const nodeDriftMax = 0.02;
/** The drag polynomial of the axis must not come near to zero. */
export const axisFractionMin = 0.05;
/** So near (Earth radii, eccentricity) to a limit of SGP4, the reference decides. */
export const limitMargin = 1e-9;
/** Angles up to this are reduced exactly by the three parts of π/2 (fewer than 2^19 quarters). */
export const reducibleAngleMax = 800000;

// Of the small-angle polynomials.
export const sixth = 1 / 6;
export const over24 = 1 / 24;
export const over120 = 1 / 120;
export const over720 = 1 / 720;
export const over5040 = 1 / 5040;
export const over40320 = 1 / 40320;
