export {
  archiveVariables,
  readConfig,
  type ArchiveConfig,
  type ClientSystem,
  type ServerConfig,
} from './config.ts'
export { clientNodesOf } from './contents/client-nodes.ts'
export { codeHash, withCodes } from './contents/kept-client-nodes.ts'
export {
  createArchive,
  type Archive,
  type ArchiveDeps,
} from './create-archive.ts'
export { migrateArchive } from './db/schema.ts'
export { startArchive, type RunningArchive } from './start.ts'
export { verifyChain } from './usage-log/verify-chain.ts'
