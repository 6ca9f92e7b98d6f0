/** The texts of the front page, as one file. */
export { default as common } from '../fi/common.json' with { type: 'json' }
export { default as frontPage } from '../fi/front-page.json' with { type: 'json' }
export { default as problems } from '../fi/problems.json' with { type: 'json' }
export { default as session } from '../fi/session.json' with { type: 'json' }
