// How is the ground rack put beside the policies, and its PUE chosen?

import { publishedPue, pueRange } from '../../compute/index.ts';
import { policyNames } from '../run/policies.ts';
import { comparePolicies } from '../run/runs.ts';
import { pueCertificate, setPue, useGroundRack } from './groundRack.ts';
import { Term } from './Metrics.tsx';

const definition =
  'The same jobs and seed on the same accelerators in a building: no windows, all data there at ' +
  'once, power and cooling always there. Its energy is that of the servers times the PUE.';

function turn(isShown: boolean): void {
  useGroundRack.setState({ isShown });
  if (isShown) comparePolicies(policyNames, true);
}

function PueField() {
  const pue = useGroundRack((state) => state.pue);
  return (
    <div className="groundPue">
      <label>
        <span className="dim">PUE</span>
        <input
          className="input"
          type="number"
          {...pueRange}
          step={0.01}
          value={pue}
          onChange={({ target }) => setPue(target.valueAsNumber)}
        />
      </label>
      {Object.values(publishedPue).map(({ value }) => (
        <button
          key={value}
          type="button"
          className="link"
          aria-pressed={value === pue}
          title={pueCertificate(value)}
          onClick={() => setPue(value)}
        >
          {value}
        </button>
      ))}
      <p className="dim">{pueCertificate(pue)}</p>
    </div>
  );
}

/** A switch, and behind it the PUE with what it rests on. */
export function GroundSwitch() {
  const isShown = useGroundRack((state) => state.isShown);
  return (
    <div className="groundSwitch">
      <label>
        <input
          type="checkbox"
          role="switch"
          checked={isShown}
          onChange={({ target }) => turn(target.checked)}
        />
        Ground rack of the same accelerators
      </label>
      <Term label="What is that?" definition={definition} />
      {isShown ? <PueField /> : null}
    </div>
  );
}
