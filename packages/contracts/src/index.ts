export * from './intake.ts'
export * from './portal.ts'
export * from './primitives.ts'
export * from './reading.ts'
