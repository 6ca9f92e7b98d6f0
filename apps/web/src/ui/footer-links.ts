/** The pages that every page leads to, in this order; all open without a sign-in. */
export const FOOTER_LINKS = [
  { to: '/safety', text: 'safety' },
  { to: '/about', text: 'about' },
  { to: '/coverage', text: 'footer.coverage' },
  { to: '/accessibility', text: 'footer.accessibility' },
  { to: '/privacy', text: 'footer.privacy' },
] as const
