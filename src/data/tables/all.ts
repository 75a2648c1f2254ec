/** Every table of data/. */
export * from './context-tables.ts';
export * from './force-tables.ts';
export * from './officers-tables.ts';
export * from './site-tables.ts';
export * from './survey-tables.ts';
