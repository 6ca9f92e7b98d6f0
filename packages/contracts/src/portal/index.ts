export * from './operations.ts'
export * from './queries.ts'
