import { createContext } from 'react'

/**
 * The place that was moved to within the page's life, such as `/about`; null
 * on the first page, whose focus is the browser's. A new place moves the focus.
 */
export const FocusContext = createContext<string | null>(null)
