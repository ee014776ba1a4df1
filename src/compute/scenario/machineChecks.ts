// Which machines of a scenario are described as no machine can be, though they can be run?
import type { Fleet, Problem, Scenario } from './scenario.ts';

/** Of machines that begin at the end-of-life values nothing can be said any more. */
function betterOld({ platform }: Fleet, path: string): Problem[] {
  const { radiator } = platform;
  const hint = 'age only dulls a radiator: give a worse value, or leave it out';
  const found: Problem[] = [];
  const say = (name: string, [begin, end]: readonly [number, number], isBetter: boolean): void => {
    if (!isBetter) return;
    const message = `the radiator is better at its end of life (${end}) than before (${begin})`;
    found.push({ path: `${path}.radiatorEndOfLife${name}Fraction`, message, hint });
  };
  const { emissivityFraction, endOfLifeEmissivityFraction } = radiator;
  const { absorptivityFraction, endOfLifeAbsorptivityFraction } = radiator;
  const emitted = [emissivityFraction, endOfLifeEmissivityFraction] as const;
  const absorbed = [absorptivityFraction, endOfLifeAbsorptivityFraction] as const;
  say('Emissivity', emitted, emitted[1] > emitted[0]);
  say('Absorptivity', absorbed, absorbed[1] < absorbed[0]);
  return found;
}

/** What the loop holds counts chips' cold plates and radiator: it cannot hold less than chips. */
function lightLoop({ platform }: Fleet, path: string): Problem[] {
  const { heatCapacityJPerK, accelerator, acceleratorCount } = platform;
  const chipsJPerK = accelerator.heatCapacityJPerK * acceleratorCount;
  if (heatCapacityJPerK >= chipsJPerK) return [];
  const chips = `its ${acceleratorCount} chips hold ${Number(chipsJPerK.toPrecision(3))} J/K`;
  return [
    {
      path: `${path}.heatCapacityJPerK`,
      message: `the loop holds ${heatCapacityJPerK} J/K of heat, ${chips}: power sways`,
      hint: 'count coolant, plates and radiator (aluminium: 900 J/K a kg); 7 times is steady',
    },
  ];
}

/** Radiators that get better with age, and loops that are lighter than their chips. */
export function machineWarnings({ fleets }: Pick<Scenario, 'fleets'>): Problem[] {
  return fleets.flatMap((fleet) => {
    const path = `fleets[${fleet.fileIndex}].platform`;
    return [...betterOld(fleet, path), ...lightLoop(fleet, path)];
  });
}
