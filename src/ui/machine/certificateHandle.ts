// Which popover shows certificates? One for all values; each value is a trigger of it.

import { Popover } from '@base-ui/react/popover';
import type { CertifiedValue } from './certificates.ts';

export const certificateHandle = Popover.createHandle<CertifiedValue>();
