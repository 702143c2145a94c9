import { Empty } from '../../parts/empty.tsx';

export function RequestsView() {
  return <Empty title="Requests" />;
}
