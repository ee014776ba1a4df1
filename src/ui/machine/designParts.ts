// Which parts has a design beside its catalogue's fields, and which joints are worth a line? Pure.

import type { DesignFinding, Platform } from '../../compute/index.ts';
import { formatFraction } from '../panels/format.ts';
import { asList, isObject } from '../files/jsonParts.ts';
import { ownRows } from './certificates.ts';
import type { CertifiedValue } from './certificates.ts';
import { certifiedTerminals, platformText } from './certifiedUses.ts';

/** What of a joint is told, by its kind: a fixed one has neither axis nor range. */
const jointDetail = /^(array|radiator|terminal)(JointAxis|JointRangeDeg|JointRateDegPerS|Aim)$/;

/** Values without those of joints that do not turn, or that turn about any axis. */
export function withoutIdleJoints(values: readonly CertifiedValue[]): CertifiedValue[] {
  const heldOf = (field: string): unknown => {
    const value = values.find(({ row }) => row.field === field);
    return value?.own ?? value?.row.value;
  };
  return values.filter(({ row }) => {
    const [, part, detail] = jointDetail.exec(row.field) ?? [];
    if (part === undefined) return true;
    const joint = heldOf(`${part}Joint`);
    return joint === 'oneAxis' || (joint === 'twoAxis' && detail !== 'JointAxis');
  });
}

/** A part with a heading of its own. */
export interface DesignPart {
  readonly title: string;
  readonly values: readonly CertifiedValue[];
}

/** Terminals, instrument and sides that the scenario gives the satellites of a fleet. */
export function designParts(text: string, fileIndex: number): DesignPart[] {
  const platform = platformText(text, fileIndex);
  const path = `fleets[${fileIndex}].platform`;
  const { instrument, surfaces } = platform;
  const terminals = certifiedTerminals(platform, path).map((values) => ({
    title: `Terminal: ${values[0]?.row.name ?? ''}`,
    values,
  }));
  const instruments = isObject(instrument)
    ? [{ title: 'Instrument', values: ownRows('platforms', instrument, `${path}.instrument`) }]
    : [];
  const sides = asList(surfaces).flatMap((side, at) =>
    isObject(side)
      ? [
          {
            title: `Side: ${String(side['name'])}`,
            values: ownRows('platforms', side, `${path}.surfaces[${at}]`),
          },
        ]
      : [],
  );
  return [...terminals, ...instruments, ...sides].filter(({ values }) => values.length > 0);
}

/** What follows from how the plates stand: name, meaning, value. */
export type PlateFact = readonly [label: string, definition: string, value: string];

/** What the array fills of the radiator's view, and of the sky of terminals and instrument. */
export function plateFacts(
  { radiator, array }: Pick<Platform, 'radiator' | 'array'>,
  findings: readonly DesignFinding[],
): PlateFact[] {
  const { areaM2, arrayViewFraction, isArrayViewStated, isTwoSided } = radiator;
  const from = isArrayViewStated ? 'as the scenario states it' : 'from how the plates stand';
  const view: PlateFact = [
    'Array in the radiator’s view',
    `Share of the view of one face${isTwoSided ? ', both together' : ''}, ${from}.`,
    formatFraction(arrayViewFraction),
  ];
  const hidden = findings.filter(({ what }) => what.startsWith('sky of the '));
  return [
    ...(areaM2 > 0 && array.areaM2 > 0 ? [view] : []),
    ...hidden.map(({ what, note, available }): PlateFact => {
      const [, part = ''] = /^sky of the (.*) hidden by own plates$/.exec(what) ?? [];
      return [`Hidden from ${part}`, `By array and radiator, ${note}.`, formatFraction(available)];
    }),
  ];
}
