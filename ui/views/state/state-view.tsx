import { Empty } from '../../parts/empty.tsx';

export function StateView() {
  return <Empty title="State" />;
}
