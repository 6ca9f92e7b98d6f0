export { networkOf } from './network-of.ts'
export { RateLimiter, type Limit, type Refusal } from './rate-limiter.ts'
export { trustedProxies } from './trusted-proxies.ts'
