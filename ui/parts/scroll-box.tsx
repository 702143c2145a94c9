import type { ComponentChildren } from 'preact';

interface ScrollBoxProps {
  /** What the box holds, for people who do not see it. */
  readonly label: string;
  /** `scroll` scrolls sideways only; the others also have a height of their own. */
  readonly class?: 'scroll' | 'rows-box' | 'text-box' | 'json';
  readonly children: ComponentChildren;
}

/** A box that scrolls by itself, also by keyboard. */
export function ScrollBox({ label, class: name = 'scroll', children }: ScrollBoxProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to take the focus, or the keyboard cannot scroll it
    <section class={name} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
