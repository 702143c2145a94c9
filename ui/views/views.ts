import type { ComponentType } from 'preact';
import { CallsView } from './calls/calls-view.tsx';
import { ControlView } from './control/control-view.tsx';
import { RequestsView } from './requests/requests-view.tsx';
import { StateView } from './state/state-view.tsx';
import { TryView } from './try/try-view.tsx';

/** A view of the inspector. */
interface View {
  /** The value of the parameter `view` of the URL. */
  readonly id: string;
  readonly label: string;
  readonly View: ComponentType;
}

/** The views, in the order of the header; the first one is shown when the URL names none. */
export const views: readonly [View, ...View[]] = [
  { id: 'requests', label: 'Requests', View: RequestsView },
  { id: 'state', label: 'State', View: StateView },
  { id: 'calls', label: 'Calls', View: CallsView },
  { id: 'control', label: 'Control', View: ControlView },
  { id: 'try', label: 'Try it', View: TryView },
];
