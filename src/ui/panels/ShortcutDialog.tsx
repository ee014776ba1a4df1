// Which keys are there?

import { Dialog } from '@base-ui/react/dialog';
import { shortcuts } from '../keyboard.ts';
import type { Shortcut } from '../keyboard.ts';
import { useView } from '../view.ts';
import { Icon } from './Icon.tsx';
import '../style/popups.css';
import '../style/inspector.css';

const groups: readonly Shortcut['group'][] = ['Time', 'Panels', 'Scene', 'Run'];

function Group({ group }: { readonly group: Shortcut['group'] }) {
  return (
    <section className="shortcutGroup">
      <h3>{group}</h3>
      <dl className="metrics">
        {shortcuts
          .filter((shortcut) => shortcut.group === group)
          .map(({ keys, does }) => (
            <div key={keys}>
              <dt>{does}</dt>
              <dd>
                <kbd className="kbd">{keys}</kbd>
              </dd>
            </div>
          ))}
      </dl>
    </section>
  );
}

/** The sheet of all shortcuts, made from the table that the keyboard works by. */
export default function ShortcutDialog() {
  const setView = useView((view) => view.set);
  return (
    <Dialog.Root open onOpenChange={(isOpen) => (isOpen ? undefined : setView({ dialog: null }))}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog dialogWide">
          <header className="dialogHead">
            <Dialog.Title>Keyboard shortcuts</Dialog.Title>
            <Dialog.Close className="button buttonIcon buttonQuiet" aria-label="Close">
              <Icon name="close" />
            </Dialog.Close>
          </header>
          <div className="dialogBody shortcutGroups">
            {groups.map((group) => (
              <Group key={group} group={group} />
            ))}
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
