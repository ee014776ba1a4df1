// What can be opened, and what can be taken away?

import { Menu } from '@base-ui/react/menu';
import { Icon } from './Icon.tsx';
import '../style/popups.css';

export interface FileAction {
  readonly label: string;
  readonly detail: string;
  /** Why it cannot be done now; undefined: it can. */
  readonly hindrance?: string | undefined;
  readonly run: () => void;
}

/** The menu of the top bar; groups are parted by a rule. */
export default function FileMenu({ groups }: { readonly groups: readonly FileAction[][] }) {
  return (
    <Menu.Root>
      <Menu.Trigger className="button">
        <Icon name="file" />
        <span className="toolLabel">Files</span>
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className="popupLayer" sideOffset={5} align="end">
          <Menu.Popup className="popup">
            {groups.flatMap((group, groupIndex) => [
              ...(groupIndex > 0
                ? [<Menu.Separator key={`rule-${groupIndex}`} className="popupRule" />]
                : []),
              ...group.map((action) => (
                <Menu.Item
                  key={action.label}
                  className="popupItem"
                  disabled={action.hindrance !== undefined}
                  onClick={action.run}
                >
                  <span>{action.label}</span>
                  <span className="popupDetail">{action.hindrance ?? action.detail}</span>
                </Menu.Item>
              )),
            ])}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
