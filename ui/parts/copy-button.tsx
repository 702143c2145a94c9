import { usePage } from '../lib/page.ts';

/** Copies a text; `label` says what it is. */
export function CopyButton({ text, label }: { readonly text: string; readonly label: string }) {
  const { announce } = usePage();
  const copy = async () => {
    const isCopied = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    announce(isCopied ? 'Copied' : 'The browser does not allow this page to copy; select the text instead');
  };
  return (
    <button type="button" class="quiet" onClick={copy}>
      {label}
    </button>
  );
}
