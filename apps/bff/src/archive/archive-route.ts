/**
 * Every word of the archive's paths; any other part of a path may be personal.
 */
const WORDS = new Set([
  'portal',
  'persons',
  'subjects',
  'front-page',
  'tasks',
  'search',
  'documents',
  'content',
  'display',
  'visits',
  'wills',
  'preview',
  'controllers',
  'disclosures',
])

/** Template of a path of the archive, for metrics and traces: only its words are left. */
export const archiveRoute = (path: string): string =>
  path
    .split('?', 1)
    .join('')
    .split('/')
    .map((part) => (part === '' || WORDS.has(part) ? part : ':id'))
    .join('/')
