/** The texts of the front page, as one file. */
export { default as common } from '../sv/common.json' with { type: 'json' }
export { default as frontPage } from '../sv/front-page.json' with { type: 'json' }
export { default as problems } from '../sv/problems.json' with { type: 'json' }
export { default as session } from '../sv/session.json' with { type: 'json' }
