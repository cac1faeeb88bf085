/* eslint-disable @nx/enforce-module-boundaries -- the boundaries forbid importing an app; this is the app under test */
export { takeBackup, type BackupStage } from '../../../api/src/cli/backup/take-backup';
