export { AJV_OPTIONS, exactShape, NotExact } from './exact-shape.ts'
export { compilerOf } from './compiled.ts'
