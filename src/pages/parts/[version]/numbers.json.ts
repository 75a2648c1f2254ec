import type { APIRoute } from 'astro';
import { listNotes } from '../../../article/number-notes.ts';
import { loadVersion } from '../../../data/generated.ts';

/** The notes of all numbers, which the article fetches when a reader first asks for one. */
export const getStaticPaths = () => [{ params: { version: loadVersion() } }];

export const GET: APIRoute = () => Response.json(listNotes());
