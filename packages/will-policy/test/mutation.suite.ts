/*
 * What the mutation run runs, in one file: starting a worker and loading the
 * policy once for each mutant is most of its time.
 */
import './rules.test.ts'
import './handbook-11.4.1.test.ts'
import './table-5.6.1.test.ts'
import './reference.test.ts'
import './unknown.test.ts'
