export * from './operations.ts'
export * from './token-request.ts'
