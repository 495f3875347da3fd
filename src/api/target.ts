/** What Node's EventTarget does, and what it leaves to be done for "WebSocket implements EventTarget". */

/** As they are now: what a script puts in their place later is not called. */
const { addEventListener, removeEventListener, dispatchEvent } = EventTarget.prototype;
export const native = { addEventListener, removeEventListener };

/** Under which Node keeps that an event is being dispatched; undefined where it keeps that otherwise. */
const FLAG = Object.getOwnPropertySymbols(new Event('')).find(({ description }) => description === 'kIsBeingDispatched');

/**
 * Dispatches an event. Node forgets that it is being dispatched behind the
 * first listener, so that the others find no currentTarget and could initialize
 * it anew; a flag of our own remembers it until the last has heard it.
 * @returns false if it was cancelled
 * @throws TypeError for what is no event
 * @step 10.3.2#idl-implements
 */
export function dispatch(target: EventTarget, event: Event): boolean {
  if (FLAG === undefined || !(event instanceof Event) || Reflect.get(event, FLAG)) return dispatchEvent.call(target, event);
  let isDispatched = false;
  const set = (value: boolean) => {
    isDispatched ||= value;
  };
  Object.defineProperty(event, FLAG, { configurable: true, get: () => isDispatched, set });
  try {
    return dispatchEvent.call(target, event);
  } finally {
    Object.defineProperty(event, FLAG, { configurable: true, writable: true, value: false });
  }
}

/**
 * Makes the members of an interface's prototype as Web IDL has them: all can be
 * enumerated, and a function's length is the number of arguments that it needs.
 * @param lengths of the functions that take arguments; `constructor` stands for the interface object
 */
export function asInterface(made: { name: string; prototype: object }, lengths: Readonly<Record<string, number>>): void {
  const { name, prototype } = made;
  for (const [member, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
    if (member !== 'constructor') Object.defineProperty(prototype, member, { ...descriptor, enumerable: true });
    if (Object.hasOwn(lengths, member)) Object.defineProperty(descriptor.value, 'length', { value: lengths[member] });
  }
  Object.defineProperty(prototype, Symbol.toStringTag, { value: name, configurable: true });
}

/** Gives a member of a prototype another name. */
export function rename(prototype: object, name: string, own: string): void {
  Object.defineProperty(prototype, own, Object.getOwnPropertyDescriptor(prototype, name) as PropertyDescriptor);
  Reflect.deleteProperty(prototype, name);
}
