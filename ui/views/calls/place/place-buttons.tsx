interface PlaceButtonsProps {
  readonly isRunning: boolean;
  onDryRun(): void;
}

/** Places the call, or shows what would happen. */
export function PlaceButtons({ isRunning, onDryRun }: PlaceButtonsProps) {
  return (
    <div class="row">
      <button type="submit" class="primary" disabled={isRunning}>
        Place the call
      </button>
      <button type="button" disabled={isRunning} onClick={onDryRun}>
        Dry run
      </button>
      <span class="soft">A dry run shows the way of the call and writes nothing.</span>
    </div>
  );
}
