// What does a scenario's network look like at each instant of its span?
import { gridStepS } from '../../operate/supplies.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { linkPairs } from '../topology.ts';
import { fleetInstants, instantCount, type FleetInstant } from './fleetInstants.ts';
import { placeGround, type GroundSite } from './groundPlaces.ts';
import { InstantGraph } from './instantGraph.ts';
import { ScenarioTalk, type TravelWay } from './instantTalk.ts';
import { choiceRules, linkAims } from './linkFinder.ts';
import { NeighbourChoice } from './neighbourChoice.ts';
import { AttitudeAims } from './terminalAims.ts';

/** The network of one instant; graph and columns are filled anew for the next. */
export interface NetworkInstant extends FleetInstant {
  readonly graph: InstantGraph;
  /** Share of the instants that are done with this one. */
  readonly doneFraction: number;
}

/** Which links may be open at an instant. */
interface Candidates {
  readonly pairs: Int32Array;
  readonly count: number;
}

/**
 * The choice of nearest neighbours as a run makes it: at the instants of the run's own grid, one
 * after the other, whatever the step of those who ask.
 */
class ChoiceOverTime {
  private readonly choice: NeighbourChoice;
  private readonly aims: AttitudeAims | null;
  private readonly instants: Generator<FleetInstant, void>;
  private next: FleetInstant | null;

  constructor(scenario: Scenario, pairs: Int32Array) {
    const { satellites, links, earth, durationS } = scenario;
    this.choice = new NeighbourChoice(satellites.length, pairs, choiceRules(links, earth));
    this.aims = linkAims(scenario);
    const stepS = gridStepS(durationS);
    const count = Math.max(1, Math.ceil(durationS / stepS - 1e-9));
    this.instants = fleetInstants(scenario, { stepS, count });
    this.next = this.take();
  }

  at(timeS: number): Candidates {
    while (this.next !== null && this.next.timeS <= timeS + 1e-6) {
      const { positionTemeKm, velocityTemeKmPerS, timeS: nextS } = this.next;
      this.aims?.aim(positionTemeKm, velocityTemeKmPerS, nextS);
      this.choice.choose(positionTemeKm, this.aims);
      this.next = this.take();
    }
    return { pairs: this.choice.held, count: this.choice.heldCount };
  }

  private take(): FleetInstant | null {
    const next = this.instants.next();
    return next.done === true ? null : next.value;
  }
}

function candidatesOf(scenario: Scenario): (timeS: number) => Candidates {
  const pairs = linkPairs(scenario);
  if (scenario.links.topology === 'nearest' && pairs.length > 0) {
    const choice = new ChoiceOverTime(scenario, pairs);
    return (timeS) => choice.at(timeS);
  }
  const all = { pairs, count: pairs.length / 2 };
  return () => all;
}

/** Whom a network has beside its satellites and stations, and which way data goes in it. */
export interface NetworkChoice {
  /** Places of people with terminals of their own, who talk with every satellite they see. */
  readonly users?: readonly GroundSite[];
  /** Default: only what carries both ways. */
  readonly way?: TravelWay;
  /** The end of the span is an instant too where the step does not divide it. */
  readonly hasEnd?: boolean;
}

/**
 * Yields a scenario's network at 0, `stepS`, 2 `stepS`, … to the end of its span: links of its
 * topology in sight and within the reach of both ends' link terminals, and every station and user
 * with each satellite above its least elevation whose terminal reaches it, as far as they can send
 * each other anything (`ScenarioTalk`). Node n is satellite n, after them the stations, then the
 * users. Memory is bounded whatever the span.
 */
export function* networkInstants(
  scenario: Scenario,
  stepS: number,
  { users = [], way = 'both', hasEnd = false }: NetworkChoice = {},
): Generator<NetworkInstant, void> {
  const { satellites, stations, links, earth, durationS } = scenario;
  const ground = placeGround([...stations, ...users]);
  const talk = new ScenarioTalk(scenario, way);
  const graph = new InstantGraph(satellites.length, ground, { ...links, earth }, talk);
  const aims = new AttitudeAims(scenario);
  const candidatesAt = candidatesOf(scenario);
  const count = instantCount(durationS, stepS);
  const lastS = hasEnd ? durationS : 0;
  for (const instant of fleetInstants(scenario, { stepS, count, lastS })) {
    const { positionTemeKm, velocityTemeKmPerS, timeS } = instant;
    const { pairs, count: pairCount } = candidatesAt(timeS);
    aims.aim(positionTemeKm, velocityTemeKmPerS, timeS);
    talk.at(timeS);
    graph.build(instant, pairs, aims, pairCount);
    yield { ...instant, graph, doneFraction: Math.min(1, (instant.index + 1) / count) };
  }
}
