import type { Fault } from '../fault.ts';
import type { Question } from './mappings.ts';

/** What turns up while a sheet is read, beside its figures. */
export interface Findings {
  faults: Fault[];
  /** What was met and not understood, once each. */
  questions: Map<string, Question>;
  /** Harmless accidents, once each. */
  remarks: Set<string>;
  /** Headings and rows of which no table is held. */
  leftOut: Set<string>;
}

export const noFindings = (): Findings => ({
  faults: [],
  questions: new Map(),
  remarks: new Set(),
  leftOut: new Set(),
});

export function ask(findings: Findings, question: Question): void {
  const key = `${question.what} ${question.met}`;
  if (!findings.questions.has(key)) findings.questions.set(key, question);
}

/** A fault in a cell of a workbook: file, then Table_2!B12. */
export function faultIn(file: string, at: string, got: string, expected: string, mend: string): Fault {
  return { file, column: at, got, expected, mend };
}
