// Which surface is each part of a satellite, and what does its joint do with it?
import type { BodyAxis, Joint, Radiator, SolarArray } from '../scenario/scenario.ts';
import { freeAxis, freeTwoAxisJoint, type Surface, type SurfaceJoint } from './joint.ts';
import type { SurfaceAim } from './pointing.ts';

/** A joint of a scenario for a surface with this normal. */
export function surfaceJoint(joint: Joint, bodyNormal: BodyAxis): SurfaceJoint {
  if (joint.kind === 'fixed') return { kind: 'fixed' };
  const { rateRadPerS } = joint;
  const rangeRad = [-joint.rangeRad, joint.rangeRad] as const;
  if (joint.kind === 'oneAxis') {
    return { kind: 'oneAxis', outer: { ...freeAxis(joint.jointAxis, rateRadPerS), rangeRad } };
  }
  const { outer, inner } = freeTwoAxisJoint(bodyNormal, rateRadPerS);
  return { kind: 'twoAxis', outer: { ...outer, rangeRad }, inner: { ...inner, rangeRad } };
}

/** A jointed part of a scenario as a surface. */
export function surfaceOf(
  name: string,
  part: { readonly areaM2: number; readonly bodyNormal: BodyAxis; readonly joint: Joint },
  isTwoSided = false,
): Surface {
  const { areaM2, bodyNormal } = part;
  return { name, bodyNormal, areaM2, isTwoSided, joint: surfaceJoint(part.joint, bodyNormal) };
}

/** The surface of a scenario's solar array. */
export function arraySurface(array: Pick<SolarArray, 'areaM2' | 'bodyNormal' | 'joint'>): Surface {
  return surfaceOf('array', array);
}

/** The surface of a scenario's radiator. */
export function radiatorSurface(
  radiator: Pick<Radiator, 'areaM2' | 'bodyNormal' | 'isTwoSided' | 'joint'>,
): Surface {
  return surfaceOf('radiator', radiator, radiator.isTwoSided);
}

/** What a radiator does with its joint: what it turns its edge to, and then also. */
export function radiatorSurfaceAim({ aim, joint }: Pick<Radiator, 'aim' | 'joint'>): SurfaceAim {
  if (joint.kind === 'fixed') return { kind: 'rest' };
  if (aim === 'edgeToEarth') return { kind: 'edges', target: 'earth', also: 'sun' };
  if (aim === 'edgeToVelocity') return { kind: 'edges', target: 'velocity', also: 'sun' };
  return { kind: 'edges', target: 'sun', also: 'earth' };
}
