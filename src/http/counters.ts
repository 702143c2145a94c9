/** Counts the requests to the web services since the process started, across resets. */
export class Metrics {
  readonly #series = new Map<string, { count: number; seconds: number; operation: string; status: number }>();

  /** Counts one request. `operation` must come from a bounded set, because each one is a series of its own. */
  count(request: { operation: string; status: number; ms: number }): void {
    const key = `${request.operation} ${request.status}`;
    const entry = this.#series.get(key) ?? {
      count: 0,
      seconds: 0,
      operation: request.operation,
      status: request.status,
    };
    entry.count += 1;
    entry.seconds += request.ms / 1000;
    this.#series.set(key, entry);
  }

  /** Returns the counters in the text format of Prometheus. */
  lines(): readonly string[] {
    const series = [...this.#series.values()];
    const labels = ({ operation, status }: { operation: string; status: number }) =>
      `{operation="${operation}",status="${status}"}`;
    return [
      '# HELP xivo_mock_requests_total Web-service requests.',
      '# TYPE xivo_mock_requests_total counter',
      ...series.map((each) => `xivo_mock_requests_total${labels(each)} ${each.count}`),
      '# HELP xivo_mock_request_seconds_total Time spent serving web-service requests.',
      '# TYPE xivo_mock_request_seconds_total counter',
      ...series.map((each) => `xivo_mock_request_seconds_total${labels(each)} ${each.seconds.toFixed(6)}`),
    ];
  }
}
