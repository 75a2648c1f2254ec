/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** The figures of the prose that were rendered on the page. */
    notes?: import('./article/note-links.ts').NoteLink[];
  }
}
