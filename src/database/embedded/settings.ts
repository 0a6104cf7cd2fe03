/** The port is only part of the socket's name. */
export const PORT = 5432
export const USER = 'holdfast'
export const DATABASE = 'holdfast'

/** What both a place's own database and a throwaway one want. The socket's folder is relative to the cluster, so that its
 *  name stays short however long the path is. */
const COMMON = {
  listen_addresses: '',
  unix_socket_directories: '.',
  unix_socket_permissions: '0700',
  port: String(PORT),
  timezone: 'UTC',
  log_timezone: 'UTC',
  jit: 'off',
  // Reading in the backend itself: no waiting I/O workers, no launcher for replication.
  io_method: 'sync',
  max_logical_replication_workers: '0',
  max_parallel_workers_per_gather: '0',
  max_parallel_maintenance_workers: '0',
  max_worker_processes: '1',
  wal_level: 'minimal',
  max_wal_senders: '0',
  update_process_title: 'off',
  // PostgreSQL's log would print rows and what people typed: errors stay out of it, ours has their codes.
  log_min_messages: 'log',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_checkpoints: 'off',
}

/** One place on one machine: small, and safe against a power cut. */
export const LASTING: Readonly<Record<string, string>> = {
  ...COMMON,
  max_connections: '40',
  shared_buffers: '48MB',
  effective_cache_size: '512MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  max_wal_size: '512MB',
  autovacuum_worker_slots: '2',
  autovacuum_max_workers: '2',
  // Work for a process of ours that was killed ends soon after it.
  client_connection_check_interval: '5s',
}

/** For tests: quick, and lost with the machine. */
export const THROWAWAY: Readonly<Record<string, string>> = {
  ...COMMON,
  max_connections: '120',
  shared_buffers: '128MB',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_wal_size: '1GB',
  autovacuum_naptime: '5min',
}

/** The arguments of `postgres` for a cluster. */
export function argumentsFor(cluster: string, settings: Readonly<Record<string, string>>): string[] {
  return ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}
