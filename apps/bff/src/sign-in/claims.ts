import { ascii, requiredLine } from '@mittkanta/contracts'

/** `sub`: up to 255 ASCII characters (OpenID Connect Core, section 2). */
export const ProviderSubject = ascii(255)

/** `sid`, or what a provider calls its session; the standard gives it no form. */
export const ProviderSession = requiredLine(300)
