/** Every table of data/. */
export * from './context-tables.ts';
export * from './police-tables.ts';
export * from './site-tables.ts';
