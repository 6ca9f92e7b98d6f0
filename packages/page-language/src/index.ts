export * from './page-language.ts'
