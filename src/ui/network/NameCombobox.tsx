// How is one of many named things chosen by typing?

import { Combobox } from '@base-ui/react/combobox';
import { Icon } from '../panels/Icon.tsx';
import '../style/popups.css';
import './nameCombobox.css';

export interface NamedItem {
  readonly value: string;
  readonly label: string;
}

interface NameComboboxProps {
  readonly name: string;
  readonly items: readonly NamedItem[];
  readonly value: string | null;
  readonly placeholder?: string;
  readonly onChange: (value: string) => void;
}

/** More are not looked through by eye: one types on. */
const shownMax = 120;

function List({ name }: { readonly name: string }) {
  return (
    <Combobox.Portal>
      <Combobox.Positioner className="popupLayer" sideOffset={4} align="start">
        <Combobox.Popup className="popup nameList">
          <Combobox.Empty>
            <p className="emptyState dim">Nothing has this name.</p>
          </Combobox.Empty>
          <Combobox.List aria-label={name}>
            {(item: NamedItem) => (
              <Combobox.Item key={item.value} value={item} className="popupItem">
                {item.label}
              </Combobox.Item>
            )}
          </Combobox.List>
        </Combobox.Popup>
      </Combobox.Positioner>
    </Combobox.Portal>
  );
}

/** A field that narrows its list as one types; arrows and Enter choose. */
export function NameCombobox({ name, items, value, placeholder, onChange }: NameComboboxProps) {
  return (
    <Combobox.Root
      items={items}
      value={items.find((item) => item.value === value) ?? null}
      limit={shownMax}
      autoHighlight
      isItemEqualToValue={(a: NamedItem, b: NamedItem) => a.value === b.value}
      onValueChange={(item) => {
        if (item !== null) onChange(item.value);
      }}
    >
      <Combobox.InputGroup className="nameField">
        <Combobox.Input className="input" aria-label={name} placeholder={placeholder} />
        <Combobox.Trigger className="nameOpen" aria-label={`${name}: all`} tabIndex={-1}>
          <Icon name="down" />
        </Combobox.Trigger>
      </Combobox.InputGroup>
      <List name={name} />
    </Combobox.Root>
  );
}
