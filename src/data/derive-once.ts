import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';

interface Derived {
  /** The inputs that were read, such as the rows of each table. */
  read: Map<string | symbol, unknown>;
  value: unknown;
}

const known = new WeakMap<object, Derived[]>();
const made = new WeakMap<object, WeakMap<object, unknown>>();
const files = new Map<string, Buffer>();

/** The bytes of a file: the same array while they do not change, so that what was derived from them is found again. */
export function readOnce(path: string): Uint8Array {
  const [before, now] = [files.get(path), readFileSync(path)];
  if (before?.equals(now)) return before;
  files.set(path, now);
  return now;
}

/** What is derived from one object alone, such as the bytes of a file. `name` identifies the derivation. */
export function makeOnce<From extends object, T>(name: object, from: From, make: (from: From) => T): T {
  const ofName = made.get(name) ?? new WeakMap<object, unknown>();
  made.set(name, ofName);
  const value = (ofName.get(from) as T | undefined) ?? make(from);
  ofName.set(from, value);
  return value;
}

/** A name for what is done with this object, such as the check of one chart: the same for the same two. */
export const nameFor = (name: object, from: object): object => makeOnce(name, from, () => ({}));

/** Twice as many as there are editions with their corrections: the fuzzing alternates between the present figures and a change. */
const mostKept = 16;

/**
 * What is derived from tables or other inputs: derived again only where an input that it reads has changed. `isEqual` tells
 * whether it came to the same then.
 */
export function deriveOnce<Inputs extends object, T>(
  name: object,
  derive: (inputs: Inputs) => T,
  inputs: Inputs,
  isEqual: (a: unknown, b: unknown) => boolean = isDeepStrictEqual,
): T {
  const derived = known.get(name) ?? [];
  const isSame = ({ read }: Derived) =>
    [...read].every(([input, value]) => Reflect.get(inputs, input) === value);
  const existing = derived.find(isSame);
  const one = existing ?? watch(derive, inputs);
  // An equal value is the same object, so that what was derived from it is found again, too.
  if (!existing && isEqual(one.value, derived[0]?.value)) one.value = derived[0]?.value;
  if (one !== derived[0])
    known.set(name, [one, ...derived.filter((other) => other !== one)].slice(0, mostKept));
  return one.value as T;
}

/** The last value of this name where the new one equals it, so that what was derived from it is found again. */
export const keepEqual = <T>(name: object, value: T): T =>
  deriveOnce(name, (inputs: { value: T }) => inputs.value, { value });

function watch<Inputs extends object>(derive: (inputs: Inputs) => unknown, inputs: Inputs): Derived {
  const read: Derived['read'] = new Map();
  const watched = new Proxy(inputs, {
    get(target, input) {
      const value: unknown = Reflect.get(target, input);
      read.set(input, value);
      return value;
    },
  });
  return { value: derive(watched), read };
}

/** The errors that each check finds in the tables that it reads. */
export const checkOnce = <Inputs extends object, Found>(
  checks: ((inputs: Inputs) => Found[])[],
  inputs: Inputs,
): Found[] => checks.flatMap((check) => deriveOnce(check, check, inputs));
