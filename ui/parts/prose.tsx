import { Fragment } from 'preact';

/** A sentence of a description, with what stands between backticks as code. */
export function Prose({ text }: { readonly text: string }) {
  return (
    <>
      {text
        .split('`')
        .map((part, index) =>
          index % 2 === 0 ? <Fragment key={index}>{part}</Fragment> : <code key={index}>{part}</code>,
        )}
    </>
  );
}
