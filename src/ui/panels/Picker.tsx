// How is one of a few things chosen, with a line about each?

import { Select } from '@base-ui/react/select';
import { Icon } from './Icon.tsx';
import '../style/popups.css';

export interface PickerItem {
  readonly value: string;
  readonly label: string;
  readonly detail?: string;
}

export interface PickerProps {
  readonly name: string;
  readonly value: string;
  readonly items: readonly PickerItem[];
  readonly onChange: (value: string) => void;
  readonly disabled?: boolean;
}

/** What the picker looks like before its code has arrived. */
export function PickerFace({ name, value, items }: Pick<PickerProps, 'name' | 'value' | 'items'>) {
  const label = items.find((item) => item.value === value)?.label ?? value;
  return (
    <>
      <span className="pickerName">{name}</span>
      <span className="pickerValue">{label}</span>
      <Icon name="down" />
    </>
  );
}

/** A list that opens below its button; arrow keys and first letters choose. */
export default function Picker({ name, value, items, onChange, disabled = false }: PickerProps) {
  return (
    <Select.Root
      value={value}
      disabled={disabled}
      onValueChange={(next) => {
        if (next !== null && next !== value) onChange(next);
      }}
    >
      <Select.Trigger className="picker" aria-label={name}>
        <PickerFace name={name} value={value} items={items} />
      </Select.Trigger>
      <Select.Portal>
        <Select.Positioner
          className="popupLayer"
          sideOffset={5}
          align="start"
          alignItemWithTrigger={false}
        >
          <Select.Popup className="popup">
            <Select.List>
              {items.map((item) => (
                <Select.Item key={item.value} value={item.value} className="popupItem">
                  <Select.ItemText>{item.label}</Select.ItemText>
                  {item.detail === undefined ? null : (
                    <span className="popupDetail">{item.detail}</span>
                  )}
                </Select.Item>
              ))}
            </Select.List>
          </Select.Popup>
        </Select.Positioner>
      </Select.Portal>
    </Select.Root>
  );
}
