/** Counts the calls of the web services since the process started, across resets. */
export class Metrics {
  readonly #calls = new Map<string, { count: number; seconds: number; operation: string; status: number }>();

  /** Counts one call. `operation` must come from a bounded set, because each one is a series of its own. */
  count(call: { operation: string; status: number; ms: number }): void {
    const key = `${call.operation} ${call.status}`;
    const entry = this.#calls.get(key) ?? { count: 0, seconds: 0, operation: call.operation, status: call.status };
    entry.count += 1;
    entry.seconds += call.ms / 1000;
    this.#calls.set(key, entry);
  }

  /** Returns the counters in the text format of Prometheus. */
  lines(): readonly string[] {
    const series = [...this.#calls.values()];
    const labels = ({ operation, status }: { operation: string; status: number }) =>
      `{operation="${operation}",status="${status}"}`;
    return [
      '# HELP xivo_mock_requests_total Web-service calls.',
      '# TYPE xivo_mock_requests_total counter',
      ...series.map((each) => `xivo_mock_requests_total${labels(each)} ${each.count}`),
      '# HELP xivo_mock_request_seconds_total Time spent serving web-service calls.',
      '# TYPE xivo_mock_request_seconds_total counter',
      ...series.map((each) => `xivo_mock_request_seconds_total${labels(each)} ${each.seconds.toFixed(6)}`),
    ];
  }
}
