// How does one get back to the scenario before, with a click?

import { redo, undo, useHistory } from '../run/history.ts';
import { Icon } from './Icon.tsx';

/** Two buttons once there is something to go back to; nothing before. */
export default function UndoButtons() {
  const { past, future } = useHistory();
  if (past.length + future.length === 0) return null;
  const last = past.at(-1);
  const next = future.at(-1);
  return (
    <>
      <button
        type="button"
        className="button buttonIcon buttonQuiet"
        aria-label="Undo"
        title={`Back to ${last?.sourceName ?? 'the scenario before'} (Ctrl Z)`}
        disabled={last === undefined}
        onClick={undo}
      >
        <Icon name="undo" />
      </button>
      <button
        type="button"
        className="button buttonIcon buttonQuiet"
        aria-label="Redo"
        title={`Forward to ${next?.sourceName ?? 'what was undone'} (Ctrl Shift Z)`}
        disabled={next === undefined}
        onClick={redo}
      >
        <Icon name="redo" />
      </button>
    </>
  );
}
