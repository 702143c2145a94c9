import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** The rows of a long list that are in the document: those in view, and some above and below. */
export interface RowWindow {
  readonly start: number;
  /** The index after the last row. */
  readonly end: number;
  /** The height of a row (CSS pixels), as the style sheet has it in `--row-height`. */
  readonly rowHeight: number;
  /** Scrolls as far as is needed to show a row. */
  reveal(index: number): void;
}

/** Rows above and below the view, so that scrolling does not show gaps. */
const margin = 15;

/** Also on the tallest screen the document has no more rows than this. */
const most = 180;

/** Follows a box that scrolls. Its header, which stays in view, is as high as a row. */
export function useRowWindow(box: RefObject<HTMLElement | null>, count: number): RowWindow {
  const [{ top, height, rowHeight }, setView] = useState({ top: 0, height: 0, rowHeight: 30 });
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const update = () => {
      const styled = Number.parseFloat(getComputedStyle(element).getPropertyValue('--row-height'));
      setView({ top: element.scrollTop, height: element.clientHeight, rowHeight: styled });
    };
    const resized = new ResizeObserver(update);
    resized.observe(element);
    element.addEventListener('scroll', update, { passive: true });
    return () => {
      resized.disconnect();
      element.removeEventListener('scroll', update);
    };
  }, []);
  const start = Math.max(0, Math.min(Math.floor(top / rowHeight) - margin, count - margin));
  const end = Math.min(count, start + Math.min(most, Math.ceil(height / rowHeight) + 2 * margin));
  const reveal = (index: number) => {
    const element = box.current;
    if (element === null) return;
    const first = index * rowHeight;
    const last = (index + 2) * rowHeight - element.clientHeight;
    if (element.scrollTop > first) element.scrollTop = first;
    else if (element.scrollTop < last) element.scrollTop = last;
  };
  return { start, end, rowHeight, reveal };
}
