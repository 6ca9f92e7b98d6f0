/**
 * Words that mark English translated word by word, and what to write instead.
 * The ESLint rule `plain-english` and `scripts/plain-english.ts` share the list.
 *
 * A pattern is matched as whole words, in any case; a space in it matches a line
 * break of a comment too.
 */
const MARKERS = [
  ['anew', 'again, from scratch, new'],
  ['nobody', 'the subject by name, or no one'],
  ['somebody', 'the subject by name: a user, a caller, another process'],
  ['whoever', 'the person who, anyone who'],
  ['nothing at all', 'nothing'],
  // “To tell A from B” is to distinguish them.
  ['tell|tells|told|telling', 'report, return, show, say or distinguish'],
  // To stand for something, or in for it, is plain English.
  [
    '(?<!-)(?:stand|stands|stood)(?!-|[\\s*]+(?:for|in for)\\b)',
    'is, is stored, appears, applies',
  ],
  // Of its own kind is plain; a table of its own is a separate table.
  [
    'of (?:its|his|her|their|our|your) own(?![\\s*]+(?!(?:and|at|by|for|in|on|that|to|when|which|whose|with)\\b)[a-z])',
    'its own, a separate',
  ],
  ['(?:go|goes|going|went|gone) on', 'continue'],
  ['as good as', 'is treated as'],
  // At-most-once delivery is a term.
  ['at most(?! once)', 'up to, no more than'],
  ['to be had', 'available'],
  ['what there is', 'the subject by name'],
  ['by (?:itself|themselves)', 'automatically, alone'],
].map(([pattern, instead]) => ({
  instead,
  pattern: new RegExp(`\\b(?:${pattern.replaceAll(' ', '[\\s*]+')})\\b`, 'giu'),
}))

/** Code, names of parameters and quoted text, which are written elsewhere. */
const QUOTED = /`[^`]*`|@param \S+|“[^”]*”/gu

/** The marker words of a text, in its order, with their offsets. */
export function markersIn(text) {
  const own = text.replace(QUOTED, (quoted) => '`'.repeat(quoted.length))
  return MARKERS.flatMap(({ pattern, instead }) =>
    [...own.matchAll(pattern)].map(({ 0: word, index }) => ({
      word: word.replace(/[\s*]+/gu, ' '),
      index,
      instead,
    })),
  ).sort((one, other) => one.index - other.index)
}
