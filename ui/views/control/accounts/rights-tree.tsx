import { CheckField } from '../../../parts/field.tsx';
import { grantOf, type RightNode, withRight } from './rights.ts';

interface RightsTreeProps {
  readonly nodes: readonly RightNode[];
  readonly rights: readonly string[];
  onRights(rights: readonly string[]): void;
}

/** Grants rights on sections. A right includes the sections below, whose boxes follow it. */
export function RightsTree({ nodes, rights, onRights }: RightsTreeProps) {
  return (
    <ul class="rights">
      {nodes.map((node) => (
        <li key={node.section}>
          <RightBox node={node} rights={rights} onRights={onRights} />
          {node.children.length > 0 && (
            <details open={rights.some((right) => right.startsWith(`${node.section}/`))}>
              <summary>
                {node.children.length} below<span class="visually-hidden"> {node.section}</span>
              </summary>
              <RightsTree nodes={node.children} rights={rights} onRights={onRights} />
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}

interface RightBoxProps extends Omit<RightsTreeProps, 'nodes'> {
  readonly node: RightNode;
}

function RightBox({ node: { section, label }, rights, onRights }: RightBoxProps) {
  const grant = grantOf(rights, section);
  return (
    <CheckField
      label={<code title={section}>{label}</code>}
      checked={grant !== undefined}
      disabled={grant !== undefined && grant !== section}
      onChecked={(isGranted) => onRights(withRight(rights, section, isGranted))}
    />
  );
}
