/** How client systems call the archive of the tests. */
export const ARCHIVE_URL = 'http://archive.test'
