import { countText } from '../../../lib/format.ts';
import { usePage } from '../../../lib/page.ts';
import { CopyButton } from '../../../parts/copy-button.tsx';
import { JsonView } from '../../../parts/json-view.tsx';
import { ScrollBox } from '../../../parts/scroll-box.tsx';
import { TextView } from '../../../parts/text-view.tsx';
import { type Message, mask } from '../entry.ts';
import { isCut, isUnread } from './again.ts';
import { Tabs } from './tabs.tsx';

interface MessageTabsProps {
  /** The parameter of the URL that keeps the tab. */
  readonly name: string;
  readonly label: string;
  readonly message: Message;
  /** The first line of the raw view. */
  readonly start: string;
  readonly marked?: readonly string[];
  readonly notes?: ReadonlyMap<string, string>;
}

/** A request or an answer as JSON, raw, and its headers. */
export function MessageTabs({ name, label, message, start, ...marks }: MessageTabsProps) {
  const { route } = usePage();
  const { body, text } = message;
  const selected = route.parameters[name] ?? (body === undefined && text !== undefined ? 'raw' : 'json');
  const raw = rawOf(message, start);
  return (
    <Tabs
      name={name}
      label={label}
      selected={selected}
      onSelect={(id) => route.set({ [name]: id }, { replace: true })}
      tabs={[
        { id: 'json', label: 'JSON', content: <JsonTab message={message} label={`${label}, JSON`} {...marks} /> },
        {
          id: 'raw',
          label: 'Raw',
          content: (
            <>
              <TextView text={raw} label={`${label}, raw`} />
              <CopyButton text={raw} label="Copy raw" />
            </>
          ),
        },
        {
          id: 'headers',
          label: 'Headers',
          content: <HeaderTable headers={message.headers} label={`${label}, headers`} />,
        },
      ]}
    />
  );
}

function JsonTab({ message, ...marks }: Pick<MessageTabsProps, 'message' | 'label' | 'marked' | 'notes'>) {
  const { body, text, bytes } = message;
  if (body !== undefined)
    return (
      <>
        <JsonView value={body} {...marks} />
        <CopyButton text={JSON.stringify(body, null, 2)} label="Copy JSON" />
      </>
    );
  if (isUnread(message)) return <p class="soft">The mock did not read the body.</p>;
  if (text === undefined) return <p class="soft">No body.</p>;
  return <p class="soft">The body is not JSON ({countText(bytes, 'byte')}); Raw shows it.</p>;
}

/** The message as text. The journal keeps JSON parsed: its spacing and repeated keys are lost. */
function rawOf(message: Message, start: string): string {
  const { headers, body, text = '', encoding } = message;
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${valueText(value)}`);
  const content = body === undefined ? text : JSON.stringify(body);
  const remark = [
    ...(encoding === undefined ? [] : ['the bytes are not UTF-8; this is their Base64']),
    ...(isCut(message) ? [`only the beginning of ${countText(message.bytes, 'byte')}`] : []),
    ...(content.includes(mask) ? ['secrets are masked'] : []),
  ].join('; ');
  return [start, ...lines, '', content, ...(remark === '' ? [] : ['', `(${remark})`])].join('\n');
}

function HeaderTable({ headers, label }: Pick<Message, 'headers'> & { readonly label: string }) {
  return (
    <ScrollBox label={label}>
      <table>
        <tbody>
          {Object.entries(headers).map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td class="mono text">
                <bdi>{valueText(value)}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

/** A repeated header is a list. */
function valueText(value: unknown): string {
  return Array.isArray(value) ? value.join(', ') : String(value);
}
