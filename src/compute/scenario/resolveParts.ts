// Which directions, joints and sizes do a file's words about the parts of a satellite mean?

import { radPerDeg } from '../../orbit/index.ts';
import { unitOf } from '../plant/bodyDirection.ts';
import type {
  AxisName,
  BodyDirection,
  JointName,
  PlatformFields,
} from './catalogue/platformFields.ts';
import type { FleetFile } from './schema.ts';
import type { BodyAxis, DragSurface, Instrument, Joint, PlateLayout } from './scenario.ts';

type PlatformFile = Exclude<FleetFile['platform'], string>;
type InstrumentFile = Exclude<PlatformFile['instrument'], undefined>;
type SurfaceFile = Exclude<PlatformFile['surfaces'], undefined>[number];

const axes: Readonly<Record<AxisName, BodyAxis>> = {
  '+x': [1, 0, 0],
  '-x': [-1, 0, 0],
  '+y': [0, 1, 0],
  '-y': [0, -1, 0],
  '+z': [0, 0, 1],
  '-z': [0, 0, -1],
};

/** The unit vector that a file means by a direction. */
export function bodyAxisOf(direction: BodyDirection): BodyAxis {
  if (typeof direction === 'string') return axes[direction];
  const [x, y, z] = direction;
  return unitOf([x!, y!, z!]);
}

/** What a file says of a joint, whatever the surface. */
interface JointWords {
  readonly joint: JointName;
  readonly jointAxis: BodyDirection;
  readonly jointRangeDeg: number;
  readonly jointRateDegPerS: number;
}

/** The joint that these words describe. */
export function jointOf(words: JointWords): Joint {
  const { joint: kind } = words;
  const rangeRad = words.jointRangeDeg * radPerDeg;
  const rateRadPerS = words.jointRateDegPerS * radPerDeg;
  if (kind === 'fixed') return { kind };
  if (kind === 'twoAxis') return { kind, rangeRad, rateRadPerS };
  return { kind, jointAxis: bodyAxisOf(words.jointAxis), rangeRad, rateRadPerS };
}

/** How the plates of a design lie on its body: areas by their sides' ratios. */
export function layoutOf(fields: PlatformFields, hasWings: boolean): PlateLayout {
  const arrayWidthM = Math.sqrt(fields.arrayAreaM2 / fields.arraySpanPerWidth);
  const radiatorDepthM = Math.sqrt(fields.radiatorAreaM2 / fields.radiatorLengthPerDepth);
  return {
    arraySpanM: arrayWidthM * fields.arraySpanPerWidth,
    arrayWidthM,
    wingGapM: hasWings ? arrayWidthM * fields.arrayWingGapPerWidth : 0,
    radiatorLengthM: radiatorDepthM * fields.radiatorLengthPerDepth,
    radiatorDepthM,
    gapM: radiatorDepthM * fields.radiatorGapPerDepth,
  };
}

/** The instrument of a file, in core units. */
export function instrumentOf(file: InstrumentFile): Instrument {
  const [x, y, z] = file.placeM ?? [];
  return {
    name: file.name,
    bodyNormal: bodyAxisOf(file.normal),
    joint: jointOf(file),
    areaM2: file.areaM2,
    fieldOfRegardRad: file.fieldOfRegardDeg * radPerDeg,
    target: file.target,
    placeM: file.placeM === undefined ? null : [x!, y!, z!],
  };
}

/** A flat side of a file, in core units. */
export function surfaceOf(file: SurfaceFile): DragSurface {
  const { name, areaM2, target } = file;
  return { name, areaM2, target, bodyNormal: bodyAxisOf(file.normal), joint: jointOf(file) };
}
