import { compareText } from './place.ts';

/** An ID as it is put in order: what stands before its last number, and that number. */
export interface IdOrder {
  readonly head: string;
  readonly number: number;
}

/** Splits an ID before the digits at its end; without any the number is 0. */
export function idOrder(id: string): IdOrder {
  const end = numberAt(id);
  return { head: id.slice(0, end), number: Number(id.slice(end)) };
}

/** IDs in human order: by prefix, then by number. Threads compare millions of IDs. */
export function compareIds(a: string, b: string): number {
  const [aNumber, bNumber] = [numberAt(a), numberAt(b)];
  return compareText(a.slice(0, aNumber), b.slice(0, bNumber)) || Number(a.slice(aNumber)) - Number(b.slice(bNumber)) || compareText(a, b);
}

export function compareOrders(a: IdOrder, b: IdOrder): number {
  return compareText(a.head, b.head) || a.number - b.number;
}

/** Where the digits at the end of an ID begin. */
function numberAt(id: string): number {
  let at = id.length;
  while (at > 0 && isDigit(id.charCodeAt(at - 1))) at -= 1;
  return at;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
