/** What a person can ask a controller for. */
export const WANTS = ['see', 'correct', 'log'] as const
export type Want = (typeof WANTS)[number]
