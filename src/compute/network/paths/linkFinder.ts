// Which links of a scenario are open when, whatever its topology?
import {
  findLinks,
  linkablePairs,
  type Ephemeris,
  type LinkOptions,
  type LinkWindows,
} from '../../../orbit/index.ts';
import type { LinkRules, Scenario } from '../../scenario/scenario.ts';
import { linkFields } from '../linkField.ts';
import { cutToLinkReach } from '../linkReach.ts';
import { linkPairs } from '../topology.ts';
import { findChosenLinks } from './nearestLinks.ts';
import { NeighbourChoice, type ChoiceRules } from './neighbourChoice.ts';
import { AttitudeAims, type AimedScenario } from './terminalAims.ts';

/** Of a scenario: what its links follow from. */
export type LinkedScenario = AimedScenario & Pick<Scenario, 'links' | 'earth'>;

/** Finds the links of a chunk of states. */
export type LinkFinder = (
  ephemeris: Ephemeris,
  span: LinkOptions,
) => Generator<number, LinkWindows>;

/** The choice of nearest neighbours with what a scenario leaves open filled in. */
export function choiceRules(links: LinkRules, earth: Scenario['earth']): ChoiceRules {
  const { rangeMaxKm, grazingAltitudeKm, neighbourCount = 4, hysteresisFraction = 0.1 } = links;
  return { rangeMaxKm, grazingAltitudeKm, earth, neighbourCount, hysteresisFraction };
}

/** What turns link terminals at the instants of a choice; null: they reach everything. */
export function linkAims(scenario: AimedScenario): AttitudeAims | null {
  const areBounded = linkFields(scenario.fleets).some((field) => field !== null);
  return areBounded ? new AttitudeAims(scenario) : null;
}

/**
 * A search for the windows of a scenario's links, chunk of time by chunk in their order, cut to
 * what the attitudes let link terminals reach: with `nearest` the choice of neighbours at the end
 * of a chunk is where the next begins. Yields units of work done.
 */
export function createLinkFinder(scenario: LinkedScenario): LinkFinder {
  const { links, earth, satellites } = scenario;
  const pairs = linkPairs(scenario);
  const aimed =
    links.topology === 'nearest'
      ? {
          choice: new NeighbourChoice(satellites.length, pairs, choiceRules(links, earth)),
          aims: linkAims(scenario),
        }
      : null;
  const { rangeMaxKm, grazingAltitudeKm } = links;
  return function* (ephemeris, span) {
    const options = { rangeMaxKm, grazingAltitudeKm, earth, ...span };
    const isMesh = links.topology === 'mesh';
    const inSight =
      aimed !== null
        ? findChosenLinks(ephemeris, aimed, options)
        : findLinks(ephemeris, isMesh ? linkablePairs(ephemeris, pairs, options) : pairs, options);
    return yield* cutToLinkReach(yield* inSight, ephemeris, scenario);
  };
}
