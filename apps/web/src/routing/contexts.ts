import { createContext, use } from 'react'
import type { PageLoads, PagesState } from './page-loads.ts'
import type { Level } from './routes.ts'

export const LoadsContext = createContext<PageLoads | null>(null)
export const StateContext = createContext<PagesState | null>(null)
export const LevelContext = createContext<Level | null>(null)
export const ErrorContext = createContext<unknown>(undefined)

const inPages = <T>(value: T | null): T => {
  if (value === null) throw new Error('no pages: render inside Pages')
  return value
}

export const useLoads = (): PageLoads => inPages(use(LoadsContext))
export const useLevel = (): Level => inPages(use(LevelContext))
export const usePagesState = (): PagesState => inPages(use(StateContext))
