/*
 * What the mutation run runs, in one file: starting a worker and loading the
 * policy once for each of a thousand mutants is most of its time. The suite
 * that holds every rule's own data is first, because most mutants die there.
 *
 * The random and exhaustive suites are left out: they are slow, and every rule
 * must be held by a test that names it.
 */
import './rules.test.ts'
import './decide.test.ts'
import './handbook-5.2.test.ts'
import './handbook-5.3.test.ts'
import './handbook-5.4.test.ts'
import './handbook-5.5.test.ts'
import './handbook-5.6.test.ts'
import './handbook-7-and-11.test.ts'
import './client-relation.test.ts'
import './marks.test.ts'
import './newness.test.ts'
import './available-since.test.ts'
import './policy.test.ts'
import './dates.test.ts'
import './tasks.test.ts'
import './strictest.test.ts'
