import type { Worlds } from '#world/worlds.ts';
import { textAnswer } from '../answers/about.ts';
import type { ControlPlane, ControlPlaneParts } from '../control-plane.ts';

/** Metrics for Prometheus: `GET /__admin/metrics`. */
export function metricsRoutes(app: ControlPlane, { worlds, metrics }: ControlPlaneParts): void {
  app.get(
    '/metrics',
    { schema: { summary: 'Counters and gauges in the Prometheus text format', response: { 200: textAnswer } } },
    async (_request, reply) => {
      const lines = [...metrics.lines(), ...gauges(worlds)];
      return reply.type('text/plain; version=0.0.4; charset=utf-8').send(`${lines.join('\n')}\n`);
    },
  );
}

function gauges(worlds: Worlds): readonly string[] {
  const all = worlds.all();
  return [
    ...gauge('xivo_mock_worlds', 'Number of worlds.', all.length),
    ...gauge('xivo_mock_resident_memory_bytes', 'Resident memory of the process in bytes.', process.memoryUsage.rss()),
    '# HELP xivo_mock_journal_entries Requests in the journal of each world.',
    '# TYPE xivo_mock_journal_entries gauge',
    ...all.map(({ id, journal }) => `xivo_mock_journal_entries{world="${id}"} ${journal.kept}`),
    '# HELP xivo_mock_generation Generation of each world: 1 plus the number of resets.',
    '# TYPE xivo_mock_generation gauge',
    ...all.map(({ id, generation }) => `xivo_mock_generation{world="${id}"} ${generation}`),
  ];
}

function gauge(name: string, help: string, value: number): readonly string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, `${name} ${value}`];
}
