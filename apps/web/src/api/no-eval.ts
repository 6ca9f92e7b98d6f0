import { config } from 'zod'

// Our CSP allows no `new Function`, with which zod would compile schemas; even
// trying is reported as a violation. Imported before the first schema is made.
config({ jitless: true })
