import { Empty } from '../../parts/empty.tsx';

export function ControlView() {
  return <Empty title="Control" />;
}
