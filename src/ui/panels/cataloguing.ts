// Which objects of a catalogue are meant by a name or a number, and by a kind of orbit?

import type { ReadScenario } from '../run/messages.ts';
import { orbitKindCodes, orbitKinds } from '../scene/orbitKinds.ts';
import type { OrbitKind } from '../scene/orbitKinds.ts';

const textsByScenario = new WeakMap<ReadScenario, readonly string[]>();

/** What is searched of each satellite, in lower case, made once. */
function textsOf(scenario: ReadScenario): readonly string[] {
  const known = textsByScenario.get(scenario);
  if (known !== undefined) return known;
  const texts = scenario.satellites.map(({ name, id, elementSet }) =>
    `${name} ${id} ${elementSet.internationalDesignator ?? ''}`.toLowerCase(),
  );
  textsByScenario.set(scenario, texts);
  return texts;
}

/**
 * Indices of the satellites whose name, catalogue number or launch contains every word of a text;
 * an exact number or name comes first.
 */
export function findObjects(
  scenario: ReadScenario,
  text: string,
  kind: OrbitKind | 'all',
): Int32Array {
  const words = text.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const texts = textsOf(scenario);
  const codes = orbitKindCodes(scenario);
  const wanted = kind === 'all' ? -1 : orbitKinds.indexOf(kind);
  const found: number[] = [];
  texts.forEach((candidate, index) => {
    if (wanted >= 0 && codes[index] !== wanted) return;
    if (words.every((word) => candidate.includes(word))) found.push(index);
  });
  const whole = words.join(' ');
  const isExact = (index: number): boolean => {
    const { id, name } = scenario.satellites[index]!;
    return id === whole || name.toLowerCase() === whole;
  };
  const exact = whole === '' ? [] : found.filter(isExact);
  if (exact.length === 0) return Int32Array.from(found);
  return Int32Array.from([...exact, ...found.filter((index) => !isExact(index))]);
}
