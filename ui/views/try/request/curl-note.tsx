import { curlCommand } from '../../../lib/curl.ts';
import { CopyButton } from '../../../parts/copy-button.tsx';
import { TextView } from '../../../parts/text-view.tsx';
import { type Destination, type Draft, sendableOf } from './draft.ts';

interface CurlNoteProps {
  readonly draft: Draft;
  readonly destination: Destination;
  readonly login: string;
}

/** The same request as a command for a shell. */
export function CurlNote({ draft, destination, login }: CurlNoteProps) {
  const command = commandFor(draft, destination, login);
  if (command === undefined) return null;
  return (
    <details>
      <summary>As curl</summary>
      <TextView text={command} label="Command" />
      <CopyButton label="Copy the command" text={command} />
      {login !== '' && <span class="hint"> The shell's variable XIVO_PASSWORD has the password.</span>}
    </details>
  );
}

/** A draft that cannot be sent has no command; sending it says why. */
function commandFor(draft: Draft, destination: Destination, login: string): string | undefined {
  try {
    return curlCommand(sendableOf(draft, destination), login === '' ? undefined : login);
  } catch {
    return undefined;
  }
}
