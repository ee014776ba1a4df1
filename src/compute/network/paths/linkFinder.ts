// Which links of a scenario are open when, whatever its topology?
import {
  findLinks,
  linkablePairs,
  type Ephemeris,
  type LinkOptions,
  type LinkWindows,
} from '../../../orbit/index.ts';
import type { LinkRules, Scenario } from '../../scenario/scenario.ts';
import { linkPairs } from '../topology.ts';
import { findChosenLinks } from './nearestLinks.ts';
import { NeighbourChoice, type ChoiceRules } from './neighbourChoice.ts';

/** Of a scenario: what its links follow from. */
export type LinkedScenario = Pick<Scenario, 'satellites' | 'fleets' | 'links' | 'earth'>;

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

/**
 * A search for the windows of a scenario's links, chunk of time by chunk in their order: with
 * `nearest` the choice of neighbours at the end of a chunk is where the next begins. Yields units
 * of work done.
 */
export function createLinkFinder(scenario: LinkedScenario): LinkFinder {
  const { links, earth, satellites } = scenario;
  const pairs = linkPairs(scenario);
  const choice =
    links.topology === 'nearest'
      ? new NeighbourChoice(satellites.length, pairs, choiceRules(links, earth))
      : null;
  const { rangeMaxKm, grazingAltitudeKm } = links;
  return (ephemeris, span) => {
    const options = { rangeMaxKm, grazingAltitudeKm, earth, ...span };
    if (choice !== null) return findChosenLinks(ephemeris, choice, options);
    const isMesh = links.topology === 'mesh';
    return findLinks(ephemeris, isMesh ? linkablePairs(ephemeris, pairs, options) : pairs, options);
  };
}
