import { parse } from '#fields/evaluate.ts';
import { extensionHash, normalForm } from '#pbx/numbers/patterns.ts';
import { outcallFields, patternFields } from '#resources/service/ipbx/call_management/outcall/body.ts';
import type { Store } from '#store/store.ts';
import type { PlannedOutcall } from '../routes.ts';

/** Writes the outcalls with their pattern, its number, and their trunks. */
export function writeOutcalls(store: Store, outcalls: readonly PlannedOutcall[]): void {
  for (const { id, patternId, company, name, prefix, trunkIds } of outcalls) {
    const context = company.name;
    store.insert('outcall', { ...parse(outcallFields, { name, context }), id, commented: 0 });
    const pattern = parse(patternFields, { exten: `${prefix}.`, stripnum: prefix.length });
    const exten = normalForm(pattern.exten);
    store.insert('dialpattern', { ...pattern, exten, id: patternId, type: 'outcall', typeid: id });
    const number = { exten, extenhash: extensionHash(exten), context };
    store.insert('extenumbers', { ...number, type: 'outcall', typeval: String(patternId) });
    const appdata = `outcall,s,1(${patternId})`;
    store.insert('extensions', { context, exten, priority: 1, app: 'GoSub', appdata });
    for (const [priority, trunkfeaturesid] of trunkIds.entries()) {
      store.insert('outcalltrunk', { outcallid: id, trunkfeaturesid, priority });
    }
    store.insert('contextmember', { context, type: 'outcall', typeval: String(id), varname: 'context' });
  }
}
