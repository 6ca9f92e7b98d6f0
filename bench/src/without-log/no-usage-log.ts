/** A usage log that keeps nothing; see `register.mjs`. */
export const createUsageLog = () => ({
  record: () => Promise.resolve(),
  recordIn: () => Promise.resolve(),
})
