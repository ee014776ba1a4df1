// Why is the result not there, and what can be done about it?

import { useEffect } from 'react';
import { dismissMessage, restart } from '../run/runs.ts';
import { useStore } from '../store.ts';
import { useView } from '../view.ts';
import { Icon } from './Icon.tsx';
import { ProblemList } from './ProblemList.tsx';
import '../style/problems.css';

function Close() {
  return (
    <button
      type="button"
      className="button buttonIcon buttonQuiet"
      aria-label="Dismiss"
      onClick={dismissMessage}
    >
      <Icon name="close" />
    </button>
  );
}

/** On a phone the scene may be covered by another panel: a message brings it to the front. */
function useSceneInFront(isTold: boolean): void {
  useEffect(() => {
    if (isTold) useView.getState().set({ phoneTab: 'scene' });
  }, [isTold]);
}

/** A card over the scene: problems of an input, a worker that died, a run that was cancelled. */
export default function RunMessage() {
  const run = useStore((state) => state.run);
  const hasResult = useStore((state) => state.result !== null);
  useSceneInFront(run.problems.length > 0 || run.status === 'crashed');
  const kept = hasResult ? 'The last result is still on screen.' : 'Nothing has been computed yet.';
  if (run.problems.length > 0) {
    const count = run.problems.length;
    return (
      <section className="runMessage" role="alert">
        <header>
          <Icon name="warning" />
          <h2>{count === 1 ? 'One problem' : `${count} problems`}</h2>
          <Close />
        </header>
        <p className="dim">{kept}</p>
        <ProblemList problems={run.problems} />
      </section>
    );
  }
  if (run.status !== 'crashed' && run.status !== 'cancelled') return null;
  const isCrash = run.status === 'crashed';
  return (
    <section className="runMessage" role={isCrash ? 'alert' : 'status'}>
      <header>
        {isCrash ? <Icon name="warning" /> : null}
        <h2>{isCrash ? 'The worker died' : 'Run cancelled'}</h2>
        <Close />
      </header>
      {isCrash ? <p>{run.crash}</p> : null}
      <p className="dim">{kept}</p>
      <p>
        <button type="button" className="button buttonPrimary" onClick={restart}>
          {isCrash ? 'Restart' : 'Run again'}
        </button>
      </p>
    </section>
  );
}
