/** First schema of the extended client relation document; older ones are of the archive's first phase (5.2.1). */
export const EXTENDED_SINCE = '2019-06-01'
