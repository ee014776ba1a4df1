// How do several drawings come on screen without one long pause? One after the other, a frame each.

type Work = () => void;

const waiting = new Set<Work>();
let isFrameAsked = false;

function askFrame(): void {
  if (isFrameAsked || waiting.size === 0) return;
  isFrameAsked = true;
  requestAnimationFrame(doNext);
}

function doNext(): void {
  isFrameAsked = false;
  const [work] = waiting;
  if (work === undefined) return;
  waiting.delete(work);
  askFrame();
  work();
}

/** Does a work in a coming frame, after all that wait already; returns what takes it back. */
export function inTurn(work: Work): () => void {
  waiting.add(work);
  askFrame();
  return () => {
    waiting.delete(work);
  };
}
