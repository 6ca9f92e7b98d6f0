/**
 * Which edition of the projection this code is. Rows of an older one, or of none,
 * are written again when the archive starts (`reproject.ts`): raise it with every
 * change of what the projection writes.
 */
export const PROJECTION = 1
